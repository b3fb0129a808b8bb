namespace OneStop.Domain.Dossiers;

public static class JournalChain
{
    public static string Hash(string prevHash, int seq, DateTimeOffset recordedAt, DateTimeOffset effectiveAt, string actor, string via, string command, string body) => throw new NotSupportedException();
}
