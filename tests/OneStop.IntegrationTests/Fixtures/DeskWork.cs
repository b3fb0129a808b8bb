using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>The everyday acts of a desk, as a test sends them.</summary>
internal static class DeskWork
{
    public const string DeskLeader = "desk-yen-bai.leader";

    /// <summary>A desk's command on the dossier as it stands now.</summary>
    public static async Task<Answer> Command(this Officer officer, Work work, string command, object body) =>
        await officer.Post($"{work.Path}/commands/{command}", body is JsonNode node ? node.ToJsonString() : body, (await officer.Get(work.Path)).Version);

    public static async Task<JsonElement> Read(this Officer officer, Work work, string part = "") =>
        (await officer.Get(work.Path + part)).ShouldBe(200).Json;

    /// <summary>What stopping asks for.</summary>
    public static JsonObject Stop() => new() { ["requestedOn"] = "2026-11-05", ["channel"] = "direct", ["requestedBy"] = 0, ["reason"] = "Hai bên không mua bán nữa" };

    /// <summary>A reception that the desk refuses: a name, and why not.</summary>
    public static JsonObject Refused() => TurnedAway("refuse", "refusal", new JsonObject
    {
        ["groundCode"] = "disputed",
        ["reason"] = "Thửa đất đang có đơn tranh chấp của ông Giàng A Dơ",
    });

    /// <summary>A reception whose owner is told what to complete.</summary>
    public static JsonObject Guided() => TurnedAway("guide", "guidance", new JsonObject
    {
        ["items"] = new JsonArray(
            new JsonObject { ["paper"] = "contract", ["reasonCode"] = "missing", ["reason"] = "Hợp đồng chưa công chứng" },
            new JsonObject { ["text"] = "Giấy xác nhận của bản Thử Cọ", ["reasonCode"] = "unclear", ["reason"] = "Tên trên giấy chứng nhận khác tên trên căn cước" }),
    });

    private static JsonObject TurnedAway(string decision, string member, JsonObject why) => new()
    {
        ["decision"] = decision,
        ["procedure"] = "transfer",
        ["channel"] = "direct",
        ["parties"] = new JsonArray(new JsonObject
        {
            ["roles"] = new JsonArray("applicant"),
            ["kind"] = "individual",
            ["name"] = "Hoàng Thị Ưởng",
            ["phone"] = "0357000006",
            ["address"] = "xã Lâm Thượng, bản Thử Cọ",
        }),
        ["papers"] = new JsonArray(new JsonObject { ["paper"] = "certificate", ["as"] = "copy", ["count"] = 1 }),
        [member] = why,
    };
}
