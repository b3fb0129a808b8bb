using OneStop.Domain.Procedures;

namespace OneStop.Domain.Dossiers;

/// <summary>
/// All requests to supplement of one dossier. They touch no token of the process: the asking task waits, other branches go on.
/// Asked to told: the asking office holds and the clock runs; told to the last asked paper received: the citizen holds and it stops.
/// </summary>
/// <remarks>Legal source: NĐ 118/2025, Điều 17.2a: once and fully, with the reason, by Mẫu 02.</remarks>
/// <param name="Rule">Of the procedure version.</param>
/// <param name="All">In order of number; at most the last is open.</param>
public sealed record Supplements(SupplementRule Rule, IReadOnlyList<Supplement> All)
{
    /// <summary>The request that waits for an answer; null when none does.</summary>
    public Supplement? Open => All is [.., { IsOpen: true } last] ? last : null;

    /// <summary>An officer asks, with the complete list.</summary>
    /// <param name="task">Id of the asking task.</param>
    /// <param name="approval">For a request beyond <see cref="SupplementRule.Asks"/>.</param>
    public Outcome<SupplementStep> Ask(
        string task, IReadOnlyList<SupplementItem> items, SupplementApproval? approval, Recording recording)
    {
        if (Open is not null)
            return SupplementRefusals.Open;
        if (SupplementRefusals.OfItems(items) is { Count: > 0 } faults)
            return SupplementRefusals.ItemsInvalid with { Faults = faults };
        if (All.Count(request => request.Counts) >= Rule.Asks && RefuseApproval(approval) is { } unapproved)
            return unapproved;
        if (!EffectiveTime.Resolve(recording, new EffectiveBounds(false)).Succeeded(out var effective, out var refusal))
            return refusal;

        var asked = new Supplement(All.Count + 1, task, effective.At, recording.By, [.. items.Select(Missing)]) { Approval = approval };
        return new SupplementStep(this with { All = [.. All, asked] }, asked, effective.At) { IsBackdated = effective.IsBackdated };
    }

    /// <summary>The desk told the citizen: he holds, the clock stops.</summary>
    public Outcome<SupplementStep> Tell(Recording recording)
    {
        if (Open is not { } open)
            return SupplementRefusals.NoneOpen;
        if (open.ToldAt is not null)
            return SupplementRefusals.AlreadyTold;
        return EffectiveTime.Resolve(recording, new EffectiveBounds(false, open.AskedAt)).Succeeded(out var effective, out var refusal)
            ? Step(open with { ToldAt = effective.At }, effective)
            : refusal;
    }

    /// <summary>The desk received some of what was asked; with the last of it the asking office holds again.</summary>
    /// <param name="items">Ids of the items; at least one.</param>
    public Outcome<SupplementStep> Receive(IReadOnlyList<string> items, Recording recording)
    {
        if (Open is not { } open)
            return SupplementRefusals.NoneOpen;
        if (open.ToldAt is not { } toldAt)
            return SupplementRefusals.NotTold;
        if (SupplementRefusals.OfReceived(open, items) is { } notThese)
            return notThese;
        if (!EffectiveTime.Resolve(recording, new EffectiveBounds(true, toldAt)).Succeeded(out var effective, out var refusal))
            return refusal;

        var received = open with
        {
            Items = [.. open.Items.Select(item => items.Contains(item.Id) ? item with { ReceivedAt = effective.At } : item)],
        };
        // Papers are not recorded in the order in which they came: the citizen is done since the last that came.
        var step = Step(received, effective);
        return received.CompleteAt is not { } completeAt
            ? step
            : step with { EffectiveAt = completeAt, RestartAt = Rule.Mode is SupplementMode.Restart ? completeAt : null };
    }

    /// <summary>The asking office needs it no longer. Never restarts a limit: an office must not win time by asking in vain.</summary>
    public Outcome<SupplementStep> Withdraw(Recording recording)
    {
        if (Open is not { } open)
            return SupplementRefusals.NoneOpen;
        if (open.By.Office != recording.By.Office)
            return SupplementRefusals.OtherOffice;
        var last = open.Items.Max(item => item.ReceivedAt) ?? open.ToldAt ?? open.AskedAt;
        return EffectiveTime.Resolve(recording, new EffectiveBounds(false, last)).Succeeded(out var effective, out var refusal)
            ? Step(open with { WithdrawnAt = effective.At }, effective)
            : refusal;
    }

    /// <summary>The dossier is stopped: nothing is waited for any more.</summary>
    /// <returns>The request that was open, or null.</returns>
    public Supplement? Drop(DateTimeOffset at) => Open is { } open ? open with { WithdrawnAt = at } : null;

    private SupplementStep Step(Supplement changed, Effective effective) =>
        new(this with { All = [.. All.SkipLast(1), changed] }, changed, effective.At) { IsBackdated = effective.IsBackdated };

    private static SupplementItem Missing(SupplementItem item) => item with { ReceivedAt = null };

    private static Refusal? RefuseApproval(SupplementApproval? approval)
    {
        if (string.IsNullOrWhiteSpace(approval?.Leader))
            return SupplementRefusals.SecondNeedsLeader;
        return string.IsNullOrWhiteSpace(approval.GroundCode) ? SupplementRefusals.SecondNeedsGround : null;
    }
}
