using OneStop.Domain.Deadlines;

namespace OneStop.UnitTests.Deadlines;

public sealed class LimitTests
{
    [TestCase("8 wd", LimitUnit.WorkingDays, 16)]
    [TestCase("4.5 wd", LimitUnit.WorkingDays, 9)]
    [TestCase("0.5 wd", LimitUnit.WorkingDays, 1)]
    [TestCase("4 wh", LimitUnit.WorkingHours, 8)]
    [TestCase("15 d", LimitUnit.Days, 30)]
    [TestCase("24 h", LimitUnit.Hours, 48)]
    [TestCase("9999 wd", LimitUnit.WorkingDays, 19_998)]
    [TestCase("same-day", LimitUnit.SameDay, 0)]
    public void A_limit_reads_and_writes_itself_alike(string text, LimitUnit unit, int halves)
    {
        Limit.Parse(text).Succeeded(out var limit, out _).ShouldBeTrue();

        limit.ShouldBe(new Limit(unit, halves));
        limit.ToString().ShouldBe(text);
    }

    [TestCase("-1 wd")]
    [TestCase("+1 wd")]
    [TestCase("0.3 wd")]
    [TestCase("0.50 wd")]
    [TestCase(".5 wd")]
    [TestCase("1,5 wd")]
    [TestCase("8 days")]
    [TestCase("1e1 wd")]
    [TestCase("٨ wd")]
    [TestCase("８ wd")]
    [TestCase("0.5 d")]
    [TestCase("1.5 h")]
    [TestCase("0.5 wh")]
    [TestCase("08 wd")]
    [TestCase("00.5 wd")]
    [TestCase(" 8 wd")]
    [TestCase("8 wd ")]
    [TestCase("8  wd")]
    [TestCase("8\twd")]
    [TestCase("8\u00a0wd")]
    [TestCase("8wd")]
    [TestCase("8 WD")]
    [TestCase("8 wd\n")]
    [TestCase("wd")]
    [TestCase(" wd")]
    [TestCase("8")]
    [TestCase("")]
    [TestCase("1 same-day")]
    [TestCase("Same-day")]
    [TestCase("99999999999999999999.3 wd")]
    public void What_is_no_limit_is_refused_by_name(string text) => RefusalOf(text).ShouldBe("limit.malformed");

    [TestCase("0 wd")]
    [TestCase("0 d")]
    [TestCase("0 wh")]
    [TestCase("10000 wd")]
    [TestCase("2147483648 wd")]
    [TestCase("99999999999999999999 d")]
    [TestCase("99999999999999999999.5 wd")]
    public void Nothing_and_more_than_any_calendar_holds_are_refused_by_name(string text) => RefusalOf(text).ShouldBe("limit.out-of-range");

    [TestCase(LimitUnit.WorkingDays, 0)]
    [TestCase(LimitUnit.WorkingDays, -1)]
    [TestCase(LimitUnit.Days, 1)]
    [TestCase(LimitUnit.SameDay, 2)]
    public void An_impossible_limit_cannot_be_constructed(LimitUnit unit, int halves) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Limit(unit, halves));

    [Test]
    public void A_bonus_is_added_in_the_limits_own_unit()
    {
        Calendars.Limit("4.5 wd").Plus(Calendars.Limit("6 wd")).ToString().ShouldBe("10.5 wd");
        Should.Throw<ArgumentException>(() => Calendars.Limit("15 d").Plus(Calendars.Limit("10 wd")));
        Should.Throw<ArgumentException>(() => Calendars.Limit("same-day").Plus(Calendars.Limit("same-day")));
    }

    private static string? RefusalOf(string text) => Limit.Parse(text).Succeeded(out _, out var refusal) ? null : refusal.Code;
}
