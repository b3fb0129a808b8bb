using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;
using OneStop.Domain.Offices;

namespace OneStop.Application.Accounts;

/// <summary>One invented person for each post, all with one password: for the demo and for trying out, never for real work.</summary>
internal sealed class DemoPeople(IPasswordHasher<Person> hasher, ILookupNormalizer normalizer, OneStopDb db, Catalogue catalogue, OfficeClock clock)
{
    public const string Password = "mot-cua-thu";

    private static readonly DateOnly _since = new(2000, 1, 1);

    /// <summary>Makes the people who are missing.</summary>
    /// <returns>All accounts, in the order of the organisation; none when the jurisdiction was never imported.</returns>
    public async Task<Made> Ensure(string jurisdiction, CancellationToken cancel)
    {
        if (await catalogue.Current(jurisdiction, cancel) is not { } release)
            return new Made([], []);

        var names = Names();
        var accounts = release.Jurisdiction.Organisation.Offices
            .SelectMany(office => office.Posts.Select(post => (office.Code, post.Key)))
            .Select((held, index) => new DemoAccount($"{held.Code}.{held.Key}", names[index % names.Count], held.Code, held.Key))
            .ToList();
        var present = await db.Users.Select(person => person.UserName).ToListAsync(cancel);
        var password = hasher.HashPassword(null!, Password);
        foreach (var account in accounts.Where(account => !present.Contains(account.UserName)))
            Add(jurisdiction, account, password);

        await db.SaveChangesAsync(cancel);
        var passed = Passed(release.Jurisdiction.Organisation);
        return new Made(accounts, accounts.FindAll(account => passed.Contains(account.Office)));
    }

    /// <summary>The offices that serve the commune of the first desk of a commune.</summary>
    private static HashSet<string> Passed(Organisation organisation)
    {
        var desk = organisation.Offices.Where(office => office.Roles.Contains(RoleResolver.Desk) && office.Serves.Count > 0).MinBy(office => office.Serves.Count);
        var commune = desk?.Serves[0] ?? "";
        return [.. organisation.Offices.Where(office => office.Serves.Contains(commune)).Select(office => office.Code)];
    }

    /// <summary>The same hash for all: they share the password, and hashing two hundred times would take the start's minute.</summary>
    private void Add(string jurisdiction, DemoAccount account, string password)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(clock.Now),
            UserName = account.UserName,
            NormalizedUserName = normalizer.NormalizeName(account.UserName),
            DisplayName = account.DisplayName,
            PasswordHash = password,
            SecurityStamp = Guid.CreateVersion7(clock.Now).ToString("N"),
            LockoutEnabled = true,
        };
        db.Add(person);
        db.Add(new Incumbency
        {
            Id = Guid.CreateVersion7(clock.Now),
            PersonId = person.Id,
            Jurisdiction = jurisdiction,
            Office = account.Office,
            Post = account.Post,
            From = _since,
        });
    }

    /// <param name="Shown">Those of the offices that one dossier passes.</param>
    internal sealed record Made(IReadOnlyList<DemoAccount> All, IReadOnlyList<DemoAccount> Shown);

    private static List<string> Names()
    {
        using var stream = typeof(DemoPeople).Assembly.GetManifestResourceStream("OneStop.Application.Resources.DemoNames.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}

internal sealed record DemoAccount(string UserName, string DisplayName, string Office, string Post);
