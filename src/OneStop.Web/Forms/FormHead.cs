namespace OneStop.Web.Forms;

/// <summary>The hidden fields of a form, fresh per rendering.</summary>
/// <param name="Version">Of the thing addressed; null for something new.</param>
/// <param name="Post">Null where only one post would do.</param>
/// <param name="By">For whom it is rendered, sealed.</param>
/// <param name="Draft">Under which name its draft is kept.</param>
internal sealed record FormHead(string Key, int? Version, string? Post, string By, string Draft);
