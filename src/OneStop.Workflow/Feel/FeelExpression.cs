namespace OneStop.Workflow.Feel;

/// <summary>A parsed FEEL expression.</summary>
public sealed record FeelExpression(string Text);
