using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace OneStop.ArchitectureTests.Rules;

/// <summary>Vietnamese texts belong to resources, where they can be read through and translated, not to code.</summary>
internal static class TextRule
{
    public static IEnumerable<string> Violations(IEnumerable<TypeDefinition> types) =>
        from type in types
        from text in Literals(type).Concat(AttributeTexts(type))
        where IsVietnamese(text)
        select $"{type.Outermost().FullName}: \"{text}\"";

    private static IEnumerable<string> Literals(TypeDefinition type) =>
        type.Instructions().Where(instruction => instruction.OpCode == OpCodes.Ldstr).Select(instruction => (string)instruction.Operand);

    /// <summary>Texts in the attributes of a type and its members: display names and messages of validation.</summary>
    private static IEnumerable<string> AttributeTexts(TypeDefinition type) =>
        from attribute in Attributes(type)
        from argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument))
        where argument.Value is string
        select (string)argument.Value;

    private static IEnumerable<CustomAttribute> Attributes(TypeDefinition type) =>
        type.CustomAttributes
            .Concat(type.Properties.SelectMany(property => property.CustomAttributes))
            .Concat(type.Fields.SelectMany(field => field.CustomAttributes))
            .Concat(type.Methods.SelectMany(method => method.CustomAttributes))
            .Concat(type.Methods.SelectMany(method => method.Parameters).SelectMany(parameter => parameter.CustomAttributes));

    /// <summary>Has a Latin letter with a mark, or a mark of its own. By characters: a literal may be no valid Unicode.</summary>
    private static bool IsVietnamese(string text) => text.Any(c => c
        is (>= '\u00C0' and <= '\u024F' and not ('×' or '÷'))
        or (>= '\u1E00' and <= '\u1EFF')
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);
}
