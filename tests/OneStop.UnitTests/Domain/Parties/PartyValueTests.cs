using OneStop.Domain.Parties;
using static OneStop.UnitTests.Domain.Outcomes;

namespace OneStop.UnitTests.Domain.Parties;

/// <summary>DOMAIN 13: dates, numbers and contacts.</summary>
internal sealed class PartyValueTests
{
    [TestCase("1951", "1951")]
    [TestCase("05/1951", "05/1951")]
    [TestCase("5/1951", "05/1951")]
    [TestCase("29/02/2000", "29/02/2000")]
    [TestCase(" 1/1/2000 ", "01/01/2000")]
    public void A_birth_date_prints_exactly_what_is_known(string typed, string printed) =>
        PartialDate.Parse(typed).Value().ToString().ShouldBe(printed);

    [TestCase("29/02/2001", "birth.not-a-date")]
    [TestCase("29/02/1999", "birth.not-a-date")]
    [TestCase("12/13/1986", "birth.not-a-date")]
    [TestCase("13/1986", "birth.not-a-date")]
    [TestCase("00/05/1986", "birth.not-a-date")]
    [TestCase("00/1986", "birth.not-a-date")]
    [TestCase("31/12/1899", "birth.too-early")]
    [TestCase("29/02/0000", "birth.too-early")]
    [TestCase("86", "birth.format")]
    [TestCase("1986-05-12", "birth.format")]
    [TestCase("12/05/86", "birth.format")]
    [TestCase("/1986", "birth.format")]
    [TestCase("١٩٨٦", "birth.format")]
    public void A_birth_date_that_is_none(string typed, string rule) => PartialDate.Parse(typed).Code().ShouldBe(rule);

    [TestCase("2026", false)]
    [TestCase("11/2026", false)]
    [TestCase("24/11/2026", false)]
    [TestCase("25/11/2026", true)]
    [TestCase("12/2026", true)]
    [TestCase("2027", true)]
    public void A_birth_date_is_after_a_day_only_when_that_is_certain(string birth, bool after) =>
        PartialDate.Parse(birth).Value().IsAfter(Date("2026-11-24")).ShouldBe(after);

    // The twenty invented people of DOMAIN 19.
    [TestCase("015186999901", Sex.Female, 1986)]
    [TestCase("001079999902", Sex.Male, 1979)]
    [TestCase("015300999903", Sex.Female, 2000)]
    [TestCase("015099999908", Sex.Male, 1999)]
    [TestCase("015047999909", Sex.Male, 1947)]
    [TestCase("010303999911", Sex.Female, 2003)]
    [TestCase("015306999914", Sex.Female, 2006)]
    [TestCase("015286999901", Sex.Male, 2086)]
    public void A_personal_number_tells_sex_and_birth_year(string digits, Sex sex, int year)
    {
        var number = PersonalNumber.Parse(digits).Value();
        (number.Sex, number.BirthYear, number.Digits).ShouldBe((sex, year, digits));
    }

    [TestCase("01518699990")]
    [TestCase("0151869999011")]
    [TestCase("01518699990a")]
    [TestCase("٠15186999901")]
    public void A_personal_number_has_twelve_digits(string typed) => PersonalNumber.Parse(typed).Code().ShouldBe("personal-number.format");

    [TestCase("015186999901", Sex.Female, "12/03/1986", "")]
    [TestCase("015186999901", Sex.Male, "1986", "personal-number.sex")]
    [TestCase("015186999901", Sex.Female, "1987", "personal-number.birth-year")]
    [TestCase("015286999901", Sex.Female, "12/03/1986", "personal-number.sex personal-number.birth-year")]
    [TestCase("015286999901", null, null, "personal-number.birth-year")]
    [TestCase("015126999901", null, null, "")]
    [TestCase("015186999901", null, null, "")]
    public void It_agrees_with_what_else_is_known(string digits, Sex? sex, string? birth, string rules) =>
        string.Join(' ', PersonalNumber.Parse(digits).Value().Contradictions(sex, birth is null ? null : PartialDate.Parse(birth).Value(), Date("2026-11-24")))
            .ShouldBe(rules);

    [Test]
    public void A_number_does_not_print_itself() =>
        PersonalNumber.Parse("015186999901").Value().ToString().ShouldNotContain("015186999901");

    [TestCase("0100109106", "")]
    [TestCase("0101248141", "")]
    [TestCase("0302366480", "")]
    [TestCase("0106026495", "")]
    [TestCase("0315459414", "")]
    [TestCase("5299999017", "")]
    [TestCase("5299999112-001", "")]
    [TestCase("5299999112-999", "")]
    [TestCase("015186999901", "")]
    [TestCase("0100109107", "tax-number.check-digit")]
    [TestCase("5299999018", "tax-number.check-digit")]
    [TestCase("5299999120", "tax-number.check-digit", TestName = "Of a tax number without valid digit, 0")]
    [TestCase("5299999129", "tax-number.check-digit", TestName = "Of a tax number without valid digit, 9")]
    [TestCase("5299999112-000", "tax-number.branch")]
    [TestCase("5299999112-1", "tax-number.format")]
    [TestCase("529999911", "tax-number.format")]
    public void A_tax_number_has_a_check_digit(string typed, string rule) => TaxNumber.Parse(typed).Code().ShouldBe(rule);

    [TestCase("0570000001", "0570000001")]
    [TestCase("0912 000 001", "0912000001")]
    [TestCase("+84 912.000.001", "0912000001")]
    [TestCase("84912000001", "0912000001")]
    [TestCase("(0216) 3.000-001", "02163000001")]
    [TestCase("02163000001", "02163000001")]
    [TestCase("+842163000001", "02163000001")]
    public void A_phone_number_is_stored_with_the_zero_in_front(string typed, string stored) => Contact.Phone(typed).Value().ShouldBe(stored);

    [TestCase("0412000001")]
    [TestCase("021630000001", TestName = "A landline of twelve digits")]
    [TestCase("091200000")]
    [TestCase("09120000011")]
    [TestCase("+1 912000001")]
    [TestCase("không có")]
    public void Not_a_phone_number(string typed) => Contact.Phone(typed).Code().ShouldBe("phone.format");

    [TestCase("khanh@example.vn", "")]
    [TestCase("khanh.tran+dat@mail.example.vn", "")]
    [TestCase("khanh", "email.format")]
    [TestCase("khanh@example", "email.format")]
    [TestCase("khanh@@example.vn", "email.format")]
    [TestCase("a b@example.vn", "email.format")]
    [TestCase("khanh@example..vn", "email.format")]
    public void An_email_address(string typed, string rule) => Contact.Email(typed).Code().ShouldBe(rule);

    [TestCase("060000001", "")]
    [TestCase("06000000", "former-number.format")]
    [TestCase("015186999901", "former-number.format")]
    public void An_old_identity_card_has_nine_digits(string typed, string rule) => Contact.FormerNumber(typed).Code().ShouldBe(rule);

    [Test]
    public void An_address_is_one_line_of_at_most_300_characters()
    {
        Contact.Address(" TDP Mẫu 1,  P. Yên Bái ").Value().ShouldBe("TDP Mẫu 1, P. Yên Bái");
        Contact.Address(new string('x', 300)).Code().ShouldBe("");
        Contact.Address(new string('x', 301)).Code().ShouldBe("address.too-long");
        Contact.Address("thôn\u0007").Code().ShouldBe("address.characters");
    }
}
