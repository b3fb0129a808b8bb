using OneStop.Application.Persistence;

namespace OneStop.Application.Spine;

/// <summary>Who acts: a person in a post of an office. Recorded, never guessed.</summary>
internal sealed record Actor(Guid PersonId, string Office, string Post)
{
    /// <summary><c>office/post</c>.</summary>
    public string Name => $"{Office}/{Post}";

    /// <summary>As the journal keeps it: an id and codes, no name.</summary>
    public string InJournal => IsSystem ? "system" : $"{PersonId}:{Name}";

    /// <summary>The service itself: a timer that is due.</summary>
    public static Actor System { get; } = new(Guid.Empty, "", "");

    public bool IsSystem => PersonId == Guid.Empty;

    public static Actor Of(Incumbency incumbency) => new(incumbency.PersonId, incumbency.Office, incumbency.Post);
}
