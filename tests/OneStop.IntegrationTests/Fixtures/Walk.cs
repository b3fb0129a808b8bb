using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Brings a transfer in the ward of Yên Bái to where a test begins.</summary>
internal static class Walk
{
    public const string Clerk = "desk-yen-bai.clerk";
    public const string Examiner = "land-yen-bai.examiner";
    public const string Registrar = "land-yen-bai.registrar";
    public const string TaxOfficer = "tax-yen-bai.officer";
    public const string Stranger = "desk-sa-pa.clerk";

    /// <summary>A reception that nothing speaks against; a test changes what it is about.</summary>
    public static JsonObject Transfer() => JsonNode.Parse(
        """
        {
          "decision": "accept", "procedure": "transfer", "channel": "direct",
          "parties": [
            { "roles": ["applicant", "transferee"], "kind": "individual", "name": "Nguyễn Thị Hà" },
            { "roles": ["transferor"], "kind": "individual", "name": "Trần Văn Bình" }
          ],
          "parcels": [{ "commune": "04252", "sheet": "12", "number": "345", "area": 100.5 }],
          "papers": [
            { "paper": "form", "as": "original", "count": 1 },
            { "paper": "certificate", "as": "original", "count": 1 },
            { "paper": "contract", "as": "original", "count": 1 }
          ],
          "form": { "transferKind": "sale", "contractNumber": "12/2026", "contractDate": "2026-11-01", "price": 1500000000 }
        }
        """)!.AsObject();

    public static async Task<Answer> Register(this Officer clerk, JsonObject? reception = null, string? key = null) =>
        await clerk.Post("/api/v1/dossiers", (reception ?? Transfer()).ToJsonString(), key: key);

    /// <summary>Received: the clerk holds the first step.</summary>
    public static async Task<Work> Received(this ServiceClient service, JsonObject? reception = null) =>
        Work.Registered((await (await service.As(Clerk)).Register(reception)).ShouldBe(201));

    /// <summary>Handed over: the examiners of the land office have it in their list.</summary>
    public static async Task<Work> Examining(this ServiceClient service, JsonObject? reception = null) =>
        await service.Completed(Clerk, await service.Received(reception));

    /// <summary>Without a slip: the registrar updates the record.</summary>
    public static async Task<Work> Updating(this ServiceClient service) =>
        await service.Completed(Examiner, await service.Examining(), "noSlip");

    /// <summary>The result lies ready at the desk.</summary>
    public static async Task<Work> Ready(this ServiceClient service) =>
        await service.Completed(Registrar, await service.Updating());

    /// <summary>The result was taken: nothing more can happen.</summary>
    public static async Task<Work> Closed(this ServiceClient service)
    {
        var work = await service.Ready();
        (await (await service.As(Clerk)).ReturnResult(work)).ShouldBe(200);
        return work;
    }

    public static Task<Answer> ReturnResult(this Officer clerk, Work work, object? result = null) => clerk.Give(
        work,
        "return-result",
        result ?? new { documentNumber = "AA 123456", documentOn = "2026-11-05", signer = "land-yen-bai/leader", takenBy = 0, takenAs = "receipt" });

    /// <summary>A command on the dossier, by somebody who has just read it.</summary>
    public static async Task<Answer> Give(this Officer officer, Work work, string command, object? body = null) =>
        await officer.Post($"{work.Path}/commands/{command}", body, (await officer.Get(work.Path)).Version);

    private static async Task<Work> Completed(this ServiceClient service, string who, Work work, string? choice = null) =>
        Work.Next((await (await service.As(who)).Complete(work, choice)).ShouldBe(200)).Single();
}
