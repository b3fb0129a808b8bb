using Mono.Cecil;

namespace OneStop.ArchitectureTests.Rules;

/// <summary>Code outside the spine that may save or send SQL.</summary>
/// <param name="Where">A type's full name, or a namespace with what lies below it.</param>
/// <param name="Rows">The rows of dossier tables that it may add, change or remove all the same; none for most.</param>
/// <param name="Why">What it writes.</param>
internal sealed record Exemption(string Where, string[] Rows, string Why);

/// <summary>Only the spine writes dossier tables: nobody else saves, sends SQL, or adds, changes or removes their rows.</summary>
/// <param name="spine">The namespace, with what lies below it.</param>
/// <param name="marker">Full name of the attribute on the rows of dossier tables.</param>
internal sealed class SpineRule(string spine, string marker, IReadOnlyList<Exemption> exemptions)
{
    public IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        types
            .Where(type => !type.Outermost().FullName.IsWithin(spine))
            .SelectMany(type => type.Calls())
            .Where(IsViolation)
            .Select(call => $"{call.Caller.FullName} calls {call.Callee.DeclaringType.Name}.{call.Callee.Name}{Subject(call)}")
            .Distinct();

    /// <summary>Whether a row belongs to a dossier table.</summary>
    public bool IsMarked(TypeReference row) => row.Resolve()?.Has(marker) ?? false;

    private bool IsViolation(Call call)
    {
        var exempt = exemptions.Where(exemption => call.Caller.FullName.IsWithin(exemption.Where)).ToList();
        return DatabaseCalls.KindOf(call.Callee) switch
        {
            DatabaseCall.Save or DatabaseCall.Sql => exempt.Count == 0,
            DatabaseCall.WriteOfRow => DatabaseCalls.RowOf(call.Callee) is not { } row
                || (IsMarked(row) && !exempt.Any(exemption => exemption.Rows.Contains(row.Name))),
            DatabaseCall.Other => false,
        };
    }

    private static string Subject(Call call) => DatabaseCalls.RowOf(call.Callee) is { } row ? $" of {row.Name}" : "";
}
