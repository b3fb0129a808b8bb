using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Application.Reception;

namespace OneStop.Host.Scenarios;

/// <summary>People, a parcel and a word, all invented, for what a scenario does not say.</summary>
internal sealed record InventedData(
    PartyRequest Owner, PartyRequest Acquirer, PartyRequest Organisation, PartyRequest CoUser, PartyRequest Representative, ParcelRequest Parcel, string Word)
{
    public static InventedData Shipped { get; } = JsonSerializer.Deserialize<InventedData>(Resource.Read("invented.json"), WireJson.Options)!;
}

/// <summary>Files that travel inside the binary: what people read is not written in code.</summary>
internal static class Resource
{
    public static byte[] Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"OneStop.Host.Scenarios.{name}")!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
