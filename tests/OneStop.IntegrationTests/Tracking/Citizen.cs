using System.Text.Json;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Tracking;

/// <summary>What a citizen has in hand: the receipt, and nothing else.</summary>
/// <param name="Receipt">As the desk printed it.</param>
internal sealed record Citizen(ServiceClient Service, string Code, JsonElement Receipt)
{
    public string Pin => Receipt.GetProperty("pin").GetString()!;

    public string Token => Receipt.GetProperty("token").GetString()!;

    public string Path => $"/public/v1/tracking/{Token}";

    public static async Task<Citizen> Of(ServiceClient service, Work work) =>
        new(service, work.Dossier, (await (await service.As(Walk.Clerk)).Get($"{work.Path}/receipt")).ShouldBe(200).Json);

    public Task<Answer> Read(string more = "") => Service.Nobody.Get(Path + more);

    public Task<Answer> Open(string? code = null, string? pin = null) => Try(Service, code ?? Code, pin ?? Pin);

    public static Task<Answer> Try(ServiceClient service, string? code, string? pin) =>
        service.Nobody.Send(HttpMethod.Post, "/public/v1/tracking", new { code, pin });
}
