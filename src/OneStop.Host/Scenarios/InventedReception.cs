using OneStop.Application.Reception;
using OneStop.Domain.Parties;

namespace OneStop.Host.Scenarios;

/// <summary>The reception of a scenario: what it says, and invented data for what it does not.</summary>
internal static class InventedReception
{
    public static RegisterRequest Of(ProcedureScenario walked)
    {
        var (rules, given, data) = (walked.Procedure.Rules, walked.Scenario.Given, InventedData.Shipped);
        return new RegisterRequest(
            "accept",
            rules.Slug,
            given.ReturnOffice == given.Office ? null : given.ReturnOffice,
            "direct",
            [.. Parties(walked, data)],
            [data.Parcel with { Commune = given.Commune }],
            [.. rules.Papers.Where(paper => paper.Required).Select(paper => new PaperRequest(paper.Id, paper.As.ToString().ToLowerInvariant(), paper.Count))],
            null,
            InventedForm.Of(walked.Procedure, given.At),
            null);
    }

    /// <summary>Each role that the procedure asks for is somebody's; the owner comes himself unless he is represented.</summary>
    private static IEnumerable<PartyRequest> Parties(ProcedureScenario walked, InventedData data)
    {
        var represented = walked.Scenario.Given.Parties == "represented";
        List<PartyRole> asked = [PartyRole.Applicant, .. walked.Procedure.Rules.RequiredRoles, .. represented ? [PartyRole.Representative] : Array.Empty<PartyRole>()];
        var pays = walked.Scenario.Steps.Any(step => step.With.GetValueOrDefault("payer") == "organisation") ? data.Organisation : data.Acquirer;
        (PartyRequest Who, PartyRole[] Roles)[] people =
        [
            (data.Representative, represented ? [PartyRole.Applicant, PartyRole.Representative] : [PartyRole.Representative]),
            (data.Owner, represented ? [PartyRole.Transferor] : [PartyRole.Applicant, PartyRole.Transferor]),
            (pays, [PartyRole.Transferee]),
            (data.CoUser, [PartyRole.CoUser]),
        ];
        return
            from person in people
            let roles = person.Roles.Where(asked.Contains).Select(RegisterWords.Code).ToList()
            where roles.Count > 0
            select person.Who with { Roles = roles };
    }
}
