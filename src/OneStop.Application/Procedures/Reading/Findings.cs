using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures.Reading;

/// <summary>A place in a file; both from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    internal static Place Start { get; } = new(1, 1);
}

/// <summary>Gathers the faults of one file.</summary>
internal sealed class Findings(string file)
{
    private readonly List<Fault> _faults = [];

    internal string File { get; } = file;

    internal IReadOnlyList<Fault> All => _faults;

    internal bool HasErrors => _faults.Exists(fault => fault.Weight == FaultWeight.Error);

    /// <param name="element">Id of the thing concerned, where it has one.</param>
    internal void Error(Place at, string rule, string sentence, string? element = null) =>
        _faults.Add(new Fault(File, at.Line, at.Column, rule, element, null, sentence));

    internal void Warn(Place at, string rule, string sentence, string? element = null) =>
        _faults.Add(new Fault(File, at.Line, at.Column, rule, element, null, sentence, FaultWeight.Warning));

    /// <summary>Takes back what is known not to hold after all.</summary>
    internal void Withdraw(string rule, string element) => _faults.RemoveAll(fault => fault.Rule == rule && fault.ElementId == element);

    internal void AddRange(IEnumerable<Fault> faults) => _faults.AddRange(faults);
}
