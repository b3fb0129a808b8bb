using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using OneStop.Application.Accounts;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Speaks to one host over HTTP; people stay signed in.</summary>
internal sealed class ServiceClient(Uri address) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Officer>>> _people = new();

    /// <summary>Sends nothing by itself: no cookie, no token.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public Officer Nobody => new(Http, null);

    public Task<Officer> As(string userName) => _people.GetOrAdd(userName, name => new(() => SignIn(name))).Value;

    /// <summary>Signs in once more: a token is good for a working day.</summary>
    public Task<Officer> AsAnew(string userName)
    {
        _people.TryRemove(userName, out _);
        return As(userName);
    }

    public async Task<Answer> TrySignIn(string userName, string password)
    {
        using var response = await Http.PostAsJsonAsync("/api/v1/sign-in", new { userName, password });
        return await Answer.Of(response);
    }

    public void Dispose() => Http.Dispose();

    private async Task<Officer> SignIn(string userName)
    {
        var answer = (await TrySignIn(userName, DemoPeople.Password)).ShouldBe(200);
        return new Officer(Http, new AuthenticationHeaderValue("Bearer", answer.Text("accessToken")));
    }
}
