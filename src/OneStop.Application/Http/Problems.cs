using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OneStop.Domain;

namespace OneStop.Application.Http;

/// <summary>The only place where a refusal becomes HTTP: problem details (RFC 9457) with a stable code.</summary>
internal static class Problems
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(2);

    public static IResult From(Refusal refusal)
    {
        var problem = new ProblemDetails
        {
            Type = $"/problems/{refusal.Code}",
            Title = Texts.Refusal(refusal.Code),
            Status = StatusOf(refusal.Kind),
            Detail = refusal.Detail,
        };
        problem.Extensions["code"] = refusal.Code;
        if (refusal.Faults.Count > 0)
            problem.Extensions["faults"] = refusal.Faults.Select(Named).ToList();

        if (refusal.By is not null)
            problem.Extensions["by"] = refusal.By;

        if (refusal.At is { } at)
            problem.Extensions["at"] = at.ToOffset(OfficeClock.Offset);

        if (refusal.What is not null)
            problem.Extensions["what"] = refusal.What;

        if (refusal.Allowed.Count > 0)
            problem.Extensions["allowed"] = refusal.Allowed;

        var answer = TypedResults.Problem(problem);
        return refusal.Kind is RefusalKind.Unavailable or RefusalKind.TooMany ? new Later(answer, refusal.After ?? _soon) : answer;
    }

    /// <summary>The problem in an answer, for a page that shows it in its own way; null where the answer is none.</summary>
    public static ProblemDetails? In(IResult answer) => answer switch
    {
        ProblemHttpResult problem => problem.ProblemDetails,
        Later later => later.Details,
        _ => null,
    };

    /// <summary>Tells the OpenAPI document which refusals a route may give.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<RefusalKind> kinds)
    {
        foreach (var kind in kinds)
            route.ProducesProblem(StatusOf(kind));

        return route;
    }

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.NotAuthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>Says when it is worth to come again.</summary>
    private sealed class Later(ProblemHttpResult answer, TimeSpan after) : IResult
    {
        public ProblemDetails Details => answer.ProblemDetails;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }

    private static Fault Named(Fault fault) =>
        fault.Message.Length > 0 ? fault : fault with { Message = Texts.Fault(fault.Rule) };
}
