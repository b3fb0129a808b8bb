using Mono.Cecil;
using Mono.Cecil.Cil;

namespace OneStop.ArchitectureTests;

/// <param name="Caller">The type written in the source: not the state machine or closure that the compiler made of it.</param>
internal sealed record Call(TypeDefinition Caller, MethodReference Callee);

/// <summary>What the rules ask of compiled code.</summary>
internal static class IntermediateLanguage
{
    extension(TypeDefinition type)
    {
        /// <summary>The type itself, or the one around it that stands in a namespace.</summary>
        public TypeDefinition Outermost() => type.DeclaringType?.Outermost() ?? type;

        /// <summary>Written by a compiler or generator, or inside of something that was.</summary>
        public bool IsGenerated() =>
            type.Name.StartsWith('<')
            || type.Has("System.Runtime.CompilerServices.CompilerGeneratedAttribute")
            || type.Has("System.CodeDom.Compiler.GeneratedCodeAttribute")
            || (type.DeclaringType?.IsGenerated() ?? false);

        public bool Has(string attribute) => type.CustomAttributes.Any(has => has.AttributeType.FullName == attribute);

        public bool IsRecord() => type.Methods.Any(method => method.Name == "<Clone>$");

        public IEnumerable<Instruction> Instructions() =>
            type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions);

        /// <summary>Methods called, constructed, or taken as delegates.</summary>
        public IEnumerable<Call> Calls() =>
            from instruction in type.Instructions()
            where instruction.Operand is MethodReference
            select new Call(type.Outermost(), (MethodReference)instruction.Operand);
    }

    extension(TypeReference type)
    {
        /// <summary>Is, or descends from, the class with this full name (open generic form).</summary>
        public bool IsA(string ancestor) =>
            type.GetElementType().FullName == ancestor || (type.Resolve()?.BaseType?.IsA(ancestor) ?? false);
    }

    /// <summary>Whether a name stands in a namespace or below it; a type's full name counts as one.</summary>
    public static bool IsWithin(this string name, string room) =>
        name == room || name.StartsWith(room + '.', StringComparison.Ordinal);
}
