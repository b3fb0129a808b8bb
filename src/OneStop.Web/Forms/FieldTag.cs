using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Forms;

/// <summary><c>&lt;field name="paidOn" label="…" /&gt;</c>: label, hint, control and the fault beside it, tied together for a screen reader.</summary>
/// <param name="encoder">The site's own: Vietnamese letters stay letters.</param>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTag(HtmlEncoder encoder) : TagHelper
{
    /// <summary>Path in the request: <c>parties[0].name</c>.</summary>
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>text, date, moment, number, money, phone, password, area, select.</summary>
    public string Kind { get; set; } = "text";

    /// <summary>Columns of twelve; none outside a row.</summary>
    public int Width { get; set; }

    /// <summary>Value and words of a drop-down, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>>? Options { get; set; }

    /// <summary>False: the field may stay empty, and the label says so.</summary>
    public bool Required { get; set; } = true;

    /// <summary>Shown in a table: the label is for screen readers only, and nothing stands around the control.</summary>
    public bool Bare { get; set; }

    public int Rows { get; set; } = 3;

    public string? Autocomplete { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = (Typed)ViewContext.ViewData[nameof(Typed)]!;
        var fault = typed.FaultOf(Name);
        if (Bare)
        {
            output.TagName = null;
        }
        else
        {
            output.TagName = "div";
            output.TagMode = TagMode.StartTagAndEndTag;
            output.Attributes.SetAttribute("class", "field" + (Width > 0 ? $" w{Width}" : "") + (fault is null ? "" : " bad"));
            output.Content.AppendHtml($"<label for=\"{Id(Name)}\">{E(Label)}{(Required ? "" : $" <span class=\"opt\">{E(Say("field.optional"))}</span>")}</label>");
            if (Hint is not null)
                output.Content.AppendHtml($"<span class=\"hint\" id=\"{Id(Name)}-h\">{E(Hint)}</span>");
        }

        output.Content.AppendHtml(Control(typed, fault is not null));
        if (fault is not null)
            output.Content.AppendHtml($"<span class=\"err\" id=\"{Id(Name)}-e\">{E(fault.Message)}</span>");
    }

    /// <summary>An id from a field's name; also what the summary of faults links to.</summary>
    internal static string Id(string name) => name.Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-');

    private string Control(Typed typed, bool bad)
    {
        StringBuilder text = new();
        var attributes = $"id=\"{Id(Name)}\" name=\"{E(Name)}\"{Described(bad)}";
        if (Bare)
            attributes += $" aria-label=\"{E(Label)}\"";

        switch (Kind)
        {
            case "select":
                text.Append(CultureInfo.InvariantCulture, $"<select {attributes}>");
                foreach (var (value, words) in Options ?? [])
                    text.Append(CultureInfo.InvariantCulture, $"<option value=\"{E(value)}\"{(typed.Has(Name, value) ? " selected" : "")}>{E(words)}</option>");

                return text.Append("</select>").ToString();
            case "area":
                return $"<textarea {attributes} rows=\"{Rows}\">{E(typed[Name])}</textarea>";
            case "password":
                return $"<input {attributes} type=\"password\" autocomplete=\"{Autocomplete ?? "current-password"}\">";
            default:
                return $"<input {attributes} value=\"{E(typed[Name])}\" autocomplete=\"{Autocomplete ?? "off"}\"{Mode()}>";
        }
    }

    private string Mode() => Kind switch
    {
        "number" => " inputmode=\"decimal\"",
        "money" => " inputmode=\"numeric\"",
        "phone" => " inputmode=\"tel\"",
        "date" or "moment" => " inputmode=\"numeric\"",
        _ => "",
    };

    private string Described(bool bad)
    {
        var ids = string.Join(' ', new[] { Hint is null || Bare ? null : $"{Id(Name)}-h", bad ? $"{Id(Name)}-e" : null }.OfType<string>());
        return (ids.Length > 0 ? $" aria-describedby=\"{ids}\"" : "") + (bad ? " aria-invalid=\"true\"" : "");
    }

    private string E(string text) => encoder.Encode(text);
}
