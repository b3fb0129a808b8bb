namespace OneStop.Domain.Deadlines;

/// <summary>The grounds of which the clock itself knows; all others are data.</summary>
public static class Grounds
{
    /// <summary>The citizen supplements papers (bổ sung hồ sơ).</summary>
    public const string Supplement = "supplement";
}
