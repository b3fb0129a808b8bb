using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using OneStop.Application.Http;
using OneStop.Application.Tracking;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Public;
using OneStop.Web.Pages.Shared;

namespace OneStop.Web;

/// <summary>What the pages need of a host, in one call each.</summary>
public static class WebSetup
{
    /// <summary>Name of the policy for pages of the staff: signed in by the cookie; others are sent to sign in.</summary>
    private const string StaffOnly = "staff";

    /// <summary>A working day at one desk; it slides on while somebody works.</summary>
    private static readonly TimeSpan _session = TimeSpan.FromHours(4);

    public static IServiceCollection AddOneStopPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Desk", StaffOnly).AuthorizeFolder("/Work", StaffOnly).AuthorizeFolder("/Accounts", StaffOnly)
                .AuthorizeFolder("/Prints", StaffOnly).AuthorizeFolder("/Search", StaffOnly);
            pages.Conventions.AllowAnonymousToPage("/Accounts/SignIn").AllowAnonymousToPage("/Accounts/Begin");

            // Pages are guarded as the API is: by the origin of the request (SameOrigin), and by whom the form was rendered for (LostSession).
            pages.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
        });
        services.AddAuthorizationBuilder().AddPolicy(StaffOnly, new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().Build());
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "onestop";
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = _session;
        });

        // Razor would print numbers for Vietnamese letters.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // Weak lines: pages are two thirds lighter. What is secret on a page never stands beside what a stranger could make it repeat.
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddScoped<StaffForms>();
        services.AddScoped<Frame>();
        services.AddScoped<Fragments>();
        services.AddScoped<Pages.Work.DossierView>();
        services.AddScoped<TrackingStream>();
        return services;
    }

    /// <summary>Before the routes of the API are mapped: what pages add on the way.</summary>
    public static void UseOneStopPages(this WebApplication app)
    {
        app.UseMiddleware<PageHeaders>();
        app.UseWhen(context => Edge.IsForPeople(context.Request.Path), pages => pages.UseResponseCompression());
        app.UseWhen(context => Edge.IsForPeople(context.Request.Path), pages => pages.UseStatusCodePagesWithReExecute("/sorry/{0}"));

        // Looked for after what may send a request to another page, not before everything.
        app.UseRouting();
    }

    /// <summary>Once it is known who sent a request, and before it is refused.</summary>
    public static void UseLostSessions(this WebApplication app) => app.UseMiddleware<LostSession>();

    public static void MapOneStopPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapGet("/public/v1/tracking/{token}/events", TrackingStream.Handle).WithTags("Tracking").WithName(nameof(TrackingStream))
            .Produces<IReadOnlyList<TrackingEvent>>(200, "application/json", "text/event-stream").Refuses(RefusalKind.NotFound, RefusalKind.Conflict, RefusalKind.TooMany);
        app.MapPost("/drafts", SaveDraft.Handle).RequireAuthorization(StaffOnly).ExcludeFromDescription().DisableAntiforgery();
    }
}

/// <summary>The headers of every page: nothing from outside, nothing inline, nothing kept on a shared machine.</summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public Task Invoke(HttpContext context)
    {
        if (Edge.IsForPeople(context.Request.Path))
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";

            // A tracking address is a secret: it must not travel on as a referrer.
            headers["Referrer-Policy"] = Edge.PublicPages.Any(page => context.Request.Path.StartsWithSegments(page, StringComparison.Ordinal)) ? "no-referrer" : "same-origin";
            if (!Path.HasExtension(context.Request.Path.Value))
                headers.CacheControl = "no-store";
        }

        return next(context);
    }
}
