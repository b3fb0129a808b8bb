using System.Globalization;
using System.Reflection;
using System.Resources;
using OneStop.Application;
using OneStop.Domain;

namespace OneStop.IntegrationTests.Contract;

/// <summary>The codes by which clients branch: once published, a code is never renamed.</summary>
internal sealed class ProblemCodeTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] _types = [.. new[] { typeof(Refusal).Assembly, typeof(ApplicationSetup).Assembly }.SelectMany(assembly => assembly.GetTypes())];

    private static IEnumerable<Refusal> Refusals => Fields<Refusal>(_types);

    /// <summary>Codes of faults: the constants of the classes that list them.</summary>
    private static IEnumerable<string> Rules => _types
        .Where(type => type.IsAbstract && type.IsSealed && type.Namespace?.Contains("Procedures", StringComparison.Ordinal) != true)
        .SelectMany(type => new[] { "All", "Rules" }.Select(name => type.GetField(name, Statics)?.GetValue(null) ?? type.GetProperty(name, Statics)?.GetValue(null)))
        .OfType<IReadOnlyList<string>>()
        .SelectMany(codes => codes);

    [Test]
    public void The_codes_are_those_that_were_approved()
    {
        var problems = Refusals.Select(refusal => $"problem {refusal.Code} {refusal.Kind}");
        var faults = Rules.Select(rule => $"fault {rule}");

        Approved.Check("problem-codes.txt", string.Concat(problems.Concat(faults).Distinct().Order(StringComparer.Ordinal).Select(line => $"{line}\n")));
    }

    [TestCase("")]
    [TestCase("en")]
    public void Every_code_has_words(string culture)
    {
        var refusals = Texts("Refusals", culture);
        var faults = Texts("Faults", culture);

        Refusals.Select(refusal => refusal.Code).Where(code => refusals.GetString(code) is null).Distinct().ShouldBeEmpty();
        Rules.Where(rule => faults.GetString(rule) is null).Distinct().ShouldBeEmpty();
    }

    [Test]
    public void A_code_has_one_meaning() =>
        Refusals.GroupBy(refusal => refusal.Code).Where(same => same.Select(refusal => refusal.Kind).Distinct().Count() > 1).Select(same => same.Key).ShouldBeEmpty();

    private static IEnumerable<T> Fields<T>(IEnumerable<Type> types) =>
        types.SelectMany(type => type.GetFields(Statics)).Where(field => field.FieldType == typeof(T)).Select(field => (T)field.GetValue(null)!);

    /// <summary>The words of one culture, without falling back to those of another.</summary>
    private static ResourceSet Texts(string file, string culture) =>
        new ResourceManager($"OneStop.Application.Resources.{file}", typeof(ApplicationSetup).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)
            .ShouldNotBeNull();
}
