using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Reception;

/// <summary>The desk receives a dossier: a code, the first step, and the appointments.</summary>
/// <remarks>Legal source: NĐ 118/2025, Điều 17.3 (NĐ 309/2026): time counts from the full dossier, as on the receipt.</remarks>
internal static class RegisterDossier
{
    private const string Command = "register";

    /// <summary>A machine whose clock is further behind than this must not register: its receipts would lie.</summary>
    private static readonly TimeSpan _clockMayLag = TimeSpan.FromMinutes(2);

    internal static async Task<IResult> Handle(
        HttpContext context, RegisterRequest request, OneStopDb db, Staff staff, KeyRing keys, OfficeClock clock, CommandRunner runner, CancellationToken cancel)
    {
        // Before the transaction: a request that holds one connection must never wait for a second one.
        var me = await staff.Of(context.User, cancel);
        return await runner.RunNew(
            context,
            envelope => Prepare(envelope, request, me, db, clock, cancel),
            reception => (reception.Unit, OfficeClock.DateAt(reception.Effective)),
            (reception, code) => Decide(runner, reception, code, keys),
            Answer,
            cancel);
    }

    /// <summary>All that can be refused before a number is drawn.</summary>
    internal static async Task<Outcome<Reception>> Prepare(
        Envelope envelope, RegisterRequest request, Me me, OneStopDb db, OfficeClock clock, CancellationToken cancel)
    {
        if (!Desk.Of(me, envelope.Post).Succeeded(out var post, out var refusal))
            return refusal;

        var now = clock.Now;
        var newest = await db.Set<JournalRow>().MaxAsync(entry => (DateTimeOffset?)entry.RecordedAt, cancel);
        if (newest - now > _clockMayLag)
            return SpineRefusals.ClockBehind with { At = newest };

        var release = me.Releases[post.Jurisdiction];
        var turnedAway = TurnAway.Takes(request);
        var check = turnedAway ? TurnAway.Check(request, release.Jurisdiction, clock.Today) : RegisterValidation.Check(request, release.Jurisdiction, clock.Today);
        if (!check.Succeeded(out var valid, out refusal))
            return refusal;

        if (AliasOf(request) is { } alias && await db.Set<Dossier>().AnyAsync(dossier => dossier.Alias == alias, cancel))
            return SpineRefusals.Invalid with { Faults = [new Fault("alias", ReceptionRules.AliasUsed, "")] };

        var stated = request.EffectiveAt is { } at ? Stated.AtInstant(at) : Stated.Now;
        Recording recording = new(stated, now, new Recorder(post.Office, post.Post, me.Id.ToString(), false));
        return EffectiveTime.Resolve(recording, new EffectiveBounds(FavoursCitizen: !turnedAway)).Succeeded(out var effective, out refusal)
            ? new Reception(request, valid, post, release, now, effective.At, envelope.Via)
            : refusal;
    }

    internal static Outcome<Change> Decide(CommandRunner runner, Reception reception, string code, KeyRing keys) =>
        TurnAway.Takes(reception.Request) ? TurnAway.Decide(runner, reception, code, keys) : Accept(runner, reception, code, keys);

    private static Outcome<Change> Accept(CommandRunner runner, Reception reception, string code, KeyRing keys)
    {
        var change = runner.Begin(Open(reception, code), Actor.Of(reception.Post), Command, reception.Recorded, reception.Effective);
        RegisteredThings.Add(change, reception, keys);
        foreach (var phase in change.Rules.Phases.Where(rule => rule.Starts.Count == 0))
            Movement.StartPhase(change, phase);

        change.Body["procedure"] = reception.Valid.Procedure.Rules.Slug;
        if (!Movement.Apply(change, new ProcessCommand.Start(Movement.NoValues), reception.Post.PersonId).Succeeded(out _, out var refusal))
            return refusal;

        change.Status(PublicStatus.Received, 2);
        return Ending.Finish(change, reception.Via, "received").Succeeded(out _, out refusal) ? change : refusal;
    }

    private static LockedDossier Open(Reception reception, string code)
    {
        var valid = reception.Valid;
        var commune = valid.Parcels[0].Commune;
        var role = valid.Procedure.Rules.Steps.Values.First(step => step.OfficeRole is not (RoleResolver.Desk or RoleResolver.ReturnDesk)).OfficeRole;
        var handling = RoleResolver.Resolve(reception.Release.Jurisdiction.Organisation, role, commune, reception.Recorded);
        var dossier = DossierOf(reception, code, commune, handling);
        dossier.ReceiptVersion = 1;
        return LockedOf(reception, dossier, new ProcessRow { DossierId = dossier.Id, DefinitionHash = valid.Procedure.Process.Hash, State = "" });
    }

