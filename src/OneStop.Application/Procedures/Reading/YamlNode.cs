namespace OneStop.Application.Procedures.Reading;

/// <summary>A YAML node with its place. All scalars are text: whether <c>04252</c> is a number is for the reader of the key to say.</summary>
internal abstract record YamlNode(Place At);

/// <param name="IsQuoted">Written in quotes or as a block: an empty one is meant.</param>
internal sealed record YamlText(string Text, bool IsQuoted, Place At) : YamlNode(At);

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, Place At) : YamlNode(At);

/// <param name="Entries">In the order of the file; each key once.</param>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, Place At) : YamlNode(At);

internal sealed record YamlEntry(YamlText Key, YamlNode Value);
