using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>Each đồng collected has a receipt, and each receipt number of an office is used once a year.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class FeeTests(Store store)
{
    private ServiceClient _service = null!;
    private Officer _clerk = null!;

    [OneTimeSetUp]
    public async Task SignIn()
    {
        _service = (await TestHost.Shared(store)).Client;
        _clerk = await _service.As(Walk.Clerk);
    }

    [Test]
    public async Task Fees_are_listed_on_the_dossier_in_the_order_in_which_they_were_recorded()
    {
        var work = await _service.Examining();
        var (first, second) = (NewNumber(), NewNumber());

        (await _clerk.Command(work, "record-fee", Fee(first))).ShouldBe(200);
        (await (await _service.As(DeskWork.DeskLeader)).Command(work, "record-fee", Fee(second, "Phí thẩm định hồ sơ", 0))).ShouldBe(200);

        var fees = (await _clerk.Read(work)).GetProperty("fees").EnumerateArray()
            .Select(fee => (fee.GetProperty("name").GetString(), fee.GetProperty("amount").GetInt64(), fee.GetProperty("receiptNumber").GetString(), fee.GetProperty("paidOn").GetString()));
        fees.ShouldBe([("Lệ phí cấp Giấy chứng nhận", 100_000, first, "2026-11-05"), ("Phí thẩm định hồ sơ", 0, second, "2026-11-05")]);
    }

    [Test]
    public async Task A_receipt_number_is_used_once_and_the_refusal_names_the_dossier_that_has_it()
    {
        var (one, other) = (await _service.Received(), await _service.Received());
        var number = NewNumber();
        (await _clerk.Command(one, "record-fee", Fee(number))).ShouldBe(200);

        var refused = (await _clerk.Command(other, "record-fee", Fee($" {number} "))).ShouldBe(409, "fee.receipt-used");

        refused.Text("detail").ShouldBe(one.Dossier);
        (await _clerk.Command(other, "record-fee", Fee(number, paidOn: "2025-12-31"))).ShouldBe(200);
    }

    [Test]
    public async Task Two_who_write_one_number_at_once_do_not_both_have_it()
    {
        var works = new List<Work>();
        for (var count = 0; count < 6; count++)
            works.Add(await _service.Received());

        var number = NewNumber();

        var answers = await Together.Run(works.Select(work => (Func<Task<Answer>>)(() => _clerk.Command(work, "record-fee", Fee(number)))));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Code == "fee.receipt-used");
    }

    [Test]
    public async Task All_faults_are_told_at_once()
    {
        var work = await _service.Received();
        var wrong = new JsonObject { ["feeId"] = "certificate", ["amount"] = -1, ["receiptNumber"] = new string('1', 31), ["paidOn"] = "2026-11-06" };

        (await _clerk.Command(work, "record-fee", wrong)).ShouldBe(422, "request.invalid").FaultFields
            .ShouldBe(["feeId", "name", "amount", "receiptNumber", "paidOn"]);
        (await _clerk.Command(work, "record-fee", new JsonObject())).ShouldBe(422, "request.invalid").FaultFields
            .ShouldBe(["name", "amount", "receiptNumber", "paidOn"]);
    }

    [Test]
    public async Task A_closed_dossier_takes_no_money_and_another_office_collects_none()
    {
        (await _clerk.Command(await _service.Closed(), "record-fee", Fee(NewNumber()))).ShouldBe(409, "dossier.closed");
        (await (await _service.As(Walk.Examiner)).Command(await _service.Examining(), "record-fee", Fee(NewNumber()))).ShouldBe(403, "post.not-allowed");
    }

    private static string NewNumber() => $"BL {Officer.NewKey()[..12]}";

    private static JsonObject Fee(string number, string name = "Lệ phí cấp Giấy chứng nhận", long amount = 100_000, string paidOn = "2026-11-05") =>
        new() { ["name"] = name, ["amount"] = amount, ["receiptNumber"] = number, ["paidOn"] = paidOn };
}
