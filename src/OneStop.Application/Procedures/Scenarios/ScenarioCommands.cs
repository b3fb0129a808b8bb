namespace OneStop.Application.Procedures.Scenarios;

/// <summary>Names of the commands that a scenario may give.</summary>
internal static class ScenarioCommands
{
    internal const string Complete = "complete";

    internal static readonly string[] All =
    [
        Complete, "request-supplement", "tell-supplement", "receive-supplement", "withdraw-supplement", "return-slip", "send-slip-again",
        "record-notice", "tell-notice", "record-payment", "record-completion", "confirm-completion", "record-exemption", "record-debt",
        "return-result", "record-objection", "resolve-objection",
    ];
}
