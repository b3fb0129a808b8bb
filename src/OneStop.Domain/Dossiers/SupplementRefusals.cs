namespace OneStop.Domain.Dossiers;

/// <summary>What is refused about supplements.</summary>
public static class SupplementRefusals
{
    /// <summary>One is open: the asking task cannot be completed, and no other request can be made.</summary>
    public static readonly Refusal Open = new("supplement.open", RefusalKind.Conflict);

    public static readonly Refusal NoneOpen = new("supplement.none-open", RefusalKind.Conflict);

    public static readonly Refusal AlreadyTold = new("supplement.already-told", RefusalKind.Conflict);

    public static readonly Refusal NotTold = new("supplement.not-told", RefusalKind.Conflict);

    public static readonly Refusal SecondNeedsLeader = new("supplement.second-needs-leader", RefusalKind.NotAllowed);

    public static readonly Refusal SecondNeedsGround = new("supplement.second-needs-ground", RefusalKind.Invalid);

    /// <summary>With the faults of the list.</summary>
    public static readonly Refusal ItemsInvalid = new("supplement.items-invalid", RefusalKind.Invalid);

    /// <summary>It was not asked for; what was stands in <see cref="Refusal.Allowed"/>.</summary>
    public static readonly Refusal UnknownItem = new("supplement.unknown-item", RefusalKind.Invalid);

    public static readonly Refusal ItemReceived = new("supplement.item-received", RefusalKind.Conflict);

    public static readonly Refusal OtherOffice = new("supplement.other-office", RefusalKind.NotAllowed);

    public static readonly IReadOnlyList<Refusal> All =
    [
        Open, NoneOpen, AlreadyTold, NotTold, SecondNeedsLeader, SecondNeedsGround, ItemsInvalid, UnknownItem, ItemReceived, OtherOffice,
    ];

    /// <summary>All faults of a list that is asked for.</summary>
    public static IReadOnlyList<Fault> OfItems(IReadOnlyList<SupplementItem> items)
    {
        var faults = new List<Fault>();
        if (items.Count == 0)
            faults.Add(new Fault("items", SupplementRules.NoItems, ""));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (string.IsNullOrWhiteSpace(item.PaperId) == string.IsNullOrWhiteSpace(item.TextKey))
                faults.Add(new Fault($"items[{i}]", SupplementRules.ItemUnnamed, ""));
            else if (!seen.Add(item.Id))
                faults.Add(new Fault($"items[{i}]", SupplementRules.ItemDuplicate, ""));
            if (string.IsNullOrWhiteSpace(item.ReasonCode))
                faults.Add(new Fault($"items[{i}].reasonCode", SupplementRules.ReasonMissing, ""));
        }

        return faults;
    }

    /// <summary>Why these cannot be received; null when they can.</summary>
    internal static Refusal? OfReceived(Supplement open, IReadOnlyList<string> items)
    {
        var missing = open.Items.Where(item => item.ReceivedAt is null).Select(item => item.Id).ToList();
        if (items.Count == 0 || items.Any(id => open.Items.All(item => item.Id != id)))
            return UnknownItem with { Allowed = missing };
        return items.All(missing.Contains) ? null : ItemReceived with { Allowed = missing };
    }
}

/// <summary>Rules about the list of a supplement; each has a text in the resources.</summary>
public static class SupplementRules
{
    public const string NoItems = "supplement.no-items";
    public const string ItemUnnamed = "supplement.item-unnamed";
    public const string ItemDuplicate = "supplement.item-duplicate";
    public const string ReasonMissing = "supplement.reason-missing";

    public static readonly IReadOnlyList<string> All = [NoItems, ItemUnnamed, ItemDuplicate, ReasonMissing];
}
