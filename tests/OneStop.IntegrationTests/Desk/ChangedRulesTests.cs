using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Application.Tasks;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>What the shipped procedure has none of: a configured fee, a commune that is flagged as difficult, a timer on the way.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class ChangedRulesTests(Store store)
{
    private const string HandOver = """<sequenceFlow id="handOver" sourceRef="receive" targetRef="examine" />""";

    private SetClock _clock = null!;
    private TestJurisdiction _jurisdiction = null!;
    private TestHost _host = null!;
    private Officer _clerk = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
        _jurisdiction = new TestJurisdiction(Change);
        _host = await TestHost.Start(await TestDatabase.Create(store), _clock, ownsDatabase: true, more: _jurisdiction.Arguments);
        _clerk = await _host.As(Walk.Clerk);
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _jurisdiction.Dispose();
    }

    [Test]
    public async Task A_configured_fee_is_named_by_its_id_and_stands_on_the_receipt()
    {
        var work = await _host.Client.Received();
        var fee = new JsonObject { ["feeId"] = "certificate", ["amount"] = 100_000, ["receiptNumber"] = "01", ["paidOn"] = "2026-11-05" };
        (await _clerk.Command(work, "record-fee", fee)).ShouldBe(200);

        var receipt = await _clerk.Read(work, "/forms/01");

        receipt.GetProperty("fees").EnumerateArray().Select(known => known.GetProperty("name").GetString()).ShouldBe(["Lệ phí mẫu"]);
        receipt.GetProperty("paid")[0].GetProperty("fee").GetString().ShouldBe("certificate");
        fee["feeId"] = "tip";
        fee["name"] = "Lệ phí mẫu";
        fee["receiptNumber"] = "02";
        (await _clerk.Command(work, "record-fee", fee)).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["feeId", "name"]);
    }

    [Test]
    public async Task A_parcel_in_a_difficult_commune_has_another_limit_and_is_another_dossier()
    {
        var work = await _host.Client.Received();
        var parcels = Walk.Transfer()["parcels"]!.DeepClone();
        parcels[0]!["commune"] = "04273";

        (await _clerk.Command(work, "correct", new JsonObject { ["reason"] = "Gõ nhầm xã", ["parcels"] = parcels })).ShouldBe(409, "correct.commune-moves");

        var there = Walk.Transfer();
        there["parcels"] = parcels.DeepClone();
        (await _clerk.Read(await _host.Client.Received(there), "/forms/01")).GetProperty("limits")[0].GetProperty("limit").GetString().ShouldBe("11 wd");
    }

    [Test]
    public async Task No_timer_of_a_stopped_dossier_fires()
    {
        var (stopped, running) = (await _host.Client.Received(), await _host.Client.Received());
        (await _clerk.Complete(stopped)).ShouldBe(200);
        (await _clerk.Complete(running)).ShouldBe(200);
        (await _clerk.Command(stopped, "stop", DeskWork.Stop())).ShouldBe(200);
        _clock.Move(TimeSpan.FromDays(2));

        await _host.Services.GetServices<IHostedService>().OfType<TimerRunner>().Single().Once(CancellationToken.None);

        _clerk = await _host.Client.AsAnew(Walk.Clerk);
        (await Nodes(running)).ShouldBe(["receive done", "posted done", "examine open"]);
        (await Nodes(stopped)).ShouldBe(["receive done", "posted cancelled"]);
        (await _clerk.Read(stopped, "/history")).EnumerateArray().Last().GetProperty("command").GetString().ShouldBe("stop");
    }

    private async Task<IEnumerable<string>> Nodes(Work work) =>
        (await _clerk.Read(work)).GetProperty("tasks").EnumerateArray().Select(Node);

    private static string Node(JsonElement task) => $"{task.GetProperty("node").GetString()} {task.GetProperty("state").GetString()}";

    private static string Change(string file, string text) => file.Replace('\\', '/') switch
    {
        "organisation.yaml" => Replace(text, "name: \"Phường Nam Cường\"", "name: \"Phường Nam Cường\"\n    difficult: \"QĐ mẫu 1/2026\""),
        "procedures/transfer/procedure.yaml" =>
            Replace(text, "fees: []", "fees: [{ id: certificate, name: \"Lệ phí mẫu\", amount: 100000, ground: \"NQ mẫu\" }]"),
        "procedures/transfer/process.bpmn" => Replace(text, HandOver, $"""
            <intermediateCatchEvent id="posted"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <sequenceFlow id="toPosted" sourceRef="receive" targetRef="posted" />
            {HandOver.Replace("\"receive\"", "\"posted\"", StringComparison.Ordinal)}
            """),
        _ => text,
    };

    private static string Replace(string text, string old, string by)
    {
        text.ShouldContain(old);
        return text.Replace(old, by, StringComparison.Ordinal);
    }
}
