using System.Security.Cryptography;
using System.Text;

namespace OneStop.Web.Forms;

/// <summary>The hidden fields of a form, fresh per rendering.</summary>
/// <param name="Version">Of the thing addressed; null for something new.</param>
/// <param name="Post">Null where only one post would do.</param>
/// <param name="Person">For whom it is rendered.</param>
/// <param name="By">The same, sealed.</param>
/// <param name="Draft">Under which name its draft is kept.</param>
internal sealed record FormHead(string Key, int? Version, string? Post, Guid Person, string By, string Draft)
{
    /// <summary>
    /// Where the script saves; under the same name the browser keeps what it could not send. One for each person and form, the same after a
    /// reload: a shared machine shows nobody the words of another.
    /// </summary>
    public string Save => $"/drafts?of={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Person} {Draft}")))[..16]}";
}
