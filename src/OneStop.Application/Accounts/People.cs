using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Accounts;

/// <param name="UserName">What is typed at sign-in: Latin letters without accents, digits, points, hyphens.</param>
/// <param name="DisplayName">As colleagues see it.</param>
public sealed record AddPersonRequest(string? UserName, string? DisplayName);

/// <param name="Password">Made by the service, shown this once; the person changes it.</param>
public sealed record AddPersonAnswer(Guid Id, string UserName, string Password);

/// <param name="Post"><c>office/post</c>.</param>
/// <param name="From">First day; null: today.</param>
/// <param name="To">Last day, itself included; null: until it is ended.</param>
public sealed record GivePostRequest(string? Jurisdiction, string? Post, DateOnly? From, DateOnly? To);

/// <param name="On">Last day, itself included; null: yesterday, so that it is over at once.</param>
public sealed record EndPostRequest(DateOnly? On);

public sealed record PersonSummary(Guid Id, string UserName, string DisplayName, bool Administers, IReadOnlyList<HeldPost> Posts);

public sealed record HeldPost(Guid Id, string Jurisdiction, string Post, DateOnly From, DateOnly? To);

/// <summary>Refusals of the accounts' administration.</summary>
internal static class PeopleRefusals
{
    public const string UserNameTaken = "user-name.taken";
    public const string UserNameLetters = "user-name.letters";
    public const string DatesCrossed = "dates.crossed";

    public static readonly Refusal AdministratorsOnly = new("administrators.only", RefusalKind.NotAllowed);
    public static readonly Refusal PersonNotFound = new("person.not-found", RefusalKind.NotFound);
    public static readonly Refusal BegunAlready = new("begin.over", RefusalKind.NotFound);

    public static IReadOnlyList<Refusal> All { get; } = [AdministratorsOnly, PersonNotFound, BegunAlready];

    public static IReadOnlyList<string> Rules { get; } = [UserNameTaken, UserNameLetters, DatesCrossed];
}

/// <summary>Administrators add people, and give and end posts. What a person may do with dossiers comes from posts alone, an administrator's too.</summary>
internal sealed class People(OneStopDb db, UserManager<Person> manager, Catalogue catalogue, OfficeClock clock)
{
    /// <summary>The first administrator has this id: there can be only one first.</summary>
    private static readonly Guid _first = new("00000000-0000-7000-8000-000000000001");

    /// <summary>Letters and digits that are not taken for one another when read aloud.</summary>
    private const string Readable = "abcdefghkmnpqrstuvwxyz23456789";

    public Task<bool> AnybodyYet(CancellationToken cancel) => db.Users.AnyAsync(cancel);

    public Task<bool> Administers(Guid person, CancellationToken cancel) => db.Users.AnyAsync(candidate => candidate.Id == person && candidate.Administers, cancel);

    /// <summary>The first account of a new service. Of two at once one wins.</summary>
    public async Task<Outcome<Person>> Begin(string? userName, string? displayName, string? password, CancellationToken cancel)
    {
        if (await AnybodyYet(cancel))
            return PeopleRefusals.BegunAlready;

        return await Create(_first, userName, displayName, password ?? "", administers: true, cancel);
    }

