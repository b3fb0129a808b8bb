using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Spine;

/// <summary>The line breaks after the service committed and before the clerk has the answer.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class CutConnectionTests(Store store)
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    // CASES.md B022.
    [Test]
    public async Task Whoever_sends_again_after_the_cut_gets_the_code_that_was_committed()
    {
        var (key, clerk) = (Officer.NewKey(), await _host.As(Walk.Clerk));

        await SendAndCut(Walk.Transfer().ToJsonString(), key);

        var again = (await clerk.Register(key: key)).ShouldBe(201);
        again.Text("code").ShouldBe((await Committed(key))!.Location!.Split('/')[^1]);
        (await clerk.Get($"/api/v1/dossiers/{again.Text("code")}/history")).Json.GetArrayLength().ShouldBe(1);
    }

    /// <summary>Writes the request to the wire, sees that it was committed, and is gone without reading a byte.</summary>
    private async Task SendAndCut(string body, string key)
    {
        var token = (await _host.Client.TrySignIn(Walk.Clerk, DemoPeople.Password)).ShouldBe(200).Text("accessToken");
        var address = _host.Client.Http.BaseAddress!;
        using TcpClient line = new() { LingerState = new LingerOption(true, 0) };
        await line.ConnectAsync(address.Host, address.Port);
        var content = Encoding.UTF8.GetBytes(body);
        string[] head =
        [
            "POST /api/v1/dossiers HTTP/1.1", $"Host: {address.Authority}", $"Authorization: Bearer {token}", $"Idempotency-Key: {key}",
            "Content-Type: application/json; charset=utf-8", $"Content-Length: {content.Length}", "", "",
        ];
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head)));
        await line.GetStream().WriteAsync(content);
        await Eventually.Holds("the reception is committed", async () => await Committed(key) is not null);
        line.Close();
    }

    private async Task<AnswerRow?> Committed(string key)
    {
        await using var db = _host.Database.Open();
        return await db.Set<AnswerRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == key);
    }
}
