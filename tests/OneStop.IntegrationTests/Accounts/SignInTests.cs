using System.Net.Http.Json;
using OneStop.Application.Accounts;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Accounts;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class SignInTests(Store store)
{
    /// <summary>How many wrong tries lock an account.</summary>
    private const int Tries = 5;

    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    [Test]
    public async Task A_locked_account_an_unknown_name_and_a_wrong_password_are_one_answer()
    {
        var name = await SecondPerson.Beside(_host.Database, Walk.Clerk);
        var wrong = (await _host.Client.TrySignIn(name, "wrong")).ShouldBe(401, "sign-in.failed");
        for (var tried = 1; tried < Tries; tried++)
            await _host.Client.TrySignIn(name, "wrong");

        var locked = await _host.Client.TrySignIn(name, DemoPeople.Password);
        var unknown = await _host.Client.TrySignIn("nobody-of-this-name", DemoPeople.Password);

        locked.WithoutTrace.ShouldBe(wrong.WithoutTrace);
        unknown.WithoutTrace.ShouldBe(wrong.WithoutTrace);
    }

    [Test]
    public async Task Fewer_wrong_tries_do_not_lock()
    {
        var name = await SecondPerson.Beside(_host.Database, Walk.Clerk);
        for (var tried = 1; tried < Tries; tried++)
            await _host.Client.TrySignIn(name, "wrong");

        (await _host.Client.TrySignIn(name, DemoPeople.Password)).ShouldBe(200);
    }

    [Test]
    public async Task A_change_by_cookie_needs_our_own_origin()
    {
        var cookie = await Cookie(Walk.Clerk);
        var ours = _host.Client.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var body = Walk.Transfer().ToJsonString();

        (await Register(("Cookie", cookie), ("Origin", "https://elsewhere.example"))).ShouldBe(403, "origin.foreign");
        (await Register(("Cookie", cookie), ("Origin", "null"))).ShouldBe(403, "origin.foreign");
        (await Register(("Cookie", cookie))).ShouldBe(403, "origin.foreign");
        (await Register(("Cookie", cookie), ("Origin", ours))).ShouldBe(201);

        Task<Answer> Register(params (string, string)[] headers) => _host.Client.Nobody.Send(
            HttpMethod.Post, "/api/v1/dossiers", body, [.. headers, ("Idempotency-Key", Officer.NewKey())]);
    }

    [Test]
    public async Task Reading_by_cookie_needs_no_origin()
    {
        var cookie = await Cookie(Walk.Clerk);

        var me = await _host.Client.Nobody.Send(HttpMethod.Get, "/api/v1/me", null, ("Cookie", cookie));

        me.ShouldBe(200).Text("userName").ShouldBe(Walk.Clerk);
    }

    private async Task<string> Cookie(string userName)
    {
        using var response = await _host.Client.Http.PostAsJsonAsync("/api/v1/sign-in", new { userName, password = DemoPeople.Password, cookie = true });
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
