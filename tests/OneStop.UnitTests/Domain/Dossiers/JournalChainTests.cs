using OneStop.Domain.Dossiers;
using static OneStop.UnitTests.Domain.Outcomes;

namespace OneStop.UnitTests.Domain.Dossiers;

internal sealed class JournalChainTests
{
    private static readonly JournalEntry First = new(
        1, Local("2026-11-05 09:00").AddTicks(1_234_567), Local("2026-11-05 09:00"), "person-1/desk-yen-bai/clerk", "page", "receive", """{"lý":"do|x"}""");

    // Both computed with Python: hashlib.sha256(previous + line.encode("utf-8")).hexdigest().
    private const string FirstHash = "5392adcf7a918dd2e98e97c82a4a9b6fbea5009eeacaae6e63e5f0997ca916ee";
    private const string SecondHash = "c1df6a2ff521af2427f886ab385bb6836d428c950a8bf493f0d8982834e35323";

    [Test]
    public void The_first_entry_follows_32_zero_bytes()
    {
        JournalChain.CanonicalLine(First).ShouldBe(
            """1|2026-11-05T02:00:00.123456Z|2026-11-05T02:00:00.000000Z|person-1/desk-yen-bai/clerk|page|receive|{"lý":"do|x"}""");
        JournalChain.Hash(JournalChain.Start, First).ShouldBe(FirstHash);
    }

    [Test]
    public void The_next_follows_the_one_before()
    {
        var at = Local("2026-11-11 15:00");
        var second = new JournalEntry(2, at, at.ToOffset(TimeSpan.FromHours(7)), "person-2/land-yen-bai/examiner", "api", "complete", "{}");
        JournalChain.Hash(FirstHash, second).ShouldBe(SecondHash);
    }

    [Test]
    public void What_two_entries_could_share_has_no_line()
    {
        Should.Throw<ArgumentException>(() => JournalChain.CanonicalLine(First with { Actor = "a|b" }));
        Should.Throw<ArgumentException>(() => JournalChain.CanonicalLine(First with { Via = "a|b" }));
        Should.Throw<ArgumentException>(() => JournalChain.CanonicalLine(First with { Command = "a|b" }));
        Should.Throw<ArgumentException>(() => JournalChain.Hash(JournalChain.Start, First with { Body = "\uD800" }));
    }

    [Test]
    public void A_previous_hash_of_another_length_is_a_bug() =>
        Should.Throw<ArgumentException>(() => JournalChain.Hash("00", First));
}