    public async Task<Outcome<AddPersonAnswer>> Add(Guid by, AddPersonRequest request, CancellationToken cancel)
    {
        if (!await Administers(by, cancel))
            return PeopleRefusals.AdministratorsOnly;

        var password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Readable, 4)));
        return (await Create(Guid.CreateVersion7(clock.Now), request.UserName, request.DisplayName, password, administers: false, cancel)).Succeeded(out var person, out var refusal)
            ? new AddPersonAnswer(person.Id, person.UserName!, password)
            : refusal;
    }

    public async Task<Outcome<HeldPost>> Give(Guid by, Guid person, GivePostRequest request, CancellationToken cancel)
    {
        if (!await Administers(by, cancel))
            return PeopleRefusals.AdministratorsOnly;

        if (!await db.Users.AnyAsync(candidate => candidate.Id == person, cancel))
            return PeopleRefusals.PersonNotFound;

        var from = request.From ?? clock.Today;
        List<Fault> faults = [];
        var organisation = (await catalogue.Current(request.Jurisdiction ?? "", cancel))?.Jurisdiction.Organisation;
        if (organisation is null)
            faults.Add(new Fault("jurisdiction", RequestRules.Unknown, ""));
        else if (request.Post?.Split('/') is not [var office, var post] || organisation.FindPost(office, post) is null)
            faults.Add(new Fault("post", RequestRules.Unknown, ""));

        if (request.To < from)
            faults.Add(new Fault("to", PeopleRefusals.DatesCrossed, ""));

        if (faults.Count > 0)
            return SpineRefusals.Invalid with { Faults = faults };

        var named = request.Post!.Split('/');
        Incumbency row = new()
        {
            Id = Guid.CreateVersion7(clock.Now),
            PersonId = person,
            Jurisdiction = request.Jurisdiction!,
            Office = named[0],
            Post = named[1],
            From = from,
            To = request.To,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        return Of(row);
    }

    /// <summary>Ends a post; what its holder had claimed is everybody's of the post again from the day after.</summary>
    public async Task<Outcome<HeldPost>> End(Guid by, Guid person, Guid held, EndPostRequest request, CancellationToken cancel)
    {
        if (!await Administers(by, cancel))
            return PeopleRefusals.AdministratorsOnly;

        if (await db.Set<Incumbency>().SingleOrDefaultAsync(row => row.Id == held && row.PersonId == person, cancel) is not { } row)
            return PeopleRefusals.PersonNotFound;

        row.To = request.On ?? clock.Today.AddDays(-1);
        await db.SaveChangesAsync(cancel);
        return Of(row);
    }

    /// <param name="q">Part of a name or user name; null: all.</param>
    public async Task<Outcome<IReadOnlyList<PersonSummary>>> List(Guid by, string? q, CancellationToken cancel)
    {
        if (!await Administers(by, cancel))
            return PeopleRefusals.AdministratorsOnly;

        var wanted = q?.Trim() ?? "";
        var people = await db.Users.AsNoTracking()
            .Where(person => wanted == "" || person.DisplayName.Contains(wanted) || person.UserName!.Contains(wanted))
            .OrderBy(person => person.UserName).Take(200).ToListAsync(cancel);
        var ids = people.ConvertAll(person => person.Id);
        var posts = await db.Set<Incumbency>().AsNoTracking().Where(post => ids.Contains(post.PersonId)).OrderBy(post => post.From).ToListAsync(cancel);
        return people.ConvertAll(person => new PersonSummary(
            person.Id, person.UserName!, person.DisplayName, person.Administers, [.. posts.Where(post => post.PersonId == person.Id).Select(Of)]));
    }

    private async Task<Outcome<Person>> Create(Guid id, string? userName, string? displayName, string password, bool administers, CancellationToken cancel)
    {
        Person person = new() { Id = id, UserName = userName?.Trim() ?? "", DisplayName = displayName?.Trim() ?? "", LockoutEnabled = true, Administers = administers };
        List<Fault> faults = [];
        if (person.DisplayName.Length == 0)
            faults.Add(new Fault("displayName", RequestRules.Required, ""));

        if (person.UserName.Length is 0 or > 60 || !person.UserName.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'))
            faults.Add(new Fault("userName", PeopleRefusals.UserNameLetters, ""));
        else if (await manager.FindByNameAsync(person.UserName) is not null)
            faults.Add(new Fault("userName", PeopleRefusals.UserNameTaken, ""));

        faults.AddRange(await Passwords.Faults(manager, person, password, "password"));
        if (faults.Count > 0)
            return SpineRefusals.Invalid with { Faults = faults };

        try
        {
            var created = await manager.CreateAsync(person, password);
            return created.Succeeded ? person : SpineRefusals.Invalid with { Faults = [new Fault("userName", PeopleRefusals.UserNameTaken, "")] };
        }
        catch (DbUpdateException) when (administers)
        {
            // Somebody else began in the same moment.
            cancel.ThrowIfCancellationRequested();
            return PeopleRefusals.BegunAlready;
        }
    }

    private static HeldPost Of(Incumbency row) => new(row.Id, row.Jurisdiction, row.Name, row.From, row.To);
}

/// <summary>What a password must be; the same wherever one is set.</summary>
internal static class Passwords
{
    /// <summary>Length protects; rules about signs only teach people to write it down.</summary>
    public const int MinLength = 10;

    public const string TooShort = "password.too-short";
    public const string Wrong = "password.wrong";

    public static IReadOnlyList<string> Rules { get; } = [TooShort, Wrong];

    public static async Task<List<Fault>> Faults(UserManager<Person> manager, Person person, string password, string field)
    {
        foreach (var validator in manager.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(manager, person, password)).Succeeded)
                return [new Fault(field, TooShort, "")];
        }

        return [];
    }
}

/// <summary>The routes of the accounts' administration.</summary>
internal static class PeopleRoutes
{
    public static async Task<IResult> List(HttpContext context, People people, CancellationToken cancel, string? q = null) =>
        (await people.List(Envelope.PersonOf(context.User), q, cancel)).Succeeded(out var found, out var refusal) ? TypedResults.Ok(found) : Problems.From(refusal);

    public static async Task<IResult> Add(HttpContext context, AddPersonRequest request, People people, CancellationToken cancel) =>
        (await people.Add(Envelope.PersonOf(context.User), request, cancel)).Succeeded(out var added, out var refusal)
            ? TypedResults.Created($"/api/v1/people/{added.Id}", added)
            : Problems.From(refusal);

    public static async Task<IResult> Give(HttpContext context, Guid person, GivePostRequest request, People people, CancellationToken cancel) =>
        (await people.Give(Envelope.PersonOf(context.User), person, request, cancel)).Succeeded(out var held, out var refusal) ? TypedResults.Ok(held) : Problems.From(refusal);

    public static async Task<IResult> End(HttpContext context, Guid person, Guid held, EndPostRequest request, People people, CancellationToken cancel) =>
        (await people.End(Envelope.PersonOf(context.User), person, held, request, cancel)).Succeeded(out var ended, out var refusal) ? TypedResults.Ok(ended) : Problems.From(refusal);
}
