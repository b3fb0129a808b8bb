using System.Globalization;
using System.Resources;

namespace OneStop.Workflow.Feel;

/// <summary>The Vietnamese of the sentences about expressions; the English stands where they are told.</summary>
internal static class Vietnamese
{
    private static readonly ResourceManager Sentences = new("OneStop.Workflow.Feel.Vietnamese", typeof(Vietnamese).Assembly);

    internal static string Say(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Sentences.GetString(key, CultureInfo.InvariantCulture) ?? key, values);
}
