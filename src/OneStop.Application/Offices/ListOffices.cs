using Microsoft.AspNetCore.Http;
using OneStop.Application.Procedures;

namespace OneStop.Application.Offices;

public sealed record OfficeSummary(
    string Code, string Jurisdiction, string Identifier, string Name, string Kind, string? Parent, IReadOnlyList<string> Roles,
    IReadOnlyList<string> Serves, IReadOnlyList<PostSummary> Posts);

public sealed record PostSummary(string Key, string Name, bool Leads);

/// <summary>The offices and posts of the newest release.</summary>
internal static class ListOffices
{
    public static async Task<IResult> Handle(Catalogue catalogue, CancellationToken cancel)
    {
        List<OfficeSummary> offices = [];
        foreach (var jurisdiction in await catalogue.Jurisdictions(cancel))
        {
            var organisation = (await catalogue.Current(jurisdiction, cancel))!.Jurisdiction.Organisation;
            offices.AddRange(organisation.Offices.Select(office => new OfficeSummary(
                office.Code, jurisdiction, office.Identifier, office.Name, office.Kind, office.Parent, office.Roles, office.Serves,
                [.. office.Posts.Select(post => new PostSummary(post.Key, post.Name, post.Leads))])));
        }

        return TypedResults.Ok(offices);
    }
}
