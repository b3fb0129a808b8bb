using System.Text.RegularExpressions;

namespace OneStop.Domain.Parties;

/// <summary>A parcel as it was typed.</summary>
/// <param name="Commune">Five digits.</param>
/// <param name="Area">m².</param>
public sealed record ParcelInput(string? Commune, string? Sheet, string? Number, decimal? Area, string? Purpose = null, string? Certificate = null);

/// <summary>A parcel of land (thửa đất).</summary>
/// <param name="Commune">Five digits as text: <c>02647</c> keeps its zero.</param>
/// <param name="Sheet">Tờ bản đồ: a number, or what old sheets are called: <c>F48-12</c>, <c>trích đo 00</c>.</param>
/// <param name="Number">Thửa: a number, with a suffix on old maps: <c>12a</c>.</param>
/// <param name="Area">m², above 0, one decimal.</param>
/// <param name="Purpose">Code of the purpose of use: <c>ODT</c>; null when unknown.</param>
/// <param name="Certificate">Serial number of the certificate; null when there is none.</param>
public sealed partial record Parcel(string Commune, string Sheet, string Number, decimal Area, string? Purpose, string? Certificate)
{
    private const decimal MaxArea = 1_000_000_000m;
    private const int MaxSheetLength = 30;
    private const int MaxCertificateLength = 30;

    /// <summary>The serial number looks like those of known templates; others are real too, and shown to be looked at twice.</summary>
    public static bool IsUsual(string certificate) => SerialPattern().IsMatch(certificate);

    /// <summary>Reads the parcels of a dossier, all faults at once; the fields are called <c>parcels[0].area</c>.</summary>
    /// <returns>Or <c>parties.invalid</c> with every fault, in the order of the list.</returns>
    public static Outcome<IReadOnlyList<Parcel>> Read(IReadOnlyList<ParcelInput> inputs)
    {
        var faults = new FaultList();
        if (inputs.Count == 0)
            faults.Add("parcels", PartyRules.ParcelMissing);
        var parcels = inputs.Select((input, place) => Read(input, $"parcels[{place}]", faults)).ToList();
        return faults.Faults.Count == 0 ? parcels : PartyRules.Invalid with { Faults = faults.Faults };
    }

    private static Parcel Read(ParcelInput input, string path, FaultList faults)
    {
        var commune = input.Commune?.Trim() ?? "";
        if (!CommunePattern().IsMatch(commune))
            faults.Add($"{path}.commune", PartyRules.ParcelCommune);
        var sheet = CleanText.Read(input.Sheet ?? "");
        if (sheet is not { Length: > 0 and <= MaxSheetLength })
            faults.Add($"{path}.sheet", PartyRules.ParcelSheet);
        var number = CleanText.Read(input.Number ?? "");
        if (number is null || !NumberPattern().IsMatch(number))
            faults.Add($"{path}.number", PartyRules.ParcelNumber);
        var purpose = input.Purpose?.Trim().ToUpperInvariant();
        if (!string.IsNullOrEmpty(purpose) && !PurposePattern().IsMatch(purpose))
            faults.Add($"{path}.purpose", PartyRules.ParcelPurpose);
        var area = ReadArea(input.Area, path, faults);
        var certificate = CleanText.Read(input.Certificate ?? "");
        if (certificate is not { Length: <= MaxCertificateLength })
            faults.Add($"{path}.certificate", PartyRules.ParcelCertificate);
        return new Parcel(commune, sheet ?? "", number ?? "", area, NullIfEmpty(purpose), NullIfEmpty(certificate));
    }

    private static decimal ReadArea(decimal? area, string path, FaultList faults)
    {
        if (area is not (> 0 and <= MaxArea))
            faults.Add($"{path}.area", PartyRules.ParcelArea);
        else if (decimal.Round(area.Value, 1) != area)
            faults.Add($"{path}.area", PartyRules.ParcelAreaDecimals);
        return area ?? 0;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex(@"\A[0-9]{5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommunePattern();

    [GeneratedRegex(@"\A(?:[Ll]ô )?[1-9][0-9]{0,5}(?:[ -]?\p{L}{1,4}[0-9]{0,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\A[A-Z]{2,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PurposePattern();

    [GeneratedRegex(@"\A[A-ZĐ]{1,2} ?[0-9]{5,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SerialPattern();
}
