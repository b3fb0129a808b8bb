using Json.Schema;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Offices;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures;

/// <summary>A jurisdiction (địa bàn): one version of all that its folder says, checked as a whole.</summary>
/// <param name="Key">The folder's name: <c>lc-2026</c>.</param>
/// <param name="Procedures">By slug.</param>
public sealed record Jurisdiction(
    string Key,
    Organisation Organisation,
    WorkingCalendar Calendar,
    IReadOnlyDictionary<string, LoadedProcedure> Procedures)
{
    /// <summary>What the engine asks beside the process itself: the processes of this release, the working time of this calendar, and rule N for waits.</summary>
    internal ProcessSurroundings Surroundings { get; } = new()
    {
        Called = Procedures.Values.ToDictionary(procedure => procedure.Process.Id, procedure => procedure.Process, StringComparer.Ordinal),
        WorkingTime = (start, length) => DossierClock.After(Calendar, start, length).Succeeded(out var due, out _) ? due.At : null,
        Wait = (start, length) => DossierClock.Posting(start, new Limit(LimitUnit.Days, 2 * (int)length.TotalDays)).To,
    };
}

/// <summary>A procedure with its route and the schema of its own data.</summary>
/// <param name="Rules">What <c>procedure.yaml</c> and the steps of the process say.</param>
/// <param name="Bpmn">The exact bytes of the process, to be given back unchanged.</param>
/// <param name="Form">Evaluated as it stands: it refers to nothing outside itself.</param>
/// <param name="FormJson">The schema's exact bytes, for pages that build the form from it.</param>
public sealed record LoadedProcedure(
    Procedure Rules,
    ProcessDefinition Process,
    ReadOnlyMemory<byte> Bpmn,
    JsonSchema Form,
    ReadOnlyMemory<byte> FormJson,
    IReadOnlyList<Scenario> Scenarios)
{
    /// <summary>What a step asks of its officer, by node; most ask nothing.</summary>
    public IReadOnlyDictionary<string, StepForm> StepForms { get; init; } = new Dictionary<string, StepForm>();
}

/// <summary>The data that come with the completion of a step.</summary>
/// <param name="Json">The schema's exact bytes.</param>
public sealed record StepForm(JsonSchema Schema, ReadOnlyMemory<byte> Json);

/// <param name="Value">Null when any fault of weight error was found: nothing of a broken jurisdiction is used.</param>
/// <param name="Faults">All of them, by file and place; warnings too.</param>
public sealed record JurisdictionReading(Jurisdiction? Value, IReadOnlyList<Fault> Faults);
