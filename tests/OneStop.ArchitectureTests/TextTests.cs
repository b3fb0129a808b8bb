using OneStop.ArchitectureTests.Rules;
using OneStop.Domain.Parties;

namespace OneStop.ArchitectureTests;

internal sealed class TextTests
{
    /// <summary>Letters that are no text: nobody would translate them.</summary>
    private static readonly string[] NoTexts =
    [
        typeof(SortKey).FullName!, // the alphabet itself
        typeof(Parcel).FullName!, // patterns of numbers on certificates
        "System.Text.RegularExpressions.Generated", // the same patterns, as the generator repeats them
    ];

    [Test]
    public void Vietnamese_texts_are_not_in_code() =>
        TextRule.Violations(House.Types.Where(type => !NoTexts.Any(type.Outermost().FullName.IsWithin))).ShouldBeEmpty();

    [Test]
    public void The_rule_finds_marked_letters_however_they_are_encoded_and_in_attributes_too() =>
        TextRule.Violations(House.BadTypes).ShouldBe(
            [
                "OneStop.ArchitectureTests.Bad.Texts: \"Hồ sơ\"",
                "OneStop.ArchitectureTests.Bad.Texts: \"Ho\u0302\u0300\"",
                "OneStop.ArchitectureTests.Bad.Texts: \"Đ\"",
                "OneStop.ArchitectureTests.Bad.Texts: \"địa bàn\"",
            ],
            ignoreOrder: true);
}
