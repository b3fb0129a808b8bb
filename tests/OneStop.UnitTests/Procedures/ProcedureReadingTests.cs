using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;
using static OneStop.UnitTests.Procedures.MinimalJurisdiction;

namespace OneStop.UnitTests.Procedures;

public sealed class ProcedureReadingTests
{
    private static readonly Procedure Rules = Read().Value!.Procedures["sale"].Rules;

    [Test]
    public void A_step_is_what_its_task_says()
    {
        var step = Rules.Steps["examine"];

        (step.Name, step.OfficeRole, step.Post, step.Phase, step.Status, step.National, step.EndedBy)
            .ShouldBe(("Examine", "land-office", "examiner", 1, "examining", 4, "complete"));
        step.Limit.ShouldBe(new Limit(LimitUnit.WorkingDays, 10));
        step.Grounds.ShouldBe(["supplement"]);
        step.Choices.ShouldBe(["yes", "noSlip", "no"]);
        Rules.Steps["handOut"].EndedBy.ShouldBe("return-result");
        Rules.Steps["handOut"].Phase.ShouldBeNull();
    }

    [Test]
    public void A_choice_is_called_as_the_flow_that_is_taken_on_it() =>
        Rules.Steps["examine"].ChoiceNames.ShouldBe(new Dictionary<string, string> { ["yes"] = "Fits" });

    [Test]
    public void Conversations_and_results_are_found_by_node()
    {
        Rules.Conversations["taxCompleted"].ShouldBe(new ConversationDefinition("taxCompleted", "taxCompleted", "tax", "tax-office", null));
        Rules.Results.ShouldBe(new Dictionary<string, string> { ["granted"] = "certificate", ["refused"] = "returned" }, ignoreOrder: true);
    }

    [Test]
    public void A_ground_without_a_limit_of_its_own_has_none()
    {
        Rules.Grounds["payment"].ShouldBe(new GroundDefinition("payment", true, Holder.Citizen, null));
        Rules.Grounds["tax-determination"].ShouldBe(new GroundDefinition("tax-determination", true, Holder.Tax, new Limit(LimitUnit.WorkingDays, 10)));
    }

    [Test]
    public void Codes_keep_their_days_of_validity() =>
        Rules.Codes.ShouldBe([new("1.000001", new(2026, 1, 1), new(2026, 6, 30)), new("1.000002", new(2026, 7, 1), null)]);

    [Test]
    public void Papers_are_required_always_or_on_a_condition()
    {
        Rules.Papers.Select(paper => (paper.Id, paper.As, paper.Required, paper.RequiredWhen))
            .ShouldBe([("form", PaperForm.Original, true, null), ("authority", PaperForm.Copy, false, "represented")]);
    }

    [Test]
    public void The_form_refuses_what_it_does_not_know()
    {
        var form = Read().Value!.Procedures["sale"].Form;

        form.Evaluate(System.Text.Json.JsonDocument.Parse("""{ "price": 1 }""").RootElement).IsValid.ShouldBeTrue();
        form.Evaluate(System.Text.Json.JsonDocument.Parse("""{ "prise": 1 }""").RootElement).IsValid.ShouldBeFalse();
    }

    [Test]
    public void An_outcome_that_no_node_gives_and_a_file_that_nobody_reads_are_warnings()
    {
        ReadWith(MinimalJurisdiction.Rules, "returned: negative", "returned: negative, sold: positive").Said().Select(fault => fault.Rule).ShouldBe(["workflow.outcome-unused"]);
        ReadAlso("procedures/sale/scenario.yaml", []).Said().Select(fault => fault.Rule).ShouldBe(["workflow.unknown-file"]);
        ReadWithout(Scenarios).Said().Select(fault => fault.Rule).ShouldBe(["workflow.no-scenarios"]);
    }
}
