using System.Runtime.CompilerServices;

namespace OneStop.IntegrationTests.Contract;

/// <summary>What was promised to the outside, as files under <c>Approved/</c>: a change of one is seen in the review of its change.</summary>
internal static class Approved
{
    /// <summary>Compares; on a difference writes <c>{name}.received</c> beside the approved file, to be looked at and moved over it.</summary>
    public static void Check(string name, string actual)
    {
        var file = Path.Combine(Folder(), name);
        var received = $"{file}.received";
        if (File.Exists(file) && File.ReadAllText(file) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{name} is not what was approved. Compare {received} with it and, if the change is meant, move it over.");
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here))!, "Approved");
}
