using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>What surrounds a command: who sent it, by which way, under which key, against which version.</summary>
/// <param name="Via">api, page, timer, bus or command-line.</param>
/// <param name="Key">The <c>Idempotency-Key</c>; per person.</param>
/// <param name="RequestHash">Over method, path, post, If-Match and body: the same key for another request is refused.</param>
/// <param name="IfMatch">Version of the thing addressed, as the caller read it.</param>
/// <param name="Post"><c>office/post</c> that the caller acts in, where several would be admitted.</param>
internal sealed record Envelope(
    Guid PersonId, string Via, string Key, string RequestHash, int? IfMatch, string? Post)
{
    internal const int MaxBody = 1 << 20;

    /// <summary>For what the service does by itself: the same key is the same deed.</summary>
    public static Envelope OfSystem(string via, string key) => new(Guid.Empty, via, key, key, null, null);

    /// <summary>Reads the envelope of an API request, whose body stays readable; a page has laid its own ready (<see cref="OfPage"/>).</summary>
    /// <returns>Or the refusal of a request without a usable key or If-Match.</returns>
    public static async Task<Outcome<Envelope>> Of(HttpContext context)
    {
        if (context.Features.Get<Envelope>() is { } ofPage)
            return ofPage;

        var request = context.Request;
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 100 || key.Any(letter => letter is < '!' or > '~'))
            return SpineRefusals.KeyMissing;

        var ifMatch = request.Headers.IfMatch.ToString();
        int? version = null;
        if (ifMatch.Length > 0)
        {
            if (!int.TryParse(ifMatch.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
                return SpineRefusals.IfMatchMalformed;

            version = parsed;
        }

        var post = request.Headers["OneStop-Post"].ToString();
        var hash = await Hash(request, post, ifMatch, context.RequestAborted);
        return new Envelope(PersonOf(context.User), "api", key, hash, version, post.Length == 0 ? null : post);
    }

    /// <summary>The envelope of a form on a page: key, version and post are fields of it.</summary>
    /// <param name="body">What the form says, in one canonical text.</param>
    public static Envelope OfPage(HttpContext context, string key, int? version, string? post, string body)
    {
        var line = $"{context.Request.Path}\n{post}\n{version}\n{body}";
        return new Envelope(PersonOf(context.User), "page", key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line))), version, post);
    }

    public static Guid PersonOf(ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

    private static async Task<string> Hash(HttpRequest request, string post, string ifMatch, CancellationToken cancel)
    {
        request.EnableBuffering(MaxBody, MaxBody);
        request.Body.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{post}\n{ifMatch}\n"));
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
            hash.AppendData(buffer, 0, read);

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
