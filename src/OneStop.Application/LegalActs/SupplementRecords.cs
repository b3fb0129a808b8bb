using System.Text.Json;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.LegalActs;

/// <summary>The domain's supplements as rows, and back.</summary>
internal static class SupplementRecords
{
    private static readonly JsonSerializerOptions _stored = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    public static Supplements Read(LockedDossier locked) => new(
        locked.Procedure.Rules.Supplement,
        [.. locked.Supplements.OrderBy(row => row.No).Select(row => JsonSerializer.Deserialize<Supplement>(row.State, _stored)!)]);

    /// <summary>The open request's row, or null.</summary>
    public static SupplementRow? OpenRow(LockedDossier locked) => locked.Supplements.FirstOrDefault(row => row.Open);

    public static void Write(SupplementRow row, Supplement request)
    {
        row.State = JsonSerializer.Serialize(request, _stored);
        row.Open = request.IsOpen;
    }

    public static SupplementRow New(Change change, Supplement request, ActRow act) => new()
    {
        Id = change.NewId(),
        DossierId = change.Dossier.Id,
        No = request.No,
        TaskId = Guid.Parse(request.Task),
        ActId = act.Id,
        State = JsonSerializer.Serialize(request, _stored),
        Open = true,
    };
}
