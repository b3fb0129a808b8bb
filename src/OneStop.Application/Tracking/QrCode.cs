using System.Globalization;
using System.Text;
using QRCoder;

namespace OneStop.Application.Tracking;

/// <summary>A QR code as one path: small on a page, sharp on paper, and without any style of its own.</summary>
internal static class QrCode
{
    /// <summary>Level M: a photocopied, folded receipt still reads.</summary>
    public static string Svg(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

        // The library puts the quiet zone around it.
        var rows = code.ModuleMatrix;
        StringBuilder path = new();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                var start = x;
                while (x < rows[y].Count && rows[y][x])
                    x++;

                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }

        return $"""<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges" aria-hidden="true"><path d="{path}"/></svg>""";
    }
}
