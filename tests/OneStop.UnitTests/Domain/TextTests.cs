using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Parties;
using OneStop.Domain.Tax;

namespace OneStop.UnitTests.Domain;

/// <summary>Every code that a person may meet has words in Vietnamese and in English.</summary>
internal sealed partial class TextTests
{
    private static readonly string[] RuleCodes = [.. PartyRules.All, .. TaxRules.All, .. SupplementRules.All];

    private static readonly Refusal[] Refusals =
        [.. TaxRefusals.All, .. SupplementRefusals.All, .. EffectiveRefusals.All, .. DossierRefusals.All, .. PartyRules.Refusals];

    private static readonly string[] StatusCodes =
        [.. PublicStatus.National.Keys, .. Enumerable.Range(1, 10).Select(national => $"national.{national}")];

    private static IEnumerable<TestCaseData> Codes()
    {
        foreach (var culture in new[] { "vi", "en" })
        {
            yield return new TestCaseData("Faults", culture, RuleCodes);
            yield return new TestCaseData("Refusals", culture, Refusals.Select(refusal => refusal.Code).ToArray());
            yield return new TestCaseData("Statuses", culture, StatusCodes);
        }
    }

    [TestCaseSource(nameof(Codes))]
    public void Every_code_has_its_words(string file, string culture, string[] codes)
    {
        var texts = Texts(file, culture);
        codes.Where(code => !texts.TryGetValue(code, out var text) || string.IsNullOrWhiteSpace(text)).ShouldBeEmpty();
    }

    [TestCase("Faults")]
    [TestCase("Refusals")]
    [TestCase("Statuses")]
    public void Both_languages_have_the_same_codes_and_the_same_places_to_fill_in(string file)
    {
        var (vi, en) = (Texts(file, "vi"), Texts(file, "en"));
        en.Keys.Order().ShouldBe(vi.Keys.Order());
        vi.Keys.Where(code => !Places(vi[code]).SequenceEqual(Places(en[code]))).ShouldBeEmpty();
        vi.Keys.Where(code => vi[code] == en[code]).ShouldBeEmpty();
    }

    [TestCase("Faults")]
    [TestCase("Refusals")]
    [TestCase("Statuses")]
    public void People_are_addressed_as_ong_ba_and_are_told_what_to_do(string file)
    {
        foreach (var (code, text) in Texts(file, "vi"))
        {
            text.ShouldNotContain("không hợp lệ", Case.Insensitive, code);
            AddressedAsBan().IsMatch(text).ShouldBeFalse(code);
            text.IsNormalized().ShouldBeTrue(code);
        }
    }

    [Test]
    public void Every_fault_says_what_to_do() =>
        Texts("Faults", "vi").Where(pair => RuleCodes.Contains(pair.Key) && !pair.Value.Contains("Anh chị", StringComparison.Ordinal)).ShouldBeEmpty();

    [Test]
    public void The_lists_of_codes_are_complete()
    {
        Declared<string>(typeof(PartyRules), typeof(TaxRules), typeof(SupplementRules)).Order().ShouldBe(RuleCodes.Order());
        Declared<string>(typeof(PublicStatus)).Order().ShouldBe(PublicStatus.National.Keys.Order());
        Declared<Refusal>(typeof(TaxRefusals), typeof(SupplementRefusals), typeof(EffectiveRefusals), typeof(DossierRefusals), typeof(PartyRules))
            .Select(refusal => refusal.Code).Order().ShouldBe(Refusals.Select(refusal => refusal.Code).Order());
    }

    [Test]
    public void Codes_are_dotted_lower_case_and_used_once()
    {
        var codes = RuleCodes.Concat(Refusals.Select(refusal => refusal.Code)).ToList();
        codes.ShouldBeUnique();
        codes.ShouldAllBe(code => CodePattern().IsMatch(code));
    }

    // DOMAIN 6.2 and 9.1.
    [TestCase("submitted", 1)]
    [TestCase("received", 2)]
    [TestCase("not-accepted", 3)]
    [TestCase("examining", 4)]
    [TestCase("tax-determining", 4)]
    [TestCase("supplement-needed", 5)]
    [TestCase("payment-due", 6)]
    [TestCase("withdrawal-asked", 7)]
    [TestCase("stopped", 8)]
    [TestCase("withdrawn", 8)]
    [TestCase("result-ready", 9)]
    [TestCase("returned-unresolved", 9)]
    [TestCase("result-returned", 10)]
    public void A_status_stands_for_its_national_one(string status, int national) => PublicStatus.National[status].ShouldBe(national);

    private static IEnumerable<T> Declared<T>(params Type[] types) =>
        types.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.FieldType == typeof(T))
            .Select(field => (T)field.GetValue(null)!);

    private static Dictionary<string, string> Texts(string file, string culture)
    {
        // Vietnamese is the neutral language: the invariant set, not a fallback to it, must hold the words.
        var resources = new ResourceManager($"OneStop.Application.Resources.{file}", Assembly.Load("OneStop.Application"));
        var set = resources.GetResourceSet(culture == "vi" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture), true, false);
        return set.ShouldNotBeNull().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b[Bb]ạn\b")]
    private static partial Regex AddressedAsBan();

    [GeneratedRegex(@"\A[a-z-]+\.[a-z-]+\z")]
    private static partial Regex CodePattern();
}
