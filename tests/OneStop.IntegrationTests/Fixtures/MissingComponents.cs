using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>
/// What happens to tests whose component (a database server, a browser) is not installed: they are skipped and the
/// run says so at its end, or they fail where <c>ONESTOP_TEST_REQUIRE_ALL=1</c>.
/// </summary>
internal static class MissingComponents
{
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte>> Skipped = new();

    /// <summary>Ends the fixture or test that calls it.</summary>
    /// <param name="component">As it stands in the report: <c>PostgreSQL</c>.</param>
    /// <param name="remedy">What to install or set.</param>
    [DoesNotReturn]
    public static void Report(string component, string remedy)
    {
        var sentence = $"{component} was not found. {remedy}";
        if (Environment.GetEnvironmentVariable("ONESTOP_TEST_REQUIRE_ALL") == "1")
        {
            Assert.Fail($"{sentence} ONESTOP_TEST_REQUIRE_ALL=1 forbids to skip.");
        }

        Skipped.GetOrAdd(component, _ => new()).TryAdd(TestContext.CurrentContext.Test.FullName, 0);
        Assert.Ignore(sentence);
        throw new UnreachableException();
    }

    /// <summary>Tells what was skipped; silent when nothing was.</summary>
    public static void Summarise()
    {
        foreach (var (component, fixtures) in Skipped)
        {
            // The error stream is the one that `dotnet test` shows without being asked.
            TestContext.Error.WriteLine($"SKIPPED for want of {component}: {string.Join(", ", fixtures.Keys.Order())}");
        }
    }
}
