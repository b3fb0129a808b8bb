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
        AddParties(change, reception.Valid.Parties, keys);
        AddParcels(change, reception.Valid.Parcels);
        JsonArray papers = [];
        foreach (var paper in reception.Request.Papers ?? [])
        {
            change.Add(new DossierPaper
            {
                DossierId = change.Dossier.Id,
                Ordinal = ++change.Dossier.PaperSeq,
                Paper = paper.Paper!,
                As = paper.As!,
                Count = paper.Count ?? 1,
                ReceivedAt = change.Effective,
            });
            papers.Add(new JsonObject { ["paper"] = paper.Paper, ["as"] = paper.As, ["count"] = paper.Count ?? 1 });
        }

        change.Body["papers"] = papers;
    }

    public static void AddParties(Change change, IReadOnlyList<Party> read, KeyRing keys)
    {
        change.Locked.Initials = read.First(party => party.Roles.Contains(PartyRole.Applicant)).Initials;
        JsonArray parties = [];
        for (var ordinal = 0; ordinal < read.Count; ordinal++)
        {
            var party = read[ordinal];
            var row = change.Add(Party(change, party, keys));
            var roles = string.Join(',', party.Roles.Select(RegisterWords.Code));
            change.Add(new DossierParty { DossierId = change.Dossier.Id, Ordinal = ordinal, PartyId = row.Id, Roles = roles });
            parties.Add(new JsonObject { ["party"] = row.Id, ["roles"] = roles });
        }

        change.Body["parties"] = parties;
    }

    public static void AddParcels(Change change, IReadOnlyList<Parcel> parcels)
    {
        for (var ordinal = 0; ordinal < parcels.Count; ordinal++)
            change.Add(Parcel(change.Dossier.Id, ordinal, parcels[ordinal]));
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
