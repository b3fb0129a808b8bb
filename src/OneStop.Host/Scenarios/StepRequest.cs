using System.Text.Json;
using OneStop.Application.LegalActs;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Application.Tasks;
using OneStop.Application.Tax;

namespace OneStop.Host.Scenarios;

/// <summary>The request that a step's command sends: what <c>with</c> says, and plausible data for what it does not.</summary>
internal static class StepRequest
{
    private const string How = "phone";

    /// <summary>Of what the citizen takes home, where the scenario does not number it.</summary>
    private const string Document = "01/TEST";

    /// <param name="own">What the step itself asks for, invented; null: nothing.</param>
    public static object Of(ScenarioStep step, StepData data, JsonElement? own) => step.Do switch
    {
        ScenarioCommands.Complete => Complete(data, own),
        "record-objection" => new RecordObjectionRequest(InventedData.Shipped.CoUser.Name, InventedData.Shipped.Word, data.Date("receivedOn") ?? data.Today),
        "resolve-objection" => new ResolveObjectionRequest((int)data.Whole("objection"), data.Text("outcome"), InventedData.Shipped.Word),
        "request-supplement" => Supplement(data),
        "tell-supplement" => new TellSupplementRequest(data.Text("how") ?? How, data.Effective),
        "receive-supplement" => new ReceiveSupplementRequest(data.Words("item"), data.Effective),
        "return-slip" => new ReturnSlipRequest(data.Text("reason"), data.Effective),
        "send-slip-again" => SendAgain(data),
        "record-notice" => new RecordNoticeRequest(
            data.Text("kind"), data.Text("number"), data.Date("issuedOn") ?? data.Today, data.Whole("amount"), data.Whole("exempted"), data.Date("dueOn"), data.Effective),
        "tell-notice" => new TellNoticeRequest(data.Text("number"), data.Text("how") ?? How, data.Effective),
        "record-payment" => new RecordPaymentRequest(data.Text("notice"), data.Whole("amount"), data.Date("paidOn") ?? data.Today, data.Text("evidence")),
        "record-completion" => new RecordCompletionRequest(data.Text("documentNumber"), data.Effective, data.Date("effectiveOn")),
        "record-exemption" or "record-debt" =>
            new RecordReliefRequest(data.Text("documentNumber"), data.Text("notice"), data.Effective, data.Date("effectiveOn")),
        "return-result" => new ReturnResultRequest(
            data.Text("documentNumber") ?? Document, data.Date("documentOn") ?? data.Today, data.Text("signer") ?? $"{step.As!.Office}/{step.As.Post}", 0, "receipt"),
        _ => new { },
    };

    private static CompleteTaskRequest Complete(StepData data, JsonElement? own)
    {
        data.Text("payer");
        return new CompleteTaskRequest(data.Text("choice"), data.Text("slipNumber"), data.Words("kinds"), data.Text("reason"), own);
    }

    /// <summary>One reason for all papers.</summary>
    private static RequestSupplementRequest Supplement(StepData data)
    {
        var reason = data.Text("reason");
        return new RequestSupplementRequest(data.Words("item")?.Select(paper => new SupplementItemRequest(paper, null, reason, null)).ToList(), null);
    }

    private static SendSlipAgainRequest SendAgain(StepData data)
    {
        data.Text("payer");
        return new SendSlipAgainRequest(data.Text("slipNumber"), data.Words("kinds"), data.Effective);
    }
}
