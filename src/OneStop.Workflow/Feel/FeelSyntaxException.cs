namespace OneStop.Workflow.Feel;

/// <summary>Leaves the parser from any depth; <see cref="FeelExpression.TryParse"/> makes a value of it.</summary>
internal sealed class FeelSyntaxException(int offset, string sentence, string rule = "feel.syntax") : Exception(sentence)
{
    internal FeelFault Fault => new(offset, rule, Message);
}
