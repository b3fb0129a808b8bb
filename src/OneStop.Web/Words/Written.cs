using System.Globalization;
using OneStop.Domain;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Words;

/// <summary>Dates, times, money and areas as people write them (LOOK.md 6), whatever the machine's language.</summary>
internal static class Written
{
    /// <summary>Numbers with a point between thousands and a comma before decimals.</summary>
    public static readonly CultureInfo Vietnamese = CultureInfo.ReadOnly(new CultureInfo("vi-VN", useUserOverride: false));

    /// <summary>As the reader's language writes numbers.</summary>
    private static CultureInfo Numbers => IsEnglish ? CultureInfo.InvariantCulture : Vietnamese;

    private static readonly string[] _weekdays =
        ["weekday.sunday", "weekday.monday", "weekday.tuesday", "weekday.wednesday", "weekday.thursday", "weekday.friday", "weekday.saturday"];

    public static string Weekday(DateOnly date) => Say(_weekdays[(int)date.DayOfWeek]);

    /// <summary><c>26/11/2026</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>thứ Năm 26/11/2026</c>.</summary>
    public static string LongDate(DateOnly date) => $"{Weekday(date)} {Date(date)}";

    /// <summary><c>thứ Năm 26/11/2026, 16:30</c>; local time of the offices.</summary>
    public static string Moment(DateTimeOffset instant) => $"{LongDate(OfficeClock.DateAt(instant))}, {Time(instant)}";

    /// <summary><c>26/11, 16:30</c>, for rows.</summary>
    public static string Short(DateTimeOffset instant) =>
        instant.ToOffset(OfficeClock.Offset).ToString("dd/MM, HH:mm", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset instant) => instant.ToOffset(OfficeClock.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A due moment: the last minute it allows. A day that ends at midnight is said without a time.</summary>
    public static string Due(DateTimeOffset at) =>
        EndsTheDay(at) ? Say("due.whole-day", LongDate(LastDay(at))) : Moment(at);

    /// <summary>For letters: <c>16 giờ 30, thứ Năm ngày 26 tháng 11 năm 2026</c>.</summary>
    public static string InLetter(DateTimeOffset instant)
    {
        var local = instant.ToOffset(OfficeClock.Offset);
        var date = DateOnly.FromDateTime(local.DateTime);
        return Say("letter.moment", local.ToString("HH", CultureInfo.InvariantCulture), local.ToString("mm", CultureInfo.InvariantCulture), Weekday(date), InLetter(date));
    }

    /// <summary><c>ngày 26 tháng 11 năm 2026</c>; days under 10 and the months 1 and 2 with a zero (NĐ 30/2020).</summary>
    public static string InLetter(DateOnly date) => Say(
        "letter.date",
        date.Day.ToString("00", CultureInfo.InvariantCulture),
        date.Month.ToString(date.Month < 3 ? "00" : "0", CultureInfo.InvariantCulture),
        date.Year.ToString(CultureInfo.InvariantCulture));

    /// <summary><c>4.900.000 đ</c> with a no-break space.</summary>
    public static string Money(long amount) => $"{Number(amount)}\u00a0{Say("money.short")}";

    /// <summary><c>4.900.000 đồng</c>, for citizens and letters.</summary>
    public static string MoneyLong(long amount) => $"{Number(amount)}\u00a0{Say("money.long")}";

    public static string Number(long number) => number.ToString("#,##0", Numbers);

    /// <summary><c>318,6 m²</c>.</summary>
    public static string Area(decimal squareMetres) => squareMetres.ToString("#,##0.0", Vietnamese) + "\u00a0m²";

    /// <summary>Half days as days: <c>3,5</c>.</summary>
    public static string Days(int halves) => (halves / 2m).ToString("0.#", Numbers);

    /// <summary>Blocks of three from the end: <c>0975 204 663</c>.</summary>
    public static string Phone(string? phone) => phone is { Length: 10 } ten && ten.All(char.IsAsciiDigit)
        ? $"{ten[..4]}\u00a0{ten[4..7]}\u00a0{ten[7..]}"
        : phone ?? "";

    /// <summary>The same words as the beginning of a line.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpper(words[0], Vietnamese) + words[1..];

    /// <summary>What ends at 0:00 ends with the day before (rule N).</summary>
    internal static bool EndsTheDay(DateTimeOffset at) =>
        at.ToOffset(OfficeClock.Offset).TimeOfDay is var time && (time >= new TimeSpan(23, 59, 59) || time == TimeSpan.Zero);

    /// <summary>The last date that a due moment allows.</summary>
    internal static DateOnly LastDay(DateTimeOffset at) => OfficeClock.DateAt(at.AddTicks(-1));
}