    /// <summary>The head of a new dossier, before anything happened to it.</summary>
    internal static Dossier DossierOf(Reception reception, string code, string commune, string handlingOffice)
    {
        var (request, valid) = (reception.Request, reception.Valid);
        return new Dossier
        {
            Id = Guid.CreateVersion7(reception.Recorded),
            Code = code,
            Alias = AliasOf(request),
            Jurisdiction = reception.Post.Jurisdiction,
            Procedure = valid.Procedure.Rules.Slug,
            Release = reception.Release.Number,
            ReceptionOffice = reception.Post.Office,
            HandlingOffice = handlingOffice,
            ReturnOffice = request.ReturnOffice ?? reception.Post.Office,
            Channel = request.Channel!,
            Commune = commune,
            Difficult = valid.Difficult,
            OrganisationPays = valid.Parties.Any(party => party.Kind == Domain.Parties.PartyKind.Organisation),
            PublicStatus = PublicStatus.Received,
            ReceivedAt = reception.Effective,
            FormData = request.Form?.GetRawText() ?? "{}",
            JournalHash = JournalChain.Start,
            LastRecordedAt = reception.Recorded,
            PartyCount = valid.Parties.Count,
        };
    }

    private static string? AliasOf(RegisterRequest request) => string.IsNullOrWhiteSpace(request.Alias) ? null : request.Alias.Trim();

    internal static LockedDossier LockedOf(Reception reception, Dossier dossier, ProcessRow? process) => new()
    {
        Dossier = dossier,
        Process = process,
        Tasks = [],
        Ledger = [],
        Phases = [],
        Posts = [reception.Post],
        Jurisdiction = reception.Release.Jurisdiction,
    };

    internal static RegisterAnswer Answer(Change change)
    {
        var dossier = change.Dossier;
        var second = change.Rules.Phases.FirstOrDefault(phase => phase.Appointment == 2);
        return new RegisterAnswer(
            dossier.Code,
            dossier.Version,
            dossier.ReceiptVersion,
            dossier.Appointment1At is { } at ? new Appointment(at, dossier.Appointment1On!.Value) : null,
            dossier.ReceiptVersion == 0 ? null : second?.Limit.ToString(),
            CommandRunner.AnswerOf(change, null).Next is [var task, ..] ? task : null,
            change.Issues.Select(issue => new IssuedAct(issue.Act.Id, issue.Act.Form, issue.Act.Number)).FirstOrDefault());
    }
}

/// <summary>A reception that nothing speaks against.</summary>
/// <param name="Via">As the journal names the way: api, page.</param>
internal sealed record Reception(
    RegisterRequest Request, ValidReception Valid, Incumbency Post, Release Release, DateTimeOffset Recorded, DateTimeOffset Effective, string Via)
{
    /// <summary>The unit code that the dossier's code begins with.</summary>
    public string Unit => Release.Jurisdiction.Organisation.Find(Post.Office)!.Identifier;
}

/// <summary>The post of a desk in which the caller receives.</summary>
internal static class Desk
{
    public static Outcome<Incumbency> Of(Accounts.Me me, string? named)
    {
        var desks = me.Posts.Where(post => me.Releases.TryGetValue(post.Jurisdiction, out var release)
            && Posts(release.Jurisdiction.Organisation).Any(receives => receives.Office == post.Office && receives.Post == post.Post)).ToList();
        if (desks.Count == 0)
            return SpineRefusals.PostNotAllowed with { Allowed = Allowed(me) };

        if (desks.Count == 1)
            return desks[0];

        return desks.FirstOrDefault(post => post.Name == named)
            ?? (Outcome<Incumbency>)(SpineRefusals.PostAmbiguous with { Allowed = [.. desks.Select(post => post.Name)] });
    }

    /// <summary>The posts that receive: at the caller's own desk where it is one, else at every desk.</summary>
    private static List<string> Allowed(Accounts.Me me)
    {
        var all = me.Releases.Values.SelectMany(release => Posts(release.Jurisdiction.Organisation)).Distinct().ToList();
        var own = all.Where(receives => me.Posts.Any(post => post.Office == receives.Office)).ToList();
        return [.. (own.Count > 0 ? own : all).Select(receives => $"{receives.Office}/{receives.Post}")];
    }

    /// <summary>Receiving is the officers' of a desk; a leader watches and permits.</summary>
    private static IEnumerable<(string Office, string Post)> Posts(Domain.Offices.Organisation organisation) =>
        from office in organisation.Offices
        where office.Roles.Contains(RoleResolver.Desk)
        from post in office.Posts
        where !post.Leads
        select (office.Code, post.Key);
}
