using System.Text;
using CsCheck;
using OneStop.Application.Procedures;

namespace OneStop.UnitTests.Procedures;

public sealed class JurisdictionNoiseTests
{
    private static readonly string[] Bits =
        ["", "\"", "'", "[", "]", "{", "}", ":", ": ", "- ", "\n", "\n  ", "#", "&a ", "*a", "!x ", "|\n", ">", "---\n", "...\n", "\t", "\0", "?", "%", "@", "`", ",", "<", ">", "/>", "&amp;", "é", "\uFEFF", "999999999999999999999"];

    /// <summary>A text put anywhere over a stretch of any file: whatever comes of it is a value or faults, never an exception.</summary>
    [Test]
    public void Whatever_stands_in_the_files_is_read_or_refused()
    {
        var files = MinimalJurisdiction.Bytes();
        var paths = files.Keys.Order(StringComparer.Ordinal).ToArray();

        Gen.Select(Gen.Int[0, paths.Length - 1], Gen.Double[0, 1], Gen.Int[0, 30], Gen.Int[0, Bits.Length - 1]).Sample(
            (file, where, length, noise) =>
            {
                var (path, bit) = (paths[file], Bits[noise]);
                var text = Encoding.UTF8.GetString(files[path].Span);
                var at = (int)(where * (text.Length - 1));
                var changed = text[..at] + bit + text[Math.Min(text.Length, at + length)..];
                var reading = JurisdictionReader.Read(new JurisdictionFiles("mini", new Dictionary<string, ReadOnlyMemory<byte>>(files) { [path] = Encoding.UTF8.GetBytes(changed) }));
                return reading.Value is not null || reading.Faults.Count > 0;
            },
            iter: 1_000);
    }
}
