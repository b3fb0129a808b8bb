using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Procedures;

/// <summary>The drawing of a process: the very bytes that were imported, whatever the reader made of them.</summary>
internal static class ReadProcess
{
    internal const string MediaType = "application/xml";

    /// <summary>As it holds for a dossier received now.</summary>
    public static async Task<IResult> OfProcedure(HttpContext context, string slug, Catalogue catalogue, CancellationToken cancel, string? jurisdiction = null)
    {
        if (await ReadProcedure.Find(catalogue, slug, jurisdiction, cancel) is not var (_, _, loaded))
            return Problems.From(ProcedureRefusals.NotFound);

        return File(context, loaded);
    }

    /// <summary>As the dossier is pinned to it.</summary>
    public static async Task<IResult> OfDossier(HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out var refusal))
            return Problems.From(refusal);

        return File(context, locked.Procedure);
    }

    /// <summary>The tag is the hash of the bytes, which the journal names as the definition of each decision.</summary>
    private static FileContentHttpResult File(HttpContext context, LoadedProcedure loaded)
    {
        context.Response.Headers.ETag = $"\"{loaded.Process.Hash}\"";
        return TypedResults.Bytes(loaded.Bpmn, MediaType);
    }
}
