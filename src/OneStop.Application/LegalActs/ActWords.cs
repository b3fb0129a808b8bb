namespace OneStop.Application.LegalActs;

/// <summary>Codes that stand in acts.</summary>
internal static class ActWords
{
    /// <summary>How somebody is told who came by this channel.</summary>
    public static string ToldBy(string channel) => channel switch
    {
        "direct" => "in-person",
        "post" => "post",
        _ => "message",
    };
}
