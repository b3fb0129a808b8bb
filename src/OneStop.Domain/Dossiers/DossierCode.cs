using System.Globalization;
using System.Text.RegularExpressions;

namespace OneStop.Domain.Dossiers;

/// <summary>The code of a dossier (mã hồ sơ): unit of reception, local date of reception, number of that unit on that day.</summary>
/// <remarks>Legal source: NĐ 61/2018: identifier of the agency, date of reception, sequence.</remarks>
public sealed partial record DossierCode
{
    private DossierCode(string text, string unit, DateOnly receivedOn, long sequence) =>
        (Text, Unit, ReceivedOn, Sequence) = (text, unit, receivedOn, sequence);

    /// <summary>As it was written: two codes are the same when their texts are.</summary>
    public string Text { get; }

    /// <summary>The identifier of the receiving unit: <c>H38.15.1</c>.</summary>
    public string Unit { get; }

    /// <summary>Local date at the offices.</summary>
    public DateOnly ReceivedOn { get; }

    /// <summary>From 1 for each unit and day.</summary>
    public long Sequence { get; }

    /// <summary>The code of a dossier that this service receives: four digits of sequence, more when they are needed.</summary>
    /// <param name="unit">Identifier of the unit, as the organisation file has it.</param>
    /// <param name="receivedOn">Local date at the offices, 2000 to 2099.</param>
    /// <exception cref="ArgumentException">A configured identifier has no place in a code, or the sequence is below 1.</exception>
    public static DossierCode Of(string unit, DateOnly receivedOn, long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        var text = string.Create(CultureInfo.InvariantCulture, $"{unit}-{receivedOn:yyMMdd}-{sequence:0000}");
        return Parse(text).Succeeded(out var code, out _) && code.ReceivedOn == receivedOn
            ? code
            : throw new ArgumentException($"'{text}' is no dossier code.", nameof(unit));
    }

    /// <summary>Reads a code of this or another system; the date may have a year of four digits.</summary>
    /// <returns>Or <see cref="DossierRefusals.CodeMalformed"/>.</returns>
    public static Outcome<DossierCode> Parse(string text)
    {
        var match = Pattern().Match(text);
        var date = match.Groups["date"].Value;
        return match.Success
            && DateOnly.TryParseExact(
                date.Length == 6 ? "20" + date : date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var receivedOn)
            && long.TryParse(match.Groups["sequence"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && sequence > 0
            ? new DossierCode(text, match.Groups["unit"].Value, receivedOn, sequence)
            : DossierRefusals.CodeMalformed;
    }

    public bool Equals(DossierCode? other) => other?.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?<unit>[A-Z0-9]+(?:\.[A-Z0-9]+){0,3})-(?<date>[0-9]{6}|[0-9]{8})-(?<sequence>[0-9]{4,})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
