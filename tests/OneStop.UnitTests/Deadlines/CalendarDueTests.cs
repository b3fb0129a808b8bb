using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using OneStop.Host.Verbs;

namespace OneStop.UnitTests.Deadlines;

/// <summary>The verb <c>calendar due</c> against the shipped calendars, and under the languages that a machine may have.</summary>
[TestFixture("en-US")]
[TestFixture("vi-VN")]
[TestFixture("ar-SA")]
[TestFixture("tr-TR")]
[TestFixture("th-TH")]
public sealed class CalendarDueTests(string culture)
{
    private CultureInfo _before = CultureInfo.InvariantCulture;

    [SetUp]
    public void SpeakTheMachinesLanguage()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
    }

    [TearDown]
    public void SpeakAsBefore() => CultureInfo.CurrentCulture = _before;

    // CASES.md B009, B010, B003, B014, B015 and the first of DESIGN.md's worked examples.
    [TestCase("lc-2026", "2026-02-12T09:30+07:00", "8 wd", "2026-03-03T17:00:00+07:00")]
    [TestCase("yb-2012", "2012-03-30T09:00+07:00", "1 wd", "2012-04-03T17:00:00+07:00")]
    [TestCase("yb-2012", "2012-02-28T09:00+07:00", "1 wd", "2012-02-29T17:00:00+07:00")]
    [TestCase("yb-2012", "2012-02-14T09:00+07:00", "15 d", "2012-02-29T23:59:59+07:00")]
    [TestCase("yb-2012", "2012-01-19T09:00+07:00", "8 wd", "2012-02-06T17:00:00+07:00")]
    [TestCase("lc-2026", "2026-11-23T07:59:59.999Z", "same-day", "2026-11-23T17:00:00+07:00")]
    [TestCase("lc-2026", "2026-11-23T08:00:00Z", "same-day", "2026-11-25T17:00:00+07:00")]
    [TestCase("lc-2026", "2026-11-23T09:00:00.25+00:00", "24 h", "2026-11-24T16:00:00.25+07:00")]
    [TestCase("lc-2026", "2026-11-05T09:00+07:00", "8 wd", "2026-11-23T11:30:00+07:00", "2026-11-10T08:00/2026-11-12T09:00", "2026-11-11T08:00/2026-11-13T15:00")]
    [TestCase("lc-2026", "2026-11-05T09:00+07:00", "8 wd", "2026-11-23T11:30:00+07:00", "2026-11-10T01:00Z/2026-11-12T02:00Z", "2026-11-11T08:00+07:00/2026-11-13T15:00+07:00")]
    public void The_last_moment_is_written_with_the_offices_offset(string calendar, string from, string limit, string lastMoment, params string[] pauses)
    {
        var answer = JsonDocument.Parse(Due(calendar, from, limit, [.. pauses, "--json"])).RootElement;

        answer.GetProperty("lastMoment").GetString().ShouldBe(lastMoment);
        answer.GetProperty("dueOn").GetString().ShouldBe(lastMoment[..10]);
    }

    [TestCase("2026-02-12T09:30+07:00", "8 wd", "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20")]
    [TestCase("2026-11-09T08:00+07:00", "15 d", "2026-11-24")]
    [TestCase("2026-11-09T08:00+07:00", "16 d", "")]
    [TestCase("2026-11-24T08:00+07:00", "1 wd", "")]
    [TestCase("2026-11-24T08:00+07:00", "1 wh", "2026-11-24")]
    [TestCase("2026-11-23T16:00+07:00", "24 h", "")]
    [TestCase("2026-08-28T16:00+07:00", "same-day", "2026-08-31 2026-09-01 2026-09-02")]
    public void Days_that_put_the_due_moment_off_are_named(string from, string limit, string skipped)
    {
        var days = JsonDocument.Parse(Due("lc-2026", from, limit, "--json")).RootElement.GetProperty("skippedDays").EnumerateArray().ToList();

        string.Join(' ', days.Select(day => day.GetProperty("date").GetString())).ShouldBe(skipped);
        days.ShouldAllBe(day => day.GetProperty("name").GetString()!.Length > 0);
    }

    [Test]
    public void The_answer_is_one_object_with_three_members() =>
        Due("lc-2026", "2026-11-23T08:00+07:00", "1 wd", "--json").Trim().ShouldBe(
            """{"lastMoment":"2026-11-25T17:00:00+07:00","dueOn":"2026-11-25","skippedDays":[{"date":"2026-11-24","name":"Ngày Văn hóa Việt Nam"}]}""");

    [Test]
    public void Without_json_the_answer_is_in_words() =>
        Due("lc-2026", "2026-11-23T08:00+07:00", "1 wd").ReplaceLineEndings("\n").ShouldBe(
            "due 2026-11-25T17:00:00+07:00\nskipped 2026-11-24 Ngày Văn hóa Việt Nam\n");

    [TestCase("2027-12-30T09:00+07:00", "3 wd", "calendar.not-covered")]
    [TestCase("2025-12-31T09:00+07:00", "3 wd", "calendar.not-covered")]
    [TestCase("9999-12-31T23:59Z", "1 wd", "calendar.not-covered")]
    [TestCase("0001-01-01T00:00Z", "1 wd", "calendar.not-covered")]
    [TestCase("2026-11-05T09:00", "3 wd", "instant.without-offset")]
    [TestCase("2026-11-05T09:00:00.5", "3 wd", "instant.without-offset")]
    [TestCase("2026-02-29T09:00+07:00", "3 wd", "instant.malformed")]
    [TestCase("05/11/2026 09:00+07:00", "3 wd", "instant.malformed")]
    [TestCase("٢٠٢٦-11-05T09:00+07:00", "3 wd", "instant.malformed")]
    [TestCase("2026-11-05", "3 wd", "instant.malformed")]
    [TestCase("", "3 wd", "instant.malformed")]
    [TestCase("2026-11-05T09:00+07:00", "0 wd", "limit.out-of-range")]
    [TestCase("2026-11-05T09:00+07:00", "-1 wd", "limit.malformed")]
    [TestCase("2026-11-05T09:00+07:00", "0.3 wd", "limit.malformed")]
    [TestCase("2026-11-05T09:00+07:00", "8 days", "limit.malformed")]
    [TestCase("2026-11-05T09:00+07:00", "1e1 wd", "limit.malformed")]
    [TestCase("2026-11-05T09:00+07:00", "٨ wd", "limit.malformed")]
    [TestCase("2026-11-05T09:00+07:00", "3 wd", "pause.malformed", "2026-11-10T08:00")]
    [TestCase("2026-11-05T09:00+07:00", "3 wd", "pause.malformed", "2026-11-12T09:00/2026-11-10T08:00")]
    public void A_refusal_is_named_on_stderr_and_nothing_stands_on_stdout(string from, string limit, string code, params string[] pauses)
    {
        var (exit, output, error) = Invoke(Arguments(Shipped("lc-2026"), from, limit, [.. pauses, "--json"]));

        exit.ShouldNotBe(0);
        output.ShouldBeEmpty();
        error.ShouldStartWith(code);
    }

    [Test]
    public void A_calendar_with_faults_is_refused_with_their_places()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"broken-{culture}.yaml");
        File.WriteAllText(file, "calendar: broken\nzone: Asia/Ho_Chi_Minh\n");

        var (exit, output, error) = Invoke(Arguments(file, "2026-11-05T09:00+07:00", "3 wd", []));

        exit.ShouldNotBe(0);
        output.ShouldBeEmpty();
        error.ShouldContain($"{file}(1,1): workflow.missing-key");
    }

    [Test]
    public void A_calendar_that_is_not_there_is_refused()
    {
        var (exit, output, error) = Invoke(Arguments("nowhere.yaml", "2026-11-05T09:00+07:00", "3 wd", []));

        exit.ShouldNotBe(0);
        output.ShouldBeEmpty();
        error.ShouldStartWith("calendar.unreadable");
    }

    private static string Due(string calendar, string from, string limit, params string[] more)
    {
        var (exit, output, error) = Invoke(Arguments(Shipped(calendar), from, limit, more));
        error.ShouldBeEmpty();
        exit.ShouldBe(0);
        return output;
    }

    private static string[] Arguments(string calendar, string from, string limit, string[] more) =>
    [
        "--calendar", calendar, "--from", from, "--limit", limit,
        .. more.SelectMany(argument => argument.StartsWith("--", StringComparison.Ordinal) ? (string[])[argument] : ["--pause", argument]),
    ];

    private static (int Exit, string Output, string Error) Invoke(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = CalendarDue.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }

    private static string Shipped(string jurisdiction) => ShippedCalendars.PathOf(jurisdiction);
}
