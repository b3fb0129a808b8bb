using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads FEEL wherever it stands but on a flow, and tells its faults at the character.</summary>
internal sealed class ExpressionReader(Draft draft, SourceText source, FaultList faults)
{
    /// <summary>The text of an element.</summary>
    /// <param name="what">For the sentence: "The completion condition".</param>
    internal FeelExpression? Read(NodeDraft holder, Element place, string what) => Read(holder, place, place.Text, what, isAttribute: false);

    /// <param name="isChecked">Its names are those of this process, not of one that is called.</param>
    internal FeelExpression? Read(NodeDraft holder, Element place, string text, string what, bool isAttribute = true, bool isChecked = true)
    {
        if (!FeelExpression.TryParse(text, out var expression, out var fault))
        {
            var (line, column) = isAttribute ? (place.Line, place.Column) : place.Locate(source, fault.Offset);
            faults.Add(line, column, fault.Rule, $"{what} of {holder.Label}: {fault.Sentence}", FaultWeight.Error, holder.Element);
            return null;
        }

        if (isChecked)
            draft.Expressions.Add(new ExpressionDraft(expression, place, holder, what));
        return expression;
    }
}
