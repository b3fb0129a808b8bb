using System.Collections;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace OneStop.ArchitectureTests;

/// <summary>A key without a text stands on the page as the key itself: nobody may see one.</summary>
internal sealed partial class PageTextTests
{
    /// <summary>What citizens see: their pages, the frame around them, and the words used there.</summary>
    private static readonly string[] Public = ["Pages/Public/", "Pages/Shared/_Bare", "Words/TimeLeft", "Words/Written"];

    private static readonly ResourceManager Pages = new("OneStop.Web.Resources.Pages", typeof(Web.WebSetup).Assembly);

    [Test]
    public void Every_text_that_a_page_names_is_there()
    {
        var used = Sources().SelectMany(source => Keys(source.Text)).ToHashSet();

        used.Count.ShouldBeGreaterThan(500);
        used.Except(Texts("vi")).ShouldBeEmpty();
    }

    [Test]
    public void Every_text_of_the_public_pages_is_there_in_English()
    {
        var used = Sources().Where(source => Public.Any(source.Path.StartsWith)).SelectMany(source => Keys(source.Text)).ToHashSet();

        used.Count.ShouldBeGreaterThan(50);
        used.Except(Texts("en")).ShouldBeEmpty();
    }

    [Test]
    public void A_key_that_nobody_wrote_is_found() =>
        Keys("<h1>@Say(\"no-such.text\")</h1> @Say($\"worklist.{view}\")").Except(Texts("vi")).ShouldBe(["no-such.text"]);

    /// <summary>Whole keys only: one that is put together ends with a point or begins with a sign.</summary>
    private static IEnumerable<string> Keys(string source) => Call().Matches(source).Select(call => call.Groups[1].Value);

    private static HashSet<string> Texts(string language) =>
        [.. Pages.GetResourceSet(language == "vi" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(text => (string)text.Key)];

    private static IEnumerable<(string Path, string Text)> Sources([CallerFilePath] string here = "")
    {
        var web = Path.GetFullPath(Path.Combine(here, "../../../src/OneStop.Web"));
        return Directory.EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(web, path).Replace('\\', '/'), File: path))
            .Where(source => !source.Path.StartsWith("obj/", StringComparison.Ordinal) && !source.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(source => (source.Path, File.ReadAllText(source.File)));
    }

    [GeneratedRegex(@"\bSay\(""([a-z0-9.-]*[a-z0-9-])""")]
    private static partial Regex Call();
}
