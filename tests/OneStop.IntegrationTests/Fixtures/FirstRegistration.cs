using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Brings a first registration in the ward of Yên Bái to where a test begins.</summary>
internal static class FirstRegistration
{
    public const string LandOfficer = "commune-yen-bai.land-officer";
    public const string Chair = "commune-yen-bai.chair";

    public static JsonObject Reception() => JsonNode.Parse(
        """
        {
          "decision": "accept", "procedure": "first-registration", "channel": "direct",
          "parties": [{ "roles": ["applicant"], "kind": "individual", "name": "Hoàng Văn Tưởng", "birth": "1968" }],
          "parcels": [{ "commune": "04252", "sheet": "33", "number": "7", "area": 812.0, "purpose": "LUC" }],
          "papers": [{ "paper": "form", "as": "original", "count": 1 }],
          "form": { "origin": "Khai hoang trước năm 1980" }
        }
        """)!.AsObject();

    /// <summary>What the commune confirms, with two dated papers; the second is the earlier.</summary>
    public static JsonObject Confirmation() => JsonNode.Parse(
        """
        {
          "state": "cultivated", "dispute": "none", "stable": "yes", "planning": "fits", "origin": "Khai hoang",
          "evidence": [
            { "kind": "tax", "on": "1994-05-20", "reference": "Biên lai 12" },
            { "kind": "map", "on": "1986-03-01" },
            { "kind": "residence", "on": "1999-01-01" }
          ]
        }
        """)!.AsObject();

    public static object List(string office = "Trụ sở UBND phường, tầng 1") =>
        new { list = "07/DSCK", office, area = "Nhà văn hóa tổ dân phố Mẫu 1", opinions = "Bộ phận địa chính phường" };

    /// <summary>The commune has it before it.</summary>
    public static async Task<Work> Confirming(this ServiceClient service) =>
        Work.Next((await (await service.AsAnew(Walk.Clerk)).Complete(await service.Received(Reception()))).ShouldBe(200)).Single();

    /// <summary>Both branches are open: the examination, and the list that is to be posted.</summary>
    public static async Task<(Work Examine, Work List)> Parted(this ServiceClient service)
    {
        var opened = Work.Next((await (await service.AsAnew(LandOfficer)).CompleteWith(await service.Confirming(), Confirmation(), "post")).ShouldBe(200));
        return (opened[0], opened[1]);
    }

    /// <summary>Posted; the examination is open beside it.</summary>
    public static async Task<Work> Posted(this ServiceClient service)
    {
        var (examine, list) = await service.Parted();
        (await (await service.As(LandOfficer)).CompleteWith(list, List())).ShouldBe(200);
        return examine;
    }

    public static Task<Answer> CompleteWith(this Officer officer, Work work, object data, string? choice = null) =>
        officer.Post($"/api/v1/tasks/{work.Task}/complete", new { choice, data }, work.Version);

    public static Task<Answer> Object(this Officer officer, Work work, string from = "Lò Văn Ứng", string on = "2026-11-05") =>
        officer.Give(work, "record-objection", new { from, content = "Lấn sang ruộng nhà tôi", receivedOn = on });

    public static Task<Answer> Resolve(this Officer officer, Work work, int objection, string outcome = "withdrawn") =>
        officer.Give(work, "resolve-objection", new { objection, outcome, resolution = "Đã hòa giải tại xã" });
}
