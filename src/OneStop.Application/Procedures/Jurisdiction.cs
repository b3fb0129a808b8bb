using OneStop.Domain.Deadlines;
using OneStop.Domain.Offices;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures;

internal sealed record Jurisdiction(string Key, Organisation Organisation, WorkingCalendar Calendar, IReadOnlyDictionary<string, LoadedProcedure> Procedures);

internal sealed record LoadedProcedure(Procedure Rules, ProcessDefinition Process)
{
    public IEnumerable<OneStop.Domain.Fault> FormFaults(System.Text.Json.JsonElement? form) => throw new NotSupportedException();
}

internal sealed record JurisdictionFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ByPath)
{
    public static JurisdictionFiles OfFolder(string folder) => throw new NotSupportedException(folder);
}

internal sealed record JurisdictionReading(Jurisdiction? Value, IReadOnlyList<Fault> Faults);

internal static class JurisdictionReader
{
    public static JurisdictionReading Read(string key, JurisdictionFiles files) => throw new NotSupportedException(key);
}
