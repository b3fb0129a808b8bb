using Mono.Cecil;

namespace OneStop.ArchitectureTests.Rules;

/// <summary>A type that comes into being in one room only.</summary>
/// <param name="type">Full name.</param>
/// <param name="room">Namespace, with what lies below it.</param>
internal sealed class ConstructionRule(string type, string room)
{
    public IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        types.Where(candidate => !candidate.Outermost().Namespace.IsWithin(room)).SelectMany(Violations).Distinct();

    private IEnumerable<string> Violations(TypeDefinition candidate) =>
        candidate.Calls().Where(MakesOne).Select(call => $"{call.Caller.FullName} calls {call.Callee.DeclaringType.Name}.{call.Callee.Name}")
            .Concat(IsConverter(candidate) ? [$"{candidate.FullName} converts JSON to {type}"] : []);

    private bool MakesOne(Call call) => call.Callee switch
    {
        { Name: ".ctor" } => call.Callee.DeclaringType.FullName == type,
        // The ways past every constructor; nobody here needs them for anything.
        { Name: "GetUninitializedObject" } => true,
        GenericInstanceMethod { Name: "CreateInstance" or "Deserialize" or "DeserializeAsync" } generic =>
            generic.GenericArguments.Any(argument => argument.FullName == type),
        _ => false,
    };

    private bool IsConverter(TypeDefinition candidate) =>
        candidate.BaseType is GenericInstanceType { ElementType.FullName: "System.Text.Json.Serialization.JsonConverter`1" } converter
        && converter.GenericArguments[0].FullName == type;
}
