using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;

namespace OneStop.Application.Accounts;

/// <summary>A request that changes something by a cookie must come from our own pages; the public ones take no cookie.</summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        var request = context.Request;
        var byCookie = request.Headers.Authorization.Count == 0 && request.Headers.Cookie.Count > 0;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return safe || !byCookie || IsPublic(request.Path) || IsOurs(request)
            ? next(context)
            : Problems.From(AccountRefusals.ForeignOrigin).ExecuteAsync(context);
    }

    private static bool IsPublic(PathString path) =>
        path.StartsWithSegments("/public", StringComparison.Ordinal)
        || Edge.PublicPages.Any(page => path.StartsWithSegments(page, StringComparison.Ordinal));

    private static bool IsOurs(HttpRequest request) =>
        request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}";
}
