using static OneStop.UnitTests.Procedures.MinimalJurisdiction;

namespace OneStop.UnitTests.Procedures;

public sealed class OfficeFaultTests
{
    [Test]
    public void A_commune_without_an_office_of_a_role_is_named_with_the_day()
    {
        var reading = ReadWith(Organisation, "name: H, nameEn: H, serves: [\"00123\", \"00456\"]", "name: H, nameEn: H, serves: [\"00123\"]");

        var fault = reading.Said().ShouldHaveSingleItem();
        (fault.Rule, fault.ElementId).ShouldBe(("workflow.office-not-one", "taxCompleted"));
        fault.Sentence.ShouldContain("Two (00456) has none from 2026-01-01");
    }

    [Test]
    public void Two_offices_of_a_role_in_one_commune_are_a_fault_at_each_node_that_asks()
    {
        var reading = ReadWith(
            Organisation, "  - { code: tax-all", "  - { code: land-two, kind: land, name: G, nameEn: G, serves: [\"00456\"], from: 2026-03-01 }\n  - { code: tax-all");

        reading.Said().Select(fault => (fault.Rule, fault.ElementId)).ShouldBe([("workflow.office-not-one", "examine"), ("workflow.office-not-one", "update")]);
        reading.Said()[0].Sentence.ShouldContain("land-all and land-two from 2026-03-01");
    }

    [Test]
    public void An_office_that_follows_another_leaves_no_fault()
    {
        var reading = ReadWith(
            Organisation,
            "  - { code: tax-all, kind: tax, parent: land-all, name: H, nameEn: H, serves: [\"00123\", \"00456\"], from: 2026-01-01 }",
            "  - { code: tax-old, kind: tax, name: H, nameEn: H, serves: [\"00123\", \"00456\"], from: 2026-01-01, to: 2026-06-30 }\n"
            + "  - { code: tax-all, kind: tax, name: H, nameEn: H, serves: [\"00123\", \"00456\"], from: 2026-07-01 }");

        reading.Said().ShouldBeEmpty();
    }

    [Test]
    public void A_gap_of_one_day_between_two_offices_is_found()
    {
        var reading = ReadWith(
            Organisation,
            "  - { code: tax-all, kind: tax, parent: land-all, name: H, nameEn: H, serves: [\"00123\", \"00456\"], from: 2026-01-01 }",
            "  - { code: tax-old, kind: tax, name: H, nameEn: H, serves: [\"00123\", \"00456\"], from: 2026-01-01, to: 2026-06-29 }\n"
            + "  - { code: tax-all, kind: tax, name: H, nameEn: H, serves: [\"00123\", \"00456\"], from: 2026-07-01 }");

        reading.Said().Single().Sentence.ShouldContain("has none from 2026-06-30");
    }

    [Test]
    public void A_commune_that_no_desk_serves_is_not_checked_and_warned_about()
    {
        var reading = ReadWith(Organisation, "offices:", "  - { code: \"00789\", name: Three }\noffices:");

        reading.Value.ShouldNotBeNull();
        reading.Said().Select(fault => (fault.Rule, fault.ElementId)).ShouldBe([("workflow.commune-without-desk", "00789")]);
    }

    [Test]
    public void A_split_with_its_rule_lets_one_former_unit_lead_to_two_communes()
    {
        var former = ReadWith(
            Organisation,
            "  - { code: \"00456\", name: Two, former: [old three] }\n",
            "  - { code: \"00456\", name: Two, former: [old three, old two] }\nsplits: [{ former: old two, into: [\"00123\", \"00456\"], rule: by the river }]\n");

        former.Said().ShouldBeEmpty();
    }

    [Test]
    public void An_office_takes_roles_and_posts_of_its_kind_unless_it_has_its_own()
    {
        var reading = ReadWith(Organisation, "code: land-all, kind: land,", "code: land-all, kind: land, posts: [{ key: examiner, name: Z, nameEn: Z, leads: true }],");

        var organisation = reading.Value.ShouldNotBeNull().Organisation;
        organisation.FindPost("land-all", "examiner").ShouldNotBeNull().Leads.ShouldBeTrue();
        organisation.FindPost("land-all", "leader").ShouldBeNull();
        organisation.FindPost("desk-one", "clerk").ShouldNotBeNull().Leads.ShouldBeFalse();
    }
}
