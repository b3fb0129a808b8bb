using System.Text.Json;
using OneStop.Application.LegalActs;

namespace OneStop.Application.Reception;

/// <param name="Decision">accept; refuse (Mẫu 03) or guide (Mẫu 02): then the dossier has a code and an act, and nothing runs.</param>
/// <param name="Procedure">Slug.</param>
/// <param name="ReturnOffice">Where the result is handed out; null: where it is received.</param>
/// <param name="Channel">direct, online or post.</param>
/// <param name="Conditions">Ids of optional papers whose condition the desk ticked: then they are required.</param>
/// <param name="Form">By the procedure's form.schema.json.</param>
/// <param name="EffectiveAt">When the full dossier was in; null: now.</param>
/// <param name="Refusal">With refuse: why.</param>
/// <param name="Guidance">With guide: what to complete.</param>
/// <param name="Alias">Its code on the national portal, where it came that way: at most 40 letters; no two dossiers have one.</param>
public sealed record RegisterRequest(
    string? Decision, string? Procedure, string? ReturnOffice, string? Channel, IReadOnlyList<PartyRequest>? Parties, IReadOnlyList<ParcelRequest>? Parcels,
    IReadOnlyList<PaperRequest>? Papers, IReadOnlyList<string>? Conditions, JsonElement? Form, DateTimeOffset? EffectiveAt,
    RefusalRequest? Refusal = null, GuidanceRequest? Guidance = null, string? Alias = null);

/// <param name="GroundCode">One of <see cref="RefusalGrounds"/>.</param>
/// <param name="Reason">In the words that the citizen reads; kept in the act.</param>
public sealed record RefusalRequest(string? GroundCode, string? Reason);

/// <param name="Items">The complete list, each item with its reason.</param>
public sealed record GuidanceRequest(IReadOnlyList<SupplementItemRequest>? Items);

/// <param name="Roles">applicant, transferor, transferee, co-user, representative; one person may be several.</param>
/// <param name="Kind">individual, organisation or community.</param>
/// <param name="Birth">What is known: 1951, 05/1951 or 29/02/2000.</param>
/// <param name="Sex">male or female; null where nobody said it.</param>
/// <param name="PersonalNumber">Twelve digits.</param>
/// <param name="FormerNumber">Number of an old identity card, nine digits.</param>
/// <param name="TaxNumber">Of an organisation or household.</param>
public sealed record PartyRequest(
    IReadOnlyList<string>? Roles, string? Kind, string? Name, string? Birth, string? Sex, string? PersonalNumber, string? FormerNumber, string? TaxNumber,
    string? Phone, string? Email, string? Address);

/// <param name="Commune">Five digits, zeros kept.</param>
/// <param name="Area">Square metres, at most one decimal.</param>
public sealed record ParcelRequest(string? Commune, string? Sheet, string? Number, decimal? Area, string? Purpose, string? Certificate);

/// <param name="Paper">Id in the procedure.</param>
/// <param name="As">original, copy or electronic.</param>
public sealed record PaperRequest(string? Paper, string? As, int? Count);

/// <param name="Appointment1">When the first answer is due.</param>
/// <param name="Appointment2Limit">The second is said in words before it runs: this long after what starts it; null where there is one appointment only.</param>
/// <param name="Task">The first step, which the clerk holds; null where the dossier was refused or its owner guided.</param>
/// <param name="Act">What was issued then.</param>
public sealed record RegisterAnswer(
    string Code, int Version, int ReceiptVersion, Appointment? Appointment1, string? Appointment2Limit, Spine.OpenedTask? Task, IssuedAct? Act = null);

/// <param name="Form">Number of the form: 02, 03.</param>
/// <param name="Number">Of the office, form and year.</param>
public sealed record IssuedAct(Guid Id, string Form, string Number);
