using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Tasks;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Parties;

namespace OneStop.Application.Reception;

/// <param name="Holder">Who holds it now, one for each branch; empty once it is closed.</param>
/// <param name="Release">The definitions it is pinned to.</param>
/// <param name="ClosedWhat">The command that closed it: return-result, stop, refuse, guide.</param>
/// <param name="ReceiptVersion">Which receipt holds; 0 where none was given.</param>
/// <param name="Result">What was handed out; null until then.</param>
/// <param name="Alias">Its code on the national portal; null where it did not come that way.</param>
/// <param name="Steps">What officers gave with their steps, in order.</param>
/// <param name="Objections">To a posting, in order.</param>
public sealed record DossierDetail(
    string Code, string Jurisdiction, string Procedure, long Release, string ReceptionOffice, string HandlingOffice, string ReturnOffice, string Channel,
    string PublicStatus, string PublicStatusText, int NationalStatus, int Phase, DateTimeOffset ReceivedAt,
    Appointment? Appointment1, Appointment? Appointment2, bool Appointment2Withdrawn,
    IReadOnlyList<HolderNow> Holder, IReadOnlyList<TaskDetail> Tasks, IReadOnlyList<PartyDetail> Parties, IReadOnlyList<ParcelDetail> Parcels,
    IReadOnlyList<PaperDetail> Papers, JsonElement Form, string? Outcome, string? Incident, DateTimeOffset? ClosedAt, int Version,
    string? ClosedWhat, int ReceiptVersion, IReadOnlyList<FeeDetail> Fees, ReturnedResult? Result, string? Alias,
    IReadOnlyList<StepDataDetail> Steps, IReadOnlyList<ObjectionDetail> Objections);

/// <param name="At">The last moment.</param>
/// <param name="On">The local date.</param>
public sealed record Appointment(DateTimeOffset At, DateOnly On);

/// <param name="Until">Due moment of what the holder has to do; null where a pause hides it.</param>
public sealed record HolderNow(Holder Kind, string? Office, string? OfficeName, string? Step, string? Ground, DateTimeOffset Since, DateTimeOffset? Until);

/// <param name="Assignee">Who took it upon themselves and holds the post, or finished it; null: anybody of the post.</param>
public sealed record TaskDetail(
    Guid Id, string Node, string Office, string Post, string State, string? Ground, Guid? Assignee, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateOnly? DueOn,
    DateTimeOffset? ClosedAt, string? ClosedWhat, int Version);

public sealed record PartyDetail(
    IReadOnlyList<string> Roles, string Kind, string Name, string? Birth, string? Sex, string? PersonalNumber, string? FormerNumber, string? TaxNumber,
    string? Phone, string? Email, string? Address)
{
    internal static PartyDetail Of(string roles, PartyRow party, KeyRing keys)
    {
        var numbers = party.NumberCipher is null
            ? null
            : JsonSerializer.Deserialize<PartyNumbers>(keys.Decrypt(party.NumberCipher, party.KeyVersion!.Value), WireJson.Options);
        return new PartyDetail(
            roles.Split(','), party.Kind, party.Name, party.Birth, party.Sex, numbers?.Personal, numbers?.Former, numbers?.Tax,
            party.Phone, party.Email, party.Address);
    }

    internal static PartyDetail Of(Party party) => new(
        [.. party.Roles.Select(RegisterWords.Code)], RegisterWords.Code(party.Kind), party.Name, party.Birth?.ToString(),
        party.Sex is { } sex ? RegisterWords.Code(sex) : null, party.PersonalNumber?.Digits, party.FormerNumber, party.TaxNumber?.Text,
        party.Phone, party.Email, party.Address);
}

public sealed record ParcelDetail(string Commune, string Sheet, string Number, decimal Area, string? Purpose, string? Certificate)
{
    internal static ParcelDetail Of(DossierParcel row) => new(row.Commune, row.Sheet, row.Number, row.Area, row.Purpose, row.Certificate);

    internal static ParcelDetail Of(Parcel parcel) =>
        new(parcel.Commune, parcel.Sheet, parcel.Number, parcel.Area, parcel.Purpose, parcel.Certificate);
}

public sealed record PaperDetail(string Paper, string As, int Count, DateTimeOffset ReceivedAt);

/// <param name="Fee">Id in the procedure; null where none is configured.</param>
/// <param name="Amount">Whole đồng.</param>
public sealed record FeeDetail(int Seq, string? Fee, string Name, long Amount, string ReceiptNumber, DateOnly PaidOn, DateTimeOffset RecordedAt);

/// <param name="Signer">Post that signed: <c>office/post</c>.</param>
/// <param name="TakenBy">Ordinal of the party.</param>
/// <param name="TakenAs">receipt, authority or identity.</param>
/// <param name="TakerName">Who took it for the party, by an authority.</param>
public sealed record ReturnedResult(
    string Outcome, string DocumentNumber, DateOnly DocumentOn, string Signer, int TakenBy, string TakenAs, string? TakerName, string? Note, DateTimeOffset ReturnedAt);
