using Microsoft.AspNetCore.Http;
using OneStop.Domain.Parties;

namespace OneStop.Application.Procedures;

/// <param name="Jurisdiction">Key of the jurisdiction that offers it.</param>
internal sealed record OfferedProcedure(string Jurisdiction, LoadedProcedure Loaded);

/// <summary>The catalogue as citizens ask for it: by what they want to do, in their own words.</summary>
internal static class FindProcedures
{
    private const int MostLetters = 200;

    /// <param name="q">What somebody wants, with or without accents; empty: everything.</param>
    internal static async Task<IResult> Handle(Catalogue catalogue, CancellationToken cancel, string? q = null) => TypedResults.Ok(
        (await Read(catalogue, q, cancel)).Select(offered => new ProcedureSummary(
            offered.Loaded.Rules.Slug, offered.Jurisdiction, offered.Loaded.Rules.Names.Vi, offered.Loaded.Rules.Names.Plain,
            [.. offered.Loaded.Rules.Codes.Select(code => code.Code)])).ToList());

    /// <summary>Those that hold most of the words, if that is more than half of them; the best first.</summary>
    internal static async Task<IReadOnlyList<OfferedProcedure>> Read(Catalogue catalogue, string? q, CancellationToken cancel)
    {
        List<OfferedProcedure> all = [];
        foreach (var jurisdiction in await catalogue.Jurisdictions(cancel))
        {
            var release = (await catalogue.Current(jurisdiction, cancel))!;
            all.AddRange(release.Jurisdiction.Procedures.Values.Select(loaded => new OfferedProcedure(jurisdiction, loaded)));
        }

        var wanted = q is { Length: <= MostLetters } ? FoldedText.Of(q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList() : [];
        return wanted.Count == 0 ? all : Best(all, wanted);
    }

    private static List<OfferedProcedure> Best(List<OfferedProcedure> all, List<string> wanted)
    {
        var phrase = string.Join(' ', wanted);
        var ranked = all
            .Select(offered => (offered, said: Said(offered.Loaded.Rules).ToList()))
            .Select(row => (row.offered, whole: row.said.Any(said => Begins(said, phrase)), found: wanted.Count(word => row.said.Any(said => Begins(said, word)))))
            .Where(row => row.found * 2 > wanted.Count)
            .OrderByDescending(row => row.whole).ThenByDescending(row => row.found)
            .ToList();
        return [.. ranked.TakeWhile(row => row.found == ranked[0].found || row.whole).Select(row => row.offered)];
    }

    private static IEnumerable<string> Said(Domain.Procedures.Procedure rules) =>
        rules.Words.Concat([rules.Names.Plain, rules.Names.Vi, rules.Names.En]).Concat(rules.Codes.Select(code => code.Code)).Select(FoldedText.Of);

    /// <summary>At the beginning of a word: inside one, short syllables are everywhere.</summary>
    private static bool Begins(string said, string words) => $" {said}".Contains($" {words}", StringComparison.Ordinal);
}
