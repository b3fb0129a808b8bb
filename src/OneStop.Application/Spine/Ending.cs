using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using OneStop.Application.Persistence;
using OneStop.Contracts;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Spine;

/// <summary>What ends every command: due moments, one journal entry, one event, the citizen's document.</summary>
internal static class Ending
{
    private static readonly JsonSerializerOptions _oneLine = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>Done, or the refusal of the calendar.</returns>
    public static Outcome<Done> Finish(Change change, string via, string happened)
    {
        if (!Clockwork.Settle(change).Succeeded(out var deadlines, out var refusal))
            return refusal;

        var dossier = change.Dossier;
        dossier.Version++;
        dossier.LastRecordedAt = change.Recorded;
        WriteJournal(change, via);
        WriteEvent(change, happened);
        Tracking.TrackingWriter.Write(change, deadlines);
        return Done.It;
    }

    private static void WriteJournal(Change change, string via)
    {
        var dossier = change.Dossier;
        change.Body["release"] = dossier.Release;
        change.Body["opened"] = Opened(change);
        change.Body["phases"] = Phases(change);
        change.Body["rows"] = change.Rows();
        var body = change.Body.ToJsonString(_oneLine);
        var seq = dossier.JournalSeq + 1;
        var hash = JournalChain.Hash(
            dossier.JournalHash, new JournalEntry(seq, change.Recorded, change.Effective, change.Actor.InJournal, via, change.Command, body));
        change.Add(new JournalRow
        {
            DossierId = dossier.Id,
            Seq = seq,
            RecordedAt = change.Recorded,
            EffectiveAt = change.Effective,
            Actor = change.Actor.InJournal,
            Via = via,
            Command = change.Command,
            Body = body,
            PrevHash = dossier.JournalHash,
            Hash = hash,
        });
        (dossier.JournalSeq, dossier.JournalHash) = (seq, hash);
    }

    private static JsonArray Opened(Change change) =>
    [
        .. change.Opened.Select(task => new JsonObject
        {
            ["task"] = task.Id,
            ["node"] = task.Node,
            ["office"] = task.Office,
            ["post"] = task.Post,
            ["due"] = task.DueAt,
        }),
    ];

    private static JsonArray Phases(Change change) =>
    [
        .. change.Locked.Phases.Select(phase => new JsonObject { ["no"] = phase.No, ["end"] = phase.EndedAt, ["due"] = phase.DueAt }),
    ];

    private static void WriteEvent(Change change, string happened)
    {
        var dossier = change.Dossier;
        var holding = change.Locked.Ledger.LastOrDefault(row => row.To is null);
        var data = new DossierEventData(
            dossier.Version,
            dossier.PublicStatus,
            dossier.NationalStatus,
            holding?.Step,
            dossier.Appointment2On ?? dossier.Appointment1On);
        change.Add(new EventRow
        {
            EventId = change.NewId(),
            DossierId = dossier.Id,
            Type = $"vn.onestop.dossier.{happened}.v1",
            Source = $"/{dossier.Jurisdiction}",
            Subject = dossier.Code,
            Sequence = ++dossier.EventSequence,
            Time = change.Recorded,
            Data = JsonSerializer.Serialize(data, Http.WireJson.Options),
        });
    }
}
