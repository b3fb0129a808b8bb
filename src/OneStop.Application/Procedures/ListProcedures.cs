using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Domain;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Procedures;

public sealed record ProcedureSummary(string Slug, string Jurisdiction, string Name, string Plain, IReadOnlyList<string> Codes);

/// <param name="Release">The release that a dossier received now would be pinned to.</param>
public sealed record ProcedureDetail(
    string Slug, string Jurisdiction, long Release, string Name, string Plain, IReadOnlyList<string> LegalBasis,
    IReadOnlyList<PhaseSummary> Phases, IReadOnlyList<PaperSummary> Papers, IReadOnlyList<StepSummary> Steps);

public sealed record PhaseSummary(int No, string Limit, int? Appointment);

public sealed record PaperSummary(string Id, string Name, PaperForm As, int Count, bool Required, string? RequiredWhen);

public sealed record StepSummary(string Node, string Name, string Office, string Post, int? Phase, string Limit, IReadOnlyList<string> Choices);

internal static class ProcedureRefusals
{
    public static readonly Refusal NotFound = new("procedure.not-found", RefusalKind.NotFound);

    public static IReadOnlyList<Refusal> All { get; } = [NotFound];
}

/// <summary>The procedures that can be registered now.</summary>
internal static class ListProcedures
{
    public static async Task<IResult> Handle(Catalogue catalogue, CancellationToken cancel)
    {
        List<ProcedureSummary> procedures = [];
        foreach (var jurisdiction in await catalogue.Jurisdictions(cancel))
        {
            var release = (await catalogue.Current(jurisdiction, cancel))!;
            procedures.AddRange(release.Jurisdiction.Procedures.Values.Select(loaded => new ProcedureSummary(
                loaded.Rules.Slug, jurisdiction, loaded.Rules.Names.Vi, loaded.Rules.Names.Plain, [.. loaded.Rules.Codes.Select(code => code.Code)])));
        }

        return TypedResults.Ok(procedures);
    }
}

/// <summary>One procedure: papers, limits, steps.</summary>
internal static class ReadProcedure
{
    public static async Task<IResult> Handle(string slug, Catalogue catalogue, CancellationToken cancel, string? jurisdiction = null)
    {
        if (await Find(catalogue, slug, jurisdiction, cancel) is not var (key, release, loaded))
            return Problems.From(ProcedureRefusals.NotFound);

        return TypedResults.Ok(Describe(key, release, loaded.Rules));
    }

    /// <param name="jurisdiction">Null: the first that has it.</param>
    internal static async Task<(string Jurisdiction, long Release, LoadedProcedure Loaded)?> Find(Catalogue catalogue, string slug, string? jurisdiction, CancellationToken cancel)
    {
        foreach (var key in await catalogue.Jurisdictions(cancel))
        {
            var release = (await catalogue.Current(key, cancel))!;
            if ((jurisdiction is null || jurisdiction == key) && release.Jurisdiction.Procedures.TryGetValue(slug, out var loaded))
                return (key, release.Number, loaded);
        }

        return null;
    }

    private static ProcedureDetail Describe(string jurisdiction, long release, Procedure rules) => new(
        rules.Slug,
        jurisdiction,
        release,
        rules.Names.Vi,
        rules.Names.Plain,
        rules.LegalBasis,
        [.. rules.Phases.Select(phase => new PhaseSummary(phase.No, phase.Limit.ToString(), phase.Appointment))],
        [.. rules.Papers.Select(paper => new PaperSummary(paper.Id, paper.Name, paper.As, paper.Count, paper.Required, paper.RequiredWhen))],
        [.. rules.Steps.Values.Select(step => new StepSummary(
            step.Node, step.Name, step.OfficeRole, step.Post, step.Phase, step.Limit.ToString(), step.Choices))]);
}
