using OneStop.Application.Reception;
using OneStop.Application.Tracking;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;
using OneStop.Web.Words;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Public;

/// <summary>A dossier as the page and its stream show it.</summary>
/// <param name="Token">Of the receipt: the address of the page.</param>
internal sealed record TrackingShown(TrackingDocument Document, WorkingCalendar Calendar, DateTimeOffset Now, string Token)
{
    /// <summary>How long a receipt opens its dossier after the end.</summary>
    private const int DaysAfterClosing = 90;

    public static string Of(Named? name) => name is null ? "" : IsEnglish ? name.En : name.Vi;

    /// <summary>In everyday words; the legal title stands below it.</summary>
    public string Procedure => IsEnglish ? Document.Procedure.En : Document.Procedure.Plain;

    /// <summary>What is left for a holder; the bells of the day on which their limit began do not count.</summary>
    public TimeLeft Left(TrackingHolder holder, Appointment until)
    {
        var began = holder.Kind == Holder.Office && Document.Appointment2 is null ? Document.ReceivedAt : holder.Since;
        return TimeLeft.Of(Calendar, until.At, until.On, OfficeClock.DateAt(began), Now);
    }

    /// <summary>What the window's title and the voice of a screen reader say first.</summary>
    public string Short => Document.Holders is not [var first, ..] ? Over
        : first.Kind == Holder.Citizen ? Say("track.short.citizen")
        : first.Kind == Holder.System ? Say("track.short.system")
        : Say("track.short.office", Of(first.Office));

    /// <summary>How it ended, where nobody holds it any more.</summary>
    public string Over => SayCode("track.over", Document.Status, Say("track.over.other"));

    /// <summary>An appointment that a pause hides: how much is left behind it.</summary>
    public string Paused => Document.PausedHalves switch
    {
        null => Say("track.first.paused", After),
        2 => Say("track.paused.one", After),
        > 0 and var left => Say("track.paused", Written.Days(left), After),
        _ => Say("track.paused.none"),
    };

    /// <summary>What ends the pause.</summary>
    private string After => SayCode("track.paused.after", Document.Holders.FirstOrDefault(holder => !holder.ClockRuns)?.Ground, Say("track.paused.after.other"));

    public string LastDay => Written.LongDate(OfficeClock.DateAt(Document.ClosedAt!.Value.AddDays(DaysAfterClosing)));

    /// <summary>The wait for the tax office and for the payment stand outside the appointments.</summary>
    public bool HasTax => Document.Tax is not null
        || Document.Stages.Any(stage => stage.What is PublicStatus.TaxDetermining or PublicStatus.PaymentDue or PublicStatus.TaxNoticeIn or PublicStatus.TaxConfirming);

    /// <summary>When the notice says that the rest of the money is due.</summary>
    public DateOnly? PayBy => Document.Tax?.Rows.Where(row => row is { Left: > 0, Debt: false }).Select(row => (DateOnly?)row.DueOn).Min();

    public static string PostOf(TrackingHolder holder) => Of(holder.Post) is { Length: > 0 } post ? char.ToLower(post[0], Written.Vietnamese) + post[1..] : "";

    public static string StageName(TrackingStage stage) => SayCode("track.stage", stage.What, stage.Name ?? stage.What);

    public static string Doing(TrackingHolder holder) => SayCode("track.doing", holder.Doing);

    /// <summary><c>17:00 thứ Ba 01/12/2026</c>; a day that ends at midnight without a time.</summary>
    public static string Until(DateTimeOffset at) => Written.EndsTheDay(at)
        ? Say("track.until.day", Written.LongDate(Written.LastDay(at)))
        : At(at);

    public static string At(DateTimeOffset at) => Say("track.at", Written.Time(at), Written.LongDate(OfficeClock.DateAt(at)));

    /// <summary>A limit as a procedure writes it, in words: <c>3 ngày làm việc</c>.</summary>
    public static string LimitWords(string text)
    {
        if (!Limit.Parse(text).Succeeded(out var limit, out _))
            return text;

        var key = limit.Unit switch
        {
            LimitUnit.WorkingDays => "limit.wd",
            LimitUnit.WorkingHours => "limit.wh",
            LimitUnit.Days => "limit.d",
            LimitUnit.Hours => "limit.h",
            LimitUnit.SameDay => "limit.same-day",
        };
        return limit.Halves == 2 && SayCode(key, "one") is { Length: > 0 } one ? one : Say(key, Written.Days(limit.Halves));
    }
}
