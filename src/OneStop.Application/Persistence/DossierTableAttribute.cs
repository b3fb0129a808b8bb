namespace OneStop.Application.Persistence;

/// <summary>Marks a table that only the spine may write. An architecture test holds it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DossierTableAttribute : Attribute;
