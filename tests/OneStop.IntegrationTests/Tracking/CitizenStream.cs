using System.Text.Json;

namespace OneStop.IntegrationTests.Tracking;

/// <summary>The line over which an open page of a citizen hears what happens.</summary>
internal sealed class CitizenStream(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    public static async Task<CitizenStream> Open(Citizen citizen, string query, long? last = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"{citizen.Path}/events{query}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (last is not null)
            request.Headers.Add("Last-Event-ID", $"{last}");

        var response = await citizen.Service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        StreamReader reader = new(await response.Content.ReadAsStreamAsync());
        (await reader.ReadLineAsync()).ShouldNotBeNull().ShouldStartWith(":");
        return new CitizenStream(response, reader);
    }

    public async Task<(long Id, JsonElement Data)> Next()
    {
        using CancellationTokenSource patience = new(_patience);
        long id = 0;
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line[4..]);

            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (id, JsonDocument.Parse(line[6..]).RootElement);
        }

        throw new InvalidOperationException("The stream ended.");
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
