using System.Text.Json;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Reception;

/// <summary>Finds what JSON can write and no text can be: NUL, and halves of surrogate pairs, at which the schema's check would break.</summary>
internal static class FormText
{
    /// <returns>One fault for each place, at <c>form.place</c>.</returns>
    public static IEnumerable<Fault> Faults(JsonElement element, string place = "form") => element.ValueKind switch
    {
        JsonValueKind.String => IsText(element) ? [] : [new Fault(place, RequestRules.Characters, "")],
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Faults(item, $"{place}[{index}]")),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Named(member, place)),
        _ => [],
    };

    private static IEnumerable<Fault> Named(JsonProperty member, string place)
    {
        string name;
        try
        {
            name = member.Name;
        }
        catch (InvalidOperationException)
        {
            return [new Fault(place, RequestRules.Characters, "")];
        }

        return Faults(member.Value, $"{place}.{name}");
    }

    private static bool IsText(JsonElement text)
    {
        try
        {
            return Fits.IsText(text.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // The only way in which the reader says that an escape is no character.
            return false;
        }
    }
}
