using Mono.Cecil;

namespace OneStop.ArchitectureTests.Rules;

/// <summary>Code outside the spine that may save or send SQL, and still never adds, changes or removes rows of dossier tables.</summary>
/// <param name="Type">Full name.</param>
/// <param name="Why">What it writes.</param>
internal sealed record Exemption(string Type, string Why);

/// <summary>Only the spine writes dossier tables: nobody else saves, sends SQL, or adds, changes or removes their rows.</summary>
/// <param name="spine">The namespace, with what lies below it.</param>
/// <param name="marker">Full name of the attribute on the rows of dossier tables.</param>
internal sealed class SpineRule(string spine, string marker, IEnumerable<Exemption> exemptions)
{
    public IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        types
            .Where(type => !type.Outermost().FullName.IsWithin(spine))
            .SelectMany(type => type.Calls())
            .Where(IsViolation)
            .Select(call => $"{call.Caller.FullName} calls {call.Callee.DeclaringType.Name}.{call.Callee.Name}{Subject(call)}")
            .Distinct();

    private bool IsViolation(Call call) => DatabaseCalls.KindOf(call.Callee) switch
    {
        DatabaseCall.Save or DatabaseCall.Sql => !exemptions.Any(exemption => exemption.Type == call.Caller.FullName),
        DatabaseCall.WriteOfRow => DatabaseCalls.RowOf(call.Callee) is not { } row || IsMarked(row),
        DatabaseCall.Other => false,
    };

    private bool IsMarked(TypeReference row) => row.Resolve()?.Has(marker) ?? false;

    private static string Subject(Call call) => DatabaseCalls.RowOf(call.Callee) is { } row ? $" of {row.Name}" : "";
}
