using OneStop.Application.LegalActs;
using OneStop.Application.Reception;
using OneStop.Application.Tasks;
using OneStop.Application.Tax;
using OneStop.Application.Tracking;

namespace OneStop.Application.Spine;

/// <summary>The table of all commands.</summary>
internal static class Guards
{
    public static IReadOnlyList<Guard> All { get; } =
    [
        ClaimTask.Guard,
        ReleaseTask.Guard,
        CompleteTask.Guard,
        RequestSupplement.Guard,
        TellSupplement.Guard,
        ReceiveSupplement.Guard,
        WithdrawSupplement.Guard,
        RecordObjection.Guard,
        ResolveObjection.Guard,
        ReturnSlip.Guard,
        SendSlipAgain.Guard,
        RecordNotice.Guard,
        TellNotice.Guard,
        RecordPayment.Guard,
        RecordCompletion.Guard,
        RecordExemption.Guard,
        RecordDebt.Guard,
        ConfirmCompletion.Guard,
        RefuseCompletion.Guard,
        ReturnResult.Guard,
        CorrectDossier.Guard,
        StopDossier.Guard,
        RecordFee.Guard,
        UnlockTracking.Guard,
    ];
}
