using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Offices;

namespace OneStop.Application.Procedures;

/// <summary>Reads <c>organisation.yaml</c>: communes, kinds of office, offices with their posts.</summary>
internal sealed class OrganisationFile
{
    private readonly Findings _findings;
    private readonly Dictionary<string, OfficeKind> _kinds = new(StringComparer.Ordinal);

    private OrganisationFile(Findings findings) => _findings = findings;

    /// <returns>What could be read, for the checks that follow; null when the file as a whole could not.</returns>
    internal static OrganisationDraft? Read(ReadOnlyMemory<byte> bytes, Findings findings)
    {
        var root = MapReader.Of(YamlReader.Read(bytes, findings), findings, "the organisation");
        return root is null ? null : new OrganisationFile(findings).Read(root);
    }

    private OrganisationDraft Read(MapReader root)
    {
        var jurisdiction = root.Text("jurisdiction");
        var place = root.PlaceOf("jurisdiction");
        var anywhere = root.WordOrNull("reception", "own", "anywhere") == "anywhere";
        var officerNames = root.WordOrNull("officerNames", "true", "false") != "false";
        var marks = root.Texts("marks").Values();
        ReadKinds(root);
        root.Require("communes");
        root.Require("offices");
        var communes = root.Maps("communes", "the commune").Select(CommuneEntry.Read).ToList();
        var splits = root.Maps("splits", "the split").Select(SplitEntry.Read).ToList();
        var offices = root.Maps("offices", "the office").Select(ReadOffice).ToList();
        root.Close();

        OrganisationRules.Check(communes, splits, offices, _findings);
        var organisation = new Organisation(jurisdiction, [.. offices.Select(office => office.Office)], [.. communes.Select(commune => commune.Commune)])
        {
            ReceivesAnywhere = anywhere,
            OfficerNames = officerNames,
            Marks = marks,
        };
        return new OrganisationDraft(organisation, place, Places(communes), _findings);
    }

    /// <summary>Of a commune that stands twice the first counts; that it does has been said.</summary>
    private static Dictionary<string, Place> Places(List<CommuneEntry> communes) =>
        communes.DistinctBy(commune => commune.Commune.Code).ToDictionary(commune => commune.Commune.Code, commune => commune.At, StringComparer.Ordinal);

    private void ReadKinds(MapReader root)
    {
        root.Require("kinds");
        foreach (var (key, value) in root.Named("kinds"))
        {
            Forms.Check(Forms.Code(), key.Text, key.At, _findings, "a kind of office");
            if (MapReader.Of(value, _findings, $"the kind '{key.Text}'") is not { } kind)
                continue;

            _kinds[key.Text] = new OfficeKind(ReadRoles(kind), ReadPosts(kind));
            kind.Close();
        }
    }

    private OfficeEntry ReadOffice(MapReader map)
    {
        var code = map.Text("code");
        Forms.Check(Forms.Code(), code, map.PlaceOf("code"), _findings, "the code of an office");
        var kind = KindOf(map);
        var (from, to) = (map.Date("from"), map.DateOrNull("to"));
        if (to < from)
            _findings.Error(map.PlaceOf("to"), "workflow.dates", $"The office '{code}' ends before it begins.", code);

        var serves = map.Texts("serves");
        var office = new Office(
            code,
            map.TextOrNull("identifier") ?? "",
            map.Text("name"),
            map.Text("nameEn"),
            map.Text("kind"),
            map.TextOrNull("parent"),
            map.Has("roles") ? ReadRoles(map) : kind.Roles,
            serves.Distinct(_findings, "serves"),
            map.Has("posts") ? ReadPosts(map) : kind.Posts,
            from,
            to);
        map.Close();
        return new OfficeEntry(office, map.At, map.PlaceOf("identifier"), map.PlaceOf("parent"), serves);
    }

    private OfficeKind KindOf(MapReader map)
    {
        var kind = map.Text("kind");
        if (_kinds.TryGetValue(kind, out var found))
            return found;
        if (kind.Length > 0)
            _findings.Error(map.PlaceOf("kind"), "workflow.unknown-kind", $"'{kind}' is not among the kinds of this file.", kind);

        return new OfficeKind([], []);
    }

    private IReadOnlyList<string> ReadRoles(MapReader map)
    {
        var roles = map.Texts("roles");
        foreach (var role in roles)
            Forms.Check(Forms.Code(), role.Text, role.At, _findings, "a role");

        return roles.Distinct(_findings, "roles");
    }

    private List<Post> ReadPosts(MapReader map)
    {
        var posts = new List<Post>();
        foreach (var post in map.Maps("posts", "the post"))
        {
            var key = post.Text("key");
            Forms.Check(Forms.Code(), key, post.PlaceOf("key"), _findings, "the key of a post");
            if (posts.Exists(other => other.Key == key))
                _findings.Error(post.PlaceOf("key"), "workflow.duplicate", $"The post '{key}' stands twice.", key);

            posts.Add(new Post(key, post.Text("name"), post.Text("nameEn"), post.Flag("leads")));
            post.Close();
        }

        return posts;
    }

    private sealed record OfficeKind(IReadOnlyList<string> Roles, IReadOnlyList<Post> Posts);
}
