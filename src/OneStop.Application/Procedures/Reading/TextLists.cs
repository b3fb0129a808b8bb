namespace OneStop.Application.Procedures.Reading;

internal static class TextLists
{
    extension(IReadOnlyList<YamlText> texts)
    {
        internal IReadOnlyList<string> Values() => [.. texts.Select(text => text.Text)];

        /// <summary>The values, each twice-named one a fault.</summary>
        internal IReadOnlyList<string> Distinct(Findings findings, string what)
        {
            foreach (var again in texts.GroupBy(text => text.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
                findings.Error(again.At, "workflow.duplicate", $"'{again.Text}' stands twice in {what}.", again.Text);

            return [.. texts.Select(text => text.Text).Distinct(StringComparer.Ordinal)];
        }
    }
}
