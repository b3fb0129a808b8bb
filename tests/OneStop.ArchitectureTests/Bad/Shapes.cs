namespace OneStop.ArchitectureTests.Bad;

/// <summary>Every type of this folder breaks a rule, so that the rules can be seen to find it.</summary>
public class Unsealed;

/// <summary>Not a record: anybody may derive.</summary>
public abstract class AbstractClass;

/// <summary>Abstract, and nothing derives from it: a hierarchy of no cases.</summary>
public abstract record AbstractWithoutCases;

/// <summary>Good: the top of a closed hierarchy.</summary>
public abstract record ClosedHierarchy
{
    public sealed record OnlyCase : ClosedHierarchy;
}

internal sealed record HiddenRequest;

internal static class HidingPlace
{
    /// <summary>Public in a place that is not.</summary>
    public sealed record NestedRequest;
}

public sealed record OpenRequest;

internal sealed class DossierManager;

internal sealed class DateHelper<T>
{
    public T? Value { get; init; }
}
