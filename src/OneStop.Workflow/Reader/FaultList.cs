namespace OneStop.Workflow.Reader;

/// <summary>Gathers the faults of one file.</summary>
internal sealed class FaultList(string file)
{
    /// <summary>Of errors and of warnings; the list must stay readable and bounded.</summary>
    private const int Max = 1_000;

    private readonly List<Fault> _faults = [];
    private int _errors;
    private int _warnings;

    internal bool HasErrors { get; private set; }

    /// <summary>By line and column.</summary>
    internal IReadOnlyList<Fault> Sorted() =>
        [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).ThenBy(fault => fault.Rule, StringComparer.Ordinal)];

    internal void Add(Element element, string rule, string sentence, FaultWeight weight = FaultWeight.Error) =>
        Add(element.Line, element.Column, rule, sentence, weight, element);

    internal void Add(int line, int column, string rule, string sentence, FaultWeight weight = FaultWeight.Error, Element? element = null)
    {
        HasErrors |= weight == FaultWeight.Error;
        var count = weight == FaultWeight.Error ? ++_errors : ++_warnings;
        if (count <= Max)
            _faults.Add(new Fault(file, line, column, rule, element?.Id, element?["name"], sentence, weight));
        else if (count == Max + 1)
            _faults.Add(new Fault(file, line, column, "bpmn.too-many-faults", null, null, $"There are more than {Max} of these; mend the others first.", weight));
    }
}
