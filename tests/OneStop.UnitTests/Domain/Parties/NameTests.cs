using System.Text;
using CsCheck;
using OneStop.Domain.Parties;

namespace OneStop.UnitTests.Domain.Parties;

/// <summary>CASES B028, B032: names as their bearers write them, found however they are typed, sorted as a Vietnamese dictionary does.</summary>
internal sealed class NameTests
{
    [TestCase("Pàng")]
    [TestCase("Sùng")]
    [TestCase("Ô Ý")]
    [TestCase("H'Hen Niê")]
    [TestCase("K’Brêu")]
    [TestCase("Sùng Thị H'Mỷ")]
    [TestCase("Phạm Ngọc-Ánh")]
    [TestCase("Pờ Ồ Phủ")]
    [TestCase("Y Djăng Êban")]
    [TestCase("Nguyễn Hoàng Phương Thảo Nguyên")]
    public void A_name_is_kept_as_it_is_written(string name) => Names.OfPerson(name).Value().ShouldBe(name);

    [Test]
    public void A_decomposed_name_is_stored_composed()
    {
        var decomposed = "Nguyễn Thị Hường".Normalize(NormalizationForm.FormD);
        decomposed.ShouldNotBe("Nguyễn Thị Hường");
        Names.OfPerson(decomposed).Value().ShouldBe("Nguyễn Thị Hường");
    }

    [TestCase("  Giàng \u00A0 A   Dơ ", "Giàng A Dơ", TestName = "Spaces of every kind become one")]
    [TestCase("Giàng\u200B A Dơ\uFEFF", "Giàng A Dơ", TestName = "What nobody can see is left out")]
    public void Spaces_and_invisible_characters(string typed, string stored) => Names.OfPerson(typed).Value().ShouldBe(stored);

    [TestCase(null, "name.missing")]
    [TestCase("  ", "name.missing")]
    [TestCase("'", "name.characters", TestName = "No letter")]
    [TestCase("Pàng\0", "name.characters", TestName = "A zero character")]
    [TestCase("Pàng\nDơ", "name.characters", TestName = "A line end inside")]
    [TestCase("Pàng 2", "name.characters", TestName = "A digit")]
    [TestCase("<b>Pàng</b>", "name.characters", TestName = "Markup")]
    [TestCase("Pàng\uD800", "name.characters", TestName = "A lone surrogate")]
    [TestCase("Pàng\uFFFE", "name.characters", TestName = "A noncharacter")]
    public void A_name_that_is_none(string? name, string rule) => Names.OfPerson(name).Code().ShouldBe(rule);

    [Test]
    public void Two_hundred_characters_are_a_name_and_one_more_is_not()
    {
        Names.OfPerson(new string('ế', 200).Normalize(NormalizationForm.FormD)).Value().Length.ShouldBe(200);
        Names.OfPerson(new string('ế', 201)).Code().ShouldBe("name.too-long");
    }

    [TestCase("Công ty TNHH Mẫu Hồ Thác", "")]
    [TestCase("Ngân hàng TMCP Mẫu – CN Thử Yên Bái", "")]
    [TestCase("Hộ kinh doanh \"24/7\" & Con", "")]
    [TestCase("123", "name.characters")]
    public void An_organisation_may_have_digits_and_signs(string name, string rule) => Names.OfOrganisation(name).Code().ShouldBe(rule);

    [TestCase("Nguyễn Thị Hường", "N. T. H.")]
    [TestCase("Pàng", "P.")]
    [TestCase("Ô Ý", "Ô. Ý.")]
    [TestCase("H'Hen Niê", "H. N.")]
    [TestCase("'Yến", "Y.")]
    [TestCase("Đỗ Thị Đào", "Đ. T. Đ.")]
    [TestCase("giàng a dơ", "G. A. D.")]
    [TestCase("Ngân hàng – CN", "N. H. C.")]
    public void A_stranger_sees_initials(string name, string initials) => Names.Initials(name).ShouldBe(initials);

    [TestCase("Đỗ Thị Đào", "do thi dao")]
    [TestCase("DO THI DAO", "do thi dao")]
    [TestCase("hoà", "hoa")]
    [TestCase("hòa", "hoa")]
    [TestCase("Thuỳ", "thuy")]
    [TestCase("Thùy", "thuy")]
    [TestCase("K’Brêu", "k'breu")]
    [TestCase("H‑Mỷ", "h-my")]
    [TestCase("  Giàng\t A Dơ ", "giang a do")]
    [TestCase("%_", "%_")]
    public void It_is_searched_without_marks(string text, string folded)
    {
        FoldedText.Of(text).ShouldBe(folded);
        FoldedText.Of(text.Normalize(NormalizationForm.FormD)).ShouldBe(folded);
    }

    [Test]
    public void Names_sort_by_letter_first_and_by_tone_last()
    {
        string[] sorted =
        [
            "8 Tháng 3", "An", "An Bình", "Anh", "Ăn", "Ân", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Bà Rịa", "Dương", "Đặng", "Em", "Êm", "H'Mỷ", "Hoa",
            "Hoà", "Lo", "Lô", "Lơ", "Tu", "Tư", "Yên", "Ža",
        ];
        var shuffled = sorted.Reverse().Select((text, place) => place % 2 == 0 ? text : text.Normalize(NormalizationForm.FormD));
        shuffled.OrderBy(SortKey.Of, StringComparer.Ordinal).Select(text => text.Normalize(NormalizationForm.FormC)).ShouldBe(sorted);
    }

    [Test]
    public void A_sort_key_holds_digits_only_so_that_every_collation_agrees() =>
        Gen.String.Sample(text => SortKey.Of(text).ShouldAllBe(sign => char.IsAsciiDigit(sign)));

    [Test]
    public void Whatever_is_typed_nothing_throws_and_reading_twice_changes_nothing() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["aăâđĐ'’ -\u0301\u0302\u200B\uFFFE\uD800"]), 0, 20].Sample(text =>
        {
            var folded = FoldedText.Of(text);
            FoldedText.Of(folded).ShouldBe(folded);
            if (Names.OfPerson(text).Succeeded(out var name, out _))
            {
                Names.OfPerson(name).Value().ShouldBe(name);
                name.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
                Names.Initials(name).ShouldNotBeEmpty();
            }
        });
}
