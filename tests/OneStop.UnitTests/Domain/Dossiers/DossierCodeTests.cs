using OneStop.Domain.Dossiers;
using static OneStop.UnitTests.Domain.Outcomes;

namespace OneStop.UnitTests.Domain.Dossiers;

internal sealed class DossierCodeTests
{
    [TestCase("H38.15.1", "2026-11-05", 1, "H38.15.1-261105-0001")]
    [TestCase("H38.15.1", "2026-11-05", 9999, "H38.15.1-261105-9999")]
    [TestCase("H38.15.1", "2026-11-05", 10000, "H38.15.1-261105-10000")]
    [TestCase("000.00.01.H22", "2012-02-29", 7, "000.00.01.H22-120229-0007")]
    public void It_is_written_with_four_digits_or_more(string unit, string receivedOn, long sequence, string text) =>
        DossierCode.Of(unit, Date(receivedOn), sequence).Text.ShouldBe(text);

    [TestCase("H38.15.1-261105-0001", "H38.15.1", "2026-11-05", 1)]
    [TestCase("G09.20-20260609-0092637", "G09.20", "2026-06-09", 92637)]
    public void It_is_read_back(string text, string unit, string receivedOn, long sequence)
    {
        var code = DossierCode.Parse(text).Value();
        (code.Unit, code.ReceivedOn, code.Sequence, code.ToString()).ShouldBe((unit, Date(receivedOn), sequence, text));
    }

    [TestCase("")]
    [TestCase("H38.15.1-261105-001", TestName = "Three digits of sequence")]
    [TestCase("H38.15.1-261105-0000", TestName = "Sequence zero")]
    [TestCase("H38.15.1-261305-0001", TestName = "Month 13")]
    [TestCase("H38.15.1-260229-0001", TestName = "29 February 2026")]
    [TestCase("H38.15.1-2611051-0001", TestName = "Seven digits of date")]
    [TestCase("h38.15.1-261105-0001", TestName = "Small letter")]
    [TestCase("H38..1-261105-0001", TestName = "Empty group")]
    [TestCase("H38.1.2.3.4-261105-0001", TestName = "Five groups")]
    [TestCase("H38.15.1-261105-0001\n", TestName = "Line end")]
    [TestCase("H38.15.1-261105-٠٠٠١", TestName = "Digits of another script")]
    [TestCase("H38.15.1-261105-99999999999999999999", TestName = "A sequence beyond 64 bits")]
    public void Anything_else_is_no_code(string text) => DossierCode.Parse(text).Code().ShouldBe("dossier.code-malformed");

    [Test]
    public void A_configured_unit_without_place_in_a_code_is_a_bug() =>
        Should.Throw<ArgumentException>(() => DossierCode.Of("h38", Date("2026-11-05"), 1));

    [Test]
    public void A_year_that_two_digits_cannot_tell_is_a_bug() =>
        Should.Throw<ArgumentException>(() => DossierCode.Of("H38", Date("2126-11-05"), 1));

    [Test]
    public void Codes_are_equal_by_their_text() =>
        (DossierCode.Of("H38", Date("2026-11-05"), 1) == DossierCode.Parse("H38-261105-0001").Value(),
            DossierCode.Of("H38", Date("2026-11-05"), 1) == DossierCode.Parse("H38-20261105-0001").Value()).ShouldBe((true, false));
}
