using System.Globalization;
using System.Net;
using System.Text.Json;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Procedures.Scenarios;

namespace OneStop.Host.Scenarios;

/// <summary>Speaks HTTP with a service for the people of its offices, as their browsers would: each signs in once, and again when that ran out.</summary>
internal sealed class ScenarioClient(Uri address) : IDisposable
{
    private readonly Dictionary<ScenarioActor, HttpClient> _browsers = [];
    private int _sent;

    /// <returns>Null where the person is shown nothing (404).</returns>
    public async Task<T?> Read<T>(ScenarioActor actor, string path, CancellationToken cancel)
        where T : class
    {
        using var response = await Ask(actor, () => new HttpRequestMessage(HttpMethod.Get, path), cancel);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<T>(WireJson.Options, cancel);
    }

    /// <param name="version">What was read of the thing that is changed; null where a thing is made.</param>
    public async Task<Sent> Send(ScenarioActor actor, string path, object body, int? version, CancellationToken cancel)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"scenario-{++_sent}");
        using var response = await Ask(actor, () => Command(path, body, key, version), cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode ? new Sent(text, null) : new Sent("", Refusal(response.StatusCode, text));
    }

    public void Dispose()
    {
        foreach (var browser in _browsers.Values)
            browser.Dispose();
    }

    private static HttpRequestMessage Command(string path, object body, string key, int? version)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), null, WireJson.Options) };
        request.Headers.Add("Idempotency-Key", key);
        if (version is { } read)
            request.Headers.Add("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{read}\""));

        return request;
    }

    private async Task<HttpResponseMessage> Ask(ScenarioActor actor, Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var browser = await BrowserOf(actor, cancel);
        var response = await browser.SendAsync(request(), cancel);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        response.Dispose();
        await SignIn(browser, actor, cancel);
        return await browser.SendAsync(request(), cancel);
    }

    private async Task<HttpClient> BrowserOf(ScenarioActor actor, CancellationToken cancel)
    {
        if (_browsers.TryGetValue(actor, out var known))
            return known;

        HttpClient browser = new() { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        _browsers.Add(actor, browser);
        await SignIn(browser, actor, cancel);
        return browser;
    }

    private static async Task SignIn(HttpClient browser, ScenarioActor actor, CancellationToken cancel)
    {
        SignInRequest who = new($"{actor.Office}.{actor.Post}", DemoPeople.Password, Cookie: true);
        using var response = await browser.PostAsJsonAsync("/api/v1/sign-in", who, WireJson.Options, cancel);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Status, code and the rule broken at each place.</summary>
    private static string Refusal(HttpStatusCode status, string text)
    {
        using var problem = JsonDocument.Parse(text);
        var code = problem.RootElement.GetProperty("code").GetString();
        var faults = problem.RootElement.TryGetProperty("faults", out var listed)
            ? listed.EnumerateArray().Select(fault => $"{fault.GetProperty("field").GetString()}: {fault.GetProperty("rule").GetString()}")
            : [];
        return string.Create(CultureInfo.InvariantCulture, $"{(int)status} {code} {string.Join(", ", faults)}").TrimEnd();
    }
}

/// <param name="Answer">JSON; empty when refused.</param>
/// <param name="Refusal">Null when the command was taken.</param>
internal sealed record Sent(string Answer, string? Refusal);
