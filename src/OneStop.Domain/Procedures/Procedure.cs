using OneStop.Domain.Deadlines;
using OneStop.Domain.Parties;

namespace OneStop.Domain.Procedures;

/// <summary>A procedure (thủ tục hành chính) as one version of its folder says it; the route itself is BPMN.</summary>
/// <param name="Slug">The folder's name: <c>transfer</c>.</param>
/// <param name="Codes">National codes; empty while unknown.</param>
/// <param name="Steps">By node id of the process.</param>
/// <param name="Conversations">Receive tasks that stand for the tax conversation, by node id.</param>
/// <param name="Results">Outcome that a node gives the dossier, by node id.</param>
public sealed record Procedure(
    string Slug,
    ProcedureNames Names,
    IReadOnlyList<NationalCode> Codes,
    IReadOnlyList<string> LegalBasis,
    IReadOnlyList<PhaseDefinition> Phases,
    Bonus? Bonus,
    SupplementRule Supplement,
    IReadOnlyDictionary<string, GroundDefinition> Grounds,
    IReadOnlyList<PaperDefinition> Papers,
    IReadOnlyDictionary<string, OutcomeKind> Outcomes,
    IReadOnlyDictionary<string, StepDefinition> Steps,
    IReadOnlyDictionary<string, ConversationDefinition> Conversations,
    IReadOnlyDictionary<string, string> Results)
{
    /// <summary>Timers that are a wait on a ground, by node id.</summary>
    public IReadOnlyDictionary<string, WaitDefinition> Waits { get; init; } = new Dictionary<string, WaitDefinition>();

    /// <summary>Roles that a dossier must have, besides the applicant.</summary>
    public IReadOnlyList<PartyRole> RequiredRoles { get; init; } = [];

    /// <summary>Empty: not configured; reception goes on, nothing can be collected.</summary>
    public IReadOnlyList<FeeDefinition> Fees { get; init; } = [];

    /// <summary>What in this version is unsure or an example, in the author's words.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>What people say when they want it, besides its names: found by the catalogue.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <param name="Vi">The official title.</param>
/// <param name="Plain">What people say for it.</param>
public sealed record ProcedureNames(string Vi, string Plain, string En);

/// <param name="From">First day of validity; both ends count.</param>
public sealed record NationalCode(string Code, DateOnly? From, DateOnly? To);

/// <summary>A phase (giai đoạn): a limit that runs from a start to the first of its ends.</summary>
/// <param name="No">1 or 2.</param>
/// <param name="Starts">Node ids: the phase starts when a token LEAVES one. Empty: at reception.</param>
/// <param name="Ends">Node ids: the phase ends when a token first ENTERS one.</param>
/// <param name="Appointment">Which appointment (hẹn lần) its due moment is; null when none.</param>
public sealed record PhaseDefinition(
    int No, Limit Limit, IReadOnlyList<string> Starts, IReadOnlyList<string> Ends, int? Appointment);

/// <summary>Rule B: what a difficult commune adds, in the unit of the phase's limit.</summary>
public sealed record Bonus(string When, int Phase, string? Step, Limit Amount);

/// <param name="Asks">How many requests an officer may make alone; a further one needs a leader and a ground.</param>
public sealed record SupplementRule(SupplementMode Mode, int Asks);

public enum SupplementMode
{
    /// <summary>What was left of the limit goes on.</summary>
    Resume,

    /// <summary>The whole limit starts anew when the last paper is in.</summary>
    Restart,
}

/// <summary>What may be waited for, who holds the dossier then, and whether the clock stops.</summary>
/// <param name="Limit">The wait's own limit; null when it is each notice's own due date.</param>
public sealed record GroundDefinition(string Id, bool StopsClock, Holder Holder, Limit? Limit);

/// <param name="Required">Always; null <see cref="RequiredWhen"/> and false: optional.</param>
/// <param name="RequiredWhen">A condition in words that the desk ticks: "filed by a representative".</param>
public sealed record PaperDefinition(string Id, string Name, PaperForm As, int Count, bool Required, string? RequiredWhen)
{
    /// <summary>Which form it is filled in on, with the regulation that made it: <c>QĐ 47/2026 Mẫu 24</c>; null: no set form.</summary>
    public string? Form { get; init; }

    /// <summary>For who reads the catalogue in English; null: nobody wrote it.</summary>
    public string? NameEn { get; init; }

    /// <summary><see cref="RequiredWhen"/> in English; null: nobody wrote it.</summary>
    public string? RequiredWhenEn { get; init; }
}

public enum PaperForm
{
    Original,
    Copy,
    Electronic,
}

/// <summary>A fee (phí, lệ phí) of the procedure.</summary>
/// <param name="Amount">VND.</param>
/// <param name="Ground">The regulation that sets it.</param>
public sealed record FeeDefinition(string Id, string Name, long Amount, string Ground);

public enum OutcomeKind
{
    Positive,
    Negative,
}

/// <summary>A step of the route: one user task of the process.</summary>
/// <param name="Node">Id in the process.</param>
/// <param name="OfficeRole"><c>desk</c>, <c>return-desk</c> or a role that an office has for the communes it serves.</param>
/// <param name="Post">Key of the post inside that office.</param>
/// <param name="Phase">Null for a step that stands outside every phase.</param>
/// <param name="Status">Public status: stable code whose words are in the resource files.</param>
/// <param name="National">National status 1–10.</param>
/// <param name="Grounds">Grounds that may be opened here.</param>
/// <param name="Choices">What its officer may answer; empty: completing says enough.</param>
/// <param name="EndedBy">The command that ends its task: <c>complete</c> unless named.</param>
public sealed record StepDefinition(
    string Node,
    string Name,
    string OfficeRole,
    string Post,
    int? Phase,
    Limit Limit,
    string Status,
    int National,
    IReadOnlyList<string> Grounds,
    IReadOnlyList<string> Choices,
    string EndedBy)
{
    /// <summary>Words for the choices that have them: the name of the flow that is taken on that choice alone.</summary>
    public IReadOnlyDictionary<string, string> ChoiceNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Node of the posting whose closing minutes are written here; null: of none.</summary>
    public string? Closes { get; init; }
}

/// <summary>A wait that the law always asks for, drawn as a timer: the posting (niêm yết).</summary>
/// <param name="Ground">Of the procedure: whether the clock stops, who holds, how long.</param>
/// <param name="OfficeRole">The office that answers for it.</param>
/// <param name="Status">Public status while it lasts.</param>
public sealed record WaitDefinition(string Node, string Name, string Ground, string OfficeRole, string Post, int? Phase, string Status, int National);

/// <param name="Kind">Always <c>tax</c> today.</param>
public sealed record ConversationDefinition(string Node, string Name, string Kind, string OfficeRole, int? Phase);
