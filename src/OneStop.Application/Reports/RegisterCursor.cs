using System.Globalization;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Reports;

/// <summary>Where the last page of a register ended.</summary>
/// <param name="Id">Null before the first page.</param>
/// <param name="Count">Rows so far: the numbers go on over the pages.</param>
internal sealed record RegisterCursor(DateTimeOffset ReceivedAt, Guid? Id, int Count)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt.UtcTicks}.{Id:N}.{Count}");

    public static Outcome<RegisterCursor> Read(string? text)
    {
        if (text is null)
            return new RegisterCursor(default, null, 0);

        var parts = text.Split('.');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(parts[1], "N", out var id)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new RegisterCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id, count)
            : SpineRefusals.Invalid with { Faults = [new Fault("after", RequestRules.CursorMalformed, "")] };
    }
}
