using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.Accounts;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Http;

/// <summary>What happens to a request before and after a route: JSON, problem details for everything, same origin.</summary>
internal static class Edge
{
    public static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Complete);
        return services;
    }

    public static void UseEdge(this WebApplication app)
    {
        // Texts follow the reader, Vietnamese first; numbers and dates of the API follow nobody.
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("vi")),
            SupportedCultures = [CultureInfo.InvariantCulture],
            SupportedUICultures = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")],
            RequestCultureProviders = [new CustomRequestCultureProvider(LanguageOf)],
        });
        // People get a page from the pages' own set-up: it fills what is left empty here.
        app.UseWhen(context => IsForPeople(context.Request.Path), pages => pages.UseExceptionHandler(Handling(_ => Task.CompletedTask)));
        app.UseWhen(context => !IsForPeople(context.Request.Path), api => api.UseExceptionHandler(Handling(null)).UseStatusCodePages());
        app.UseMiddleware<SameOrigin>();
        app.Use((context, next) =>
        {
            // Answered before the limit is set: the server then reads the rest away, and the sender gets to see the answer.
            if (context.Request.ContentLength > Envelope.MaxBody)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }

            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = Envelope.MaxBody;

            // The body is read twice: for the request's hash and by the route.
            if (HttpMethods.IsPost(context.Request.Method))
                context.Request.EnableBuffering(Envelope.MaxBody, Envelope.MaxBody);

            return next(context);
        });
    }

    private static ExceptionHandlerOptions Handling(RequestDelegate? answer) => new()
    {
        ExceptionHandler = answer,
        StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
    };

    /// <summary>
    /// The API answers in the language that the caller accepts. Pages of the staff are in Vietnamese; public pages in the language that
    /// the reader chose, Vietnamese unless they did: what a telephone happens to be set to says little about who reads.
    /// </summary>
    private static Task<ProviderCultureResult?> LanguageOf(HttpContext context)
    {
        var request = context.Request;
        var isForCitizens = request.Path == "/" || PublicPages.Append(PublicApi).Any(page => request.Path.StartsWithSegments(page, StringComparison.Ordinal));
        if (IsApi(request.Path) && !(isForCitizens && request.Query.ContainsKey(LanguageField)))
            return new AcceptLanguageHeaderRequestCultureProvider().DetermineProviderCultureResult(context);

        var chosen = request.Query[LanguageField].FirstOrDefault() ?? request.Cookies[LanguageField];
        var language = chosen == "en" && isForCitizens ? "en" : "vi";
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult("", language));
    }

    internal static bool IsApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments(PublicApi, StringComparison.Ordinal);

    /// <summary>Pages, not the API and not its description.</summary>
    internal static bool IsForPeople(PathString path) => !IsApi(path) && !path.StartsWithSegments("/swagger", StringComparison.Ordinal);

    /// <summary>Where the API lies that needs no signing in; a stream of parts of a page is asked for in the page's language.</summary>
    private const string PublicApi = "/public";

    /// <summary>Query field and cookie by which a reader of the public pages chooses a language.</summary>
    internal const string LanguageField = "lang";

    /// <summary>Where the public pages lie.</summary>
    internal static IReadOnlyList<string> PublicPages { get; } = ["/tracking", "/t", "/procedures"];

    /// <summary>Gives every problem a stable code, also those that no slice made.</summary>
    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code"))
            return;

        var refusal = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => SpineRefusals.Malformed with { Detail = Located(context.HttpContext) },
            StatusCodes.Status401Unauthorized => AccountRefusals.SignInRequired,
            StatusCodes.Status403Forbidden => SpineRefusals.PostNotAllowed,
            StatusCodes.Status404NotFound => EdgeRefusals.RouteNotFound,
            StatusCodes.Status405MethodNotAllowed => EdgeRefusals.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => EdgeRefusals.TooLarge,
            StatusCodes.Status415UnsupportedMediaType => EdgeRefusals.NotJson,
            _ => EdgeRefusals.Fault,
        };
        problem.Type = $"/problems/{refusal.Code}";
        problem.Title = Texts.Refusal(refusal.Code);
        problem.Detail = refusal.Detail;
        problem.Extensions["code"] = refusal.Code;
    }

    /// <summary>Where the JSON broke, without what stood there.</summary>
    private static string? Located(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error.InnerException is JsonException fault
            ? $"{fault.Path}, line {(fault.LineNumber ?? 0) + 1}, position {(fault.BytePositionInLine ?? 0) + 1}"
            : null;
}

/// <summary>Refusals that no slice gives.</summary>
internal static class EdgeRefusals
{
    public static readonly Refusal RouteNotFound = new("route.not-found", RefusalKind.NotFound);
    public static readonly Refusal MethodNotAllowed = new("method.not-allowed", RefusalKind.Malformed);
    public static readonly Refusal TooLarge = new("request.too-large", RefusalKind.Malformed);
    public static readonly Refusal NotJson = new("request.not-json", RefusalKind.Malformed);
    public static readonly Refusal Fault = new("service.fault", RefusalKind.Unavailable);

    public static IReadOnlyList<Refusal> All { get; } = [RouteNotFound, MethodNotAllowed, TooLarge, NotJson, Fault];
}
