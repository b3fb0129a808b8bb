using OneStop.Web.Forms;

namespace OneStop.UnitTests.Web;

/// <summary>Dates and numbers as a clerk types them; what could be two things is not guessed.</summary>
internal sealed class AsWrittenTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [TestCase("26/11/2026", "2026-11-26")]
    [TestCase(" 26-11-2026 ", "2026-11-26")]
    [TestCase("26.11.26", "2026-11-26")]
    [TestCase("1/2/2026", "2026-02-01")]
    [TestCase("26/11", "2026-11-26")]
    [TestCase("2611", "2026-11-26")]
    [TestCase("261126", "2026-11-26")]
    [TestCase("26112026", "2026-11-26")]
    [TestCase("2026-11-26", "2026-11-26")]
    [TestCase("29/02/2024", "2024-02-29")]
    [TestCase("29/02/2026", null)]
    [TestCase("31/11/2026", null)]
    [TestCase("11/26/2026", null)]
    [TestCase("26/11/1899", null)]
    [TestCase("26", null)]
    [TestCase("mai", null)]
    [TestCase("", null)]
    [TestCase("1/1/1/1", null)]
    [TestCase("٢٦/١١/٢٠٢٦", null)]
    public void A_date(string text, string? date) =>
        AsWritten.Date(text, Today)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(date);

    [TestCase("26/11/2026 16:30", "2026-11-26T16:30:00+07:00")]
    [TestCase("26/11 16h30", "2026-11-26T16:30:00+07:00")]
    [TestCase("26/11 16h", "2026-11-26T16:00:00+07:00")]
    [TestCase("2026-11-26T07:05", "2026-11-26T07:05:00+07:00")]
    [TestCase("26/11/2026", null)]
    [TestCase("26/11/2026 25:00", null)]
    [TestCase("16:30", null)]
    public void A_moment_is_the_offices_local_time(string text, string? moment) =>
        AsWritten.Moment(text, Today).ShouldBe(moment is null ? null : DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    [TestCase("1.204,5", "1204.5")]
    [TestCase("320.000.000", "320000000")]
    [TestCase("318,6 m²", "318.6")]
    [TestCase("100.5", "100.5")]
    [TestCase("1.500", "1500")]
    [TestCase("170 000 đ", "170000")]
    [TestCase("1.600.000 đồng", "1600000")]
    [TestCase("-5", "-5")]
    [TestCase("1,2,3", null)]
    [TestCase("mười", null)]
    [TestCase("", null)]
    public void A_number(string text, string? number) =>
        AsWritten.Number(text).ShouldBe(number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
}
