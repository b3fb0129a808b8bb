using System.Text.Json.Nodes;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OneStop.Application.Events;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;
using OneStop.IntegrationTests.Tracking;
using SmtpServer.Protocol;

namespace OneStop.IntegrationTests.Events;

/// <summary>The citizen gets a letter for each state that they must know.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class NoticeMailTests(Store store)
{
    private const string Address = "vang.a.de@example.org";
    private static readonly SmtpResponse _later = new(SmtpReplyCode.Aborted, "4.2.0 later");
    private static readonly SmtpResponse _never = new(SmtpReplyCode.MailboxUnavailable, "5.1.1 nobody here");

    private TestDatabase _database = null!;
    private SetClock _clock = null!;
    private MailServer _mail = null!;

    [SetUp]
    public async Task Prepare()
    {
        _database = await TestDatabase.Create(store);
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
        _mail = new MailServer();
    }

    [TearDown]
    public async Task CleanUp()
    {
        if (_mail is not null)
            await _mail.DisposeAsync();

        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Each_state_that_a_citizen_must_know_is_told_once_though_its_event_comes_again()
    {
        _mail.Listen();
        await using var host = await TestHost.Start(_database, _clock, more: _mail.Arguments);
        var (work, code) = await Closed(host);
        string[] expected = [$"{code}.1@example.vn", $"{code}.4@example.vn", $"{code}.5@example.vn"];
        await Eventually.ShouldBe(string.Join(' ', expected), () => Task.FromResult(Ids(_mail.Taken)));

        await PublishAgain(host, code);
        await PublishAgain(host, code);
        var other = await host.Client.Received(WithAddress());

        await Eventually.ShouldBe(string.Join(' ', expected.Append($"{other.Dossier}.1@example.vn")), () => Task.FromResult(Ids(_mail.Taken)));
        (await Outcomes(work.Dossier)).ShouldBe([NoticeOutcome.Sent, null, null, NoticeOutcome.Sent, NoticeOutcome.Sent]);
    }

    [Test]
    public async Task The_letter_says_what_who_until_when_and_what_to_do_and_nothing_of_the_person()
    {
        _mail.Listen();
        await using var host = await TestHost.Start(_database, _clock, more: _mail.Arguments);
        var work = await host.Client.Received(WithAddress());
        await Arrived(1);
        var citizen = await Citizen.Of(host.Client, work);

        var letter = _mail.Taken[0];
        letter.To.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe(Address);
        letter.From.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("motcua@example.vn");
        letter.Subject.ShouldBe($"Hồ sơ {work.Dossier}: đã nhận");
        letter.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        var text = letter.TextBody.ShouldNotBeNull().ReplaceLineEndings("\n");
        text.ShouldContain("ghi lúc 09:00 thứ Năm 05/11/2026");
        text.ShouldContain($"Mã hồ sơ: {work.Dossier}");
        text.ShouldContain("Đang giữ hồ sơ: Trung tâm Phục vụ hành chính công phường Yên Bái, đến 11:30 thứ Sáu 06/11/2026");
        text.ShouldContain("Hẹn lần 1: 17:00 thứ Năm 12/11/2026");
        text.ShouldContain("Lúc này ông/bà không phải làm gì.");
        text.ShouldContain("Xem hồ sơ: https://motcua.example.vn/tracking\n");
        foreach (var secret in (string[])["Vàng", "Đề", "010190000123", "0975204663", "Nậm Mây", "1500000000", "1.500.000.000", citizen.Pin, citizen.Token])
            letter.ToString().ShouldNotContain(secret);
    }

    [Test]
    public async Task Whoever_must_bring_a_paper_is_told_how_many_and_where_to()
    {
        _mail.Listen();
        await using var host = await TestHost.Start(_database, _clock, more: _mail.Arguments);
        var work = await host.Client.Examining(WithAddress());
        var (clerk, examiner) = (await host.As(Walk.Clerk), await host.As(Walk.Examiner));
        (await examiner.Give(work, "request-supplement", new { items = new[] { new { paper = "contract", reasonCode = "unclear", reason = "Thiếu trang 2" } } })).ShouldBe(200);
        (await clerk.Give(work, "tell-supplement", new { how = "phone" })).ShouldBe(200);
        await Arrived(2);

        var text = _mail.Taken[1].TextBody.ShouldNotBeNull();
        _mail.Taken[1].Subject.ShouldBe($"Hồ sơ {work.Dossier}: cần ông/bà bổ sung giấy tờ");
        text.ShouldContain("mang 1 giấy tờ còn thiếu đến Trung tâm Phục vụ hành chính công phường Yên Bái");
        text.ShouldContain("Đang chờ ông/bà, đến thứ Hai 07/12/2026");
        text.ShouldNotContain("Thiếu trang 2");
    }

    [Test]
    public async Task A_server_that_is_away_holds_nobody_up_and_gets_all_letters_once_it_is_back()
    {
        await using var host = await TestHost.Start(_database, _clock, more: _mail.Arguments);
        var (first, _) = await Closed(host);
        var second = await host.Client.Received(WithAddress());

        _mail.Listen();

        await Arrived(4, seconds: 40);
        Ids(_mail.Taken.Where(letter => letter.MessageId!.Contains(first.Dossier, StringComparison.Ordinal)))
            .ShouldBe($"{first.Dossier}.1@example.vn {first.Dossier}.4@example.vn {first.Dossier}.5@example.vn");
        // The first of them comes late: it must not call anybody to the desk any more.
        _mail.Taken.First(letter => letter.MessageId == $"{first.Dossier}.1@example.vn").TextBody.ShouldNotBeNull().ShouldContain("Thư này đến chậm");
        (await Outcomes(second.Dossier)).ShouldBe([NoticeOutcome.Sent]);
    }

    [Test]
    public async Task A_letter_that_is_put_off_holds_up_no_other_dossier_and_comes_later()
    {
        var isPutOff = true;
        _mail.Judge = letter => Task.FromResult(isPutOff && letter.To.ToString().Contains("full@", StringComparison.Ordinal) ? _later : null);
        _mail.Listen();
        await using var host = await TestHost.Start(_database, _clock, more: _mail.Arguments);
        var full = await host.Client.Received(WithAddress("full@example.org"));
        await Eventually.Holds("the first try was made", async () => (await Notice(full.Dossier)).Attempts == 1);

        var other = await host.Client.Received(WithAddress());

        await Eventually.ShouldBe($"{other.Dossier}.1@example.vn", () => Task.FromResult(Ids(_mail.Taken)));
        isPutOff = false;
        _clock.Move(TimeSpan.FromMinutes(3));
        await Eventually.ShouldBe($"{other.Dossier}.1@example.vn {full.Dossier}.1@example.vn", () => Task.FromResult(Ids(_mail.Taken)));
        (await Notice(full.Dossier)).Outcome.ShouldBe(NoticeOutcome.Sent);
    }

    [TestCase("nobody@example.org", NoticeOutcome.Refused)]
    [TestCase(null, NoticeOutcome.NoAddress)]
    public async Task What_cannot_be_sent_for_good_is_not_tried_again(string? address, NoticeOutcome outcome)
    {
        _mail.Judge = letter => Task.FromResult(letter.To.ToString().Contains("nobody@", StringComparison.Ordinal) ? _never : null);
        _mail.Listen();
        await using var host = await TestHost.Start(_database, _clock, more: _mail.Arguments);

        var work = await host.Client.Received(WithAddress(address));

        await Eventually.ShouldBe(outcome, async () => (await Notice(work.Dossier)).Outcome);
        (await Notice(work.Dossier)).SendAt.ShouldBeNull();
        _mail.Taken.ShouldBeEmpty();
    }

    [Test]
    public async Task Without_a_mail_server_notices_are_noted_and_stay_unsent()
    {
        await using var host = await TestHost.Start(_database, _clock);

        var work = await host.Client.Received(WithAddress());

        await Eventually.Holds("it is noted", async () => (await Outcomes(work.Dossier)).Count == 1);
        var notice = await Notice(work.Dossier);
        (notice.SendAt, notice.Outcome).ShouldBe((null, null));
    }

    /// <summary>At least once: the service cannot know whether the server had it, and its next letter has the same id.</summary>
    [Test]
    public async Task A_host_that_is_killed_between_sending_and_noting_sends_again_under_the_same_id()
    {
        using TestJurisdiction jurisdiction = new();
        string[] arguments = [.. jurisdiction.Arguments, .. _mail.Arguments];
        await using var killed = await HostProcess.Start(_database, arguments);
        _mail.Judge = async _ =>
        {
            _mail.Judge = _ => Task.FromResult<SmtpResponse?>(null);
            await killed.Kill();
            return null;
        };
        _mail.Listen();
        var work = await killed.Client.Received(WithAddress());
        await Arrived(1, seconds: 30);
        var notice = await Notice(work.Dossier);
        (notice.Attempts, notice.Outcome).ShouldBe((1, null));
        notice.SendAt.ShouldNotBeNull().ShouldBeGreaterThan(notice.CreatedAt);

        await using var next = await HostProcess.Start(_database, arguments);
        await ItIsTime();

        await Eventually.ShouldBe($"{work.Dossier}.1@example.vn {work.Dossier}.1@example.vn", () => Task.FromResult(Ids(_mail.Taken)), 30);
        await Eventually.ShouldBe(NoticeOutcome.Sent, async () => (await Notice(work.Dossier)).Outcome);
    }

    internal static JsonObject WithAddress(string? email = Address)
    {
        var reception = Walk.Transfer();
        var applicant = reception["parties"]![0]!;
        applicant["name"] = "Vàng A Đề";
        applicant["personalNumber"] = "010190000123";
        applicant["phone"] = "0975204663";
        applicant["address"] = "Thôn 2, xã Nậm Mây";
        applicant["email"] = email;
        return reception;
    }

    internal static string Ids(IEnumerable<MimeMessage> letters) => string.Join(' ', letters.Select(letter => letter.MessageId));

    /// <summary>Events 1 received, 2 examining, 3 updating, 4 ready, 5 returned.</summary>
    private static async Task<(Work Work, string Code)> Closed(TestHost host)
    {
        var work = await host.Client.Examining(WithAddress());
        foreach (var (who, choice) in ((string, string?)[])[(Walk.Examiner, "noSlip"), (Walk.Registrar, null)])
            work = Work.Next((await (await host.As(who)).Complete(work, choice)).ShouldBe(200)).Single();

        (await (await host.As(Walk.Clerk)).ReturnResult(work)).ShouldBe(200);
        return (work, work.Dossier);
    }

    private Task Arrived(int count, int seconds = 10) => Eventually.ShouldBe(count, () => Task.FromResult(_mail.Taken.Count), seconds);

    private async Task PublishAgain(TestHost host, string code)
    {
        await using var db = _database.Open();
        foreach (var happened in await db.Set<EventRow>().AsNoTracking().Where(row => row.Subject == code && row.Position != null).OrderBy(row => row.Position).ToListAsync())
            await host.Services.GetRequiredService<IBus>().Publish(Publisher.ToEvent(happened));
    }

    /// <summary>The wait of a letter that was begun is over: the process of a test has no clock to be moved.</summary>
    private async Task ItIsTime()
    {
        await using var db = _database.Open();
        await db.Set<NoticeRow>().Where(row => row.SendAt != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.SendAt, DateTimeOffset.UnixEpoch));
    }

    private async Task<NoticeRow> Notice(string code)
    {
        await using var db = _database.Open();
        return await db.Set<NoticeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Subject == code) ?? new NoticeRow { Subject = code, PublicStatus = "" };
    }

    private async Task<List<NoticeOutcome?>> Outcomes(string code)
    {
        await using var db = _database.Open();
        return await db.Set<NoticeRow>().Where(row => row.Subject == code).OrderBy(row => row.Sequence).Select(row => row.Outcome).ToListAsync();
    }
}
