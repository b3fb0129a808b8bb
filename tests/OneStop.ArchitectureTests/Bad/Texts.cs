using System.ComponentModel;

namespace OneStop.ArchitectureTests.Bad;

internal sealed class Texts
{
    public static string Marked() => "Hồ sơ";

    public static string Decomposed() => "Ho\u0302\u0300";

    public static string Letter() => "Đ";

    /// <summary>Good, though the second is half a character.</summary>
    public static string[] Harmless() => ["a × b", "\ud800"];

    public static string Plain() => "dossier → ok – 5 ₫";

    [DisplayName("địa bàn")]
    public string? Named { get; init; }
}
