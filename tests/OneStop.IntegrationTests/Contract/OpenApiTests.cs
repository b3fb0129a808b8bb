using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Contract;

internal sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Test]
    public async Task The_API_is_what_was_approved()
    {
        var service = (await TestHost.Shared(Store.Sqlite)).Client;
        var document = JsonNode.Parse(await service.Http.GetStringAsync("/swagger/v1/swagger.json"))!.AsObject();

        // Where it runs is not what it promises.
        document.Remove("servers");

        Approved.Check("openapi.json", $"{document.ToJsonString(_readable).ReplaceLineEndings("\n")}\n");
    }
}
