namespace OneStop.UnitTests.Deadlines;

/// <summary>The calendars of <c>workflows/</c>, where they stand in the repository.</summary>
internal static class ShippedCalendars
{
    internal static string PathOf(string jurisdiction)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "workflows", jurisdiction, "calendar.yaml");
            if (File.Exists(file))
                return file;
        }

        throw new FileNotFoundException($"No calendar of {jurisdiction} above {TestContext.CurrentContext.TestDirectory}.");
    }
}
