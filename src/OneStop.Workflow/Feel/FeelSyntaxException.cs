namespace OneStop.Workflow.Feel;

/// <summary>Leaves the parser from any depth; <see cref="FeelExpression.TryParse"/> makes a value of it.</summary>
/// <param name="vietnamese">The same sentence.</param>
internal sealed class FeelSyntaxException(int offset, string sentence, string vietnamese, string rule = "feel.syntax") : Exception(sentence)
{
    internal FeelFault Fault => new(offset, rule, Message) { Vietnamese = vietnamese };
}
