using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>What the service answered, to the byte.</summary>
internal sealed record Answer(int Status, string Body, string? ETag, string? RetryAfter)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Code of a problem; null of a success.</summary>
    public string? Code => Status < 400 ? null : Text("code");

    public int Version => int.Parse(ETag!.Trim('"'));

    /// <summary>Fields of the faults, in the order of the answer.</summary>
    public IEnumerable<string> FaultFields => Json.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("field").GetString()!);

    public IEnumerable<string> Allowed => Json.GetProperty("allowed").EnumerateArray().Select(name => name.GetString()!);

    /// <summary>The body without the trace id, which names the request and not what was found.</summary>
    public string WithoutTrace
    {
        get
        {
            var body = JsonNode.Parse(Body)!.AsObject();
            body.Remove("traceId");
            return body.ToJsonString();
        }
    }

    public string? Text(string property) => Json.TryGetProperty(property, out var value) ? value.GetString() : null;

    public Answer ShouldBe(int status, string? code = null)
    {
        (Status, Code).ShouldBe((status, code), Body);
        return this;
    }

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.ETag?.ToString(),
        response.Headers.RetryAfter?.ToString());
}
