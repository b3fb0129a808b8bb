using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace OneStop.Web.Pages.Shared;

/// <summary>Renders a part of a page alone, so that a script may exchange it: the server writes and encodes, the browser only places it.</summary>
internal sealed class Fragments(IRazorViewEngine views, ITempDataDictionaryFactory tempData)
{
    /// <param name="path">Of the partial, from the project's root: <c>/Pages/Desk/_Appointments.cshtml</c>.</param>
    public async Task<string> Render(HttpContext context, string path, object model, IEnumerable<KeyValuePair<string, object?>>? viewData = null)
    {
        var view = views.GetView(null, path, isMainPage: false).EnsureSuccessful([path]).View!;
        ActionContext action = new(context, context.GetRouteData(), new ActionDescriptor());
        ViewDataDictionary data = new(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        foreach (var (key, value) in viewData ?? [])
            data[key] = value;

        await using StringWriter writer = new();
        await view.RenderAsync(new ViewContext(action, view, data, tempData.GetTempData(context), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
