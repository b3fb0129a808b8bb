using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace OneStop.BrowserTests;

/// <summary>Pages as a printer gets them.</summary>
internal static partial class Paper
{
    /// <summary>The open page on the paper that its style asks for.</summary>
    public static async Task<byte[]> Print(this Visitor visitor)
    {
        await visitor.Page.EvaluateAsync("document.fonts.ready");
        return await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
    }

    /// <summary>How many sheets come out.</summary>
    public static int Sheets(byte[] pdf) => PageObject().Count(Encoding.Latin1.GetString(pdf));

    /// <summary>Width and height of the first sheet in millimetres.</summary>
    public static (int Width, int Height) Size(byte[] pdf)
    {
        var box = MediaBox().Match(Encoding.Latin1.GetString(pdf));
        return (Millimetres(box.Groups[1].Value), Millimetres(box.Groups[2].Value));
    }

    /// <summary>What can be read on it, its lines joined; by <c>pdftotext</c>.</summary>
    public static string Words(byte[] pdf)
    {
        using var reader = new Process
        {
            StartInfo = new ProcessStartInfo("pdftotext", ["-raw", "-", "-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        reader.Start();
        var text = reader.StandardOutput.ReadToEndAsync();
        reader.StandardInput.BaseStream.Write(pdf);
        reader.StandardInput.Close();
        reader.WaitForExit();
        return Blank().Replace(text.Result, " ").Normalize(NormalizationForm.FormC);
    }

    private static int Millimetres(string points) =>
        (int)Math.Round(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) / 72 * 25.4);

    [GeneratedRegex("/Type\\s*/Page\\b(?!s)")]
    private static partial Regex PageObject();

    [GeneratedRegex("/MediaBox\\s*\\[0 0 ([0-9.]+) ([0-9.]+)\\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();
}
