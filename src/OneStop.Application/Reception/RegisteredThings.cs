using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain.Parties;

namespace OneStop.Application.Reception;

/// <summary>Parties, parcels and papers of a reception as rows.</summary>
internal static class RegisteredThings
{
    public static void Add(Change change, Reception reception, KeyRing keys)
    {
        var dossier = change.Dossier.Id;
        JsonArray parties = [];
        for (var ordinal = 0; ordinal < reception.Valid.Parties.Count; ordinal++)
        {
            var party = reception.Valid.Parties[ordinal];
            var row = change.Add(Party(change, party, keys));
            var roles = string.Join(',', party.Roles.Select(RegisterWords.Code));
            change.Add(new DossierParty { DossierId = dossier, Ordinal = ordinal, PartyId = row.Id, Roles = roles });
            parties.Add(new JsonObject { ["party"] = row.Id, ["roles"] = roles });
        }

        for (var ordinal = 0; ordinal < reception.Valid.Parcels.Count; ordinal++)
            change.Add(Parcel(dossier, ordinal, reception.Valid.Parcels[ordinal]));

        JsonArray papers = [];
        foreach (var paper in reception.Request.Papers ?? [])
        {
            change.Add(new DossierPaper
            {
                DossierId = dossier,
                Ordinal = ++change.Dossier.PaperSeq,
                Paper = paper.Paper!,
                As = paper.As!,
                Count = paper.Count ?? 1,
                ReceivedAt = change.Effective,
            });
            papers.Add(new JsonObject { ["paper"] = paper.Paper, ["as"] = paper.As, ["count"] = paper.Count ?? 1 });
        }

        change.Locked.Initials = reception.Valid.Parties.First(party => party.Roles.Contains(PartyRole.Applicant)).Initials;
        change.Body["parties"] = parties;
        change.Body["papers"] = papers;
    }

    private static PartyRow Party(Change change, Party party, KeyRing keys)
    {
        var main = party.PersonalNumber?.Digits ?? party.TaxNumber?.Text ?? party.FormerNumber;
        var numbers = new PartyNumbers(party.PersonalNumber?.Digits, party.FormerNumber, party.TaxNumber?.Text);
        return new PartyRow
        {
            Id = change.NewId(),
            Kind = RegisterWords.Code(party.Kind),
            Name = party.Name,
            Folded = party.Folded,
            Birth = party.Birth?.ToString(),
            Sex = party.Sex is { } sex ? RegisterWords.Code(sex) : null,
            NumberCipher = main is null ? null : keys.Encrypt(JsonSerializer.Serialize(numbers, WireJson.Options)),
            NumberHmac = main is null ? null : keys.Fingerprint(main),
            KeyVersion = main is null ? null : keys.Version,
            Phone = party.Phone,
            Email = party.Email,
            Address = party.Address,
        };
    }

    private static DossierParcel Parcel(Guid dossier, int ordinal, Parcel parcel) => new()
    {
        DossierId = dossier,
        Ordinal = ordinal,
        Commune = parcel.Commune,
        Sheet = parcel.Sheet,
        Number = parcel.Number,
        Area = parcel.Area,
        Purpose = parcel.Purpose,
        Certificate = parcel.Certificate,
    };
}

/// <summary>What is encrypted of a party, as one text.</summary>
internal sealed record PartyNumbers(string? Personal, string? Former, string? Tax);
