using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Gives a post a second incumbent: two people of one post are who race for one task.</summary>
internal static class SecondPerson
{
    /// <param name="jurisdiction">Where they hold an office and post of the same codes; null: the same.</param>
    /// <returns>The user name of the new colleague; the password is the demo's.</returns>
    public static async Task<string> Beside(TestDatabase database, string userName, string? jurisdiction = null)
    {
        await using var db = database.Open();
        var first = await db.Users.AsNoTracking().SingleAsync(person => person.UserName == userName);
        var post = await db.Set<Incumbency>().AsNoTracking().SingleAsync(held => held.PersonId == first.Id);
        Person second = new()
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            UserName = $"{userName}.{RandomNumberGenerator.GetHexString(6, lowercase: true)}",
            DisplayName = "Lò Thị Hai",
            PasswordHash = first.PasswordHash,
            SecurityStamp = first.SecurityStamp,
            LockoutEnabled = true,
        };
        second.NormalizedUserName = second.UserName.ToUpperInvariant();
        db.Add(second);
        db.Add(new Incumbency
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            PersonId = second.Id,
            Jurisdiction = jurisdiction ?? post.Jurisdiction,
            Office = post.Office,
            Post = post.Post,
            From = post.From,
        });
        await db.SaveChangesAsync();
        return second.UserName;
    }

    /// <summary>Their last day in every post was the one before <paramref name="today"/>.</summary>
    public static async Task Leaves(TestDatabase database, string userName, DateOnly today)
    {
        await using var db = database.Open();
        var person = await db.Users.Where(person => person.UserName == userName).Select(person => person.Id).SingleAsync();
        await db.Set<Incumbency>().Where(held => held.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(held => held.To, today.AddDays(-1)));
    }
}
