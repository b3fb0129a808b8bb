using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace OneStop.Web.Pages.Public;

/// <summary>Renders a part of a page by itself: the same markup, whether it comes with the page or after it.</summary>
internal sealed class PageParts(IRazorViewEngine engine, ITempDataDictionaryFactory tempData)
{
    /// <summary>Parts of the citizen's page, by the id of the element around each.</summary>
    public static IReadOnlyDictionary<string, string> OfTracking { get; } = new Dictionary<string, string>
    {
        ["holder"] = "_Holder",
        ["todo"] = "_ToDo",
        ["appointments"] = "_Appointments",
        ["way"] = "_Way",
        ["money"] = "_Money",
        ["as-of"] = "_AsOf",
    };

    public async Task<string> Render(HttpContext context, string part, TrackingShown shown)
    {
        var view = engine.GetView(null, $"/Pages/Public/Parts/{part}.cshtml", isMainPage: false).View
            ?? throw new InvalidOperationException($"There is no part '{part}'.");
        await using StringWriter text = new();
        ActionContext action = new(context, context.GetRouteData(), new ActionDescriptor());
        ViewDataDictionary<TrackingShown> data = new(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = shown };
        await view.RenderAsync(new ViewContext(action, view, data, tempData.GetTempData(context), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
