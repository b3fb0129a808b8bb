using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Somebody who sends requests; every POST under a key of its own unless one is given.</summary>
internal sealed class Officer(HttpClient http, AuthenticationHeaderValue? token)
{
    public static string NewKey() => RandomNumberGenerator.GetHexString(32);

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <param name="body">An object that becomes JSON, or a text that is sent as it is.</param>
    public Task<Answer> Post(string path, object? body = null, int? ifMatch = null, string? key = null)
    {
        List<(string, string)> headers = [("Idempotency-Key", key ?? NewKey())];
        if (ifMatch is not null)
            headers.Add(("If-Match", $"\"{ifMatch}\""));

        return Send(HttpMethod.Post, path, body ?? new { }, [.. headers]);
    }

    public async Task<Answer> Send(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Authorization = token;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

        using var response = await http.SendAsync(request);
        return await Answer.Of(response);
    }

    public Task<Answer> Complete(Work work, string? choice = null, string? key = null) =>
        Post($"/api/v1/tasks/{work.Task}/complete", new { choice }, work.Version, key);
}
