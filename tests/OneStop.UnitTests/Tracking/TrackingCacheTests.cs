using OneStop.Application.Tracking;
using OneStop.Domain.Deadlines;

namespace OneStop.UnitTests.Tracking;

internal sealed class TrackingCacheTests
{
    private static readonly Guid _dossier = new("019ac0de-0000-7000-8000-00000000000a");

    [Test]
    public void What_was_read_is_kept_until_its_event()
    {
        using TrackingCache cache = new();
        cache.Keep(Read(3));
        cache.Find(_dossier, null).ShouldNotBeNull();

        cache.Evict(_dossier, 4);

        cache.Find(_dossier, null).ShouldBeNull();
    }

    [Test]
    public void A_reader_that_comes_back_after_the_event_with_what_was_before_it_is_not_believed()
    {
        using TrackingCache cache = new();
        cache.Evict(_dossier, 4);

        cache.Keep(Read(3));
        cache.Find(_dossier, null).ShouldBeNull();

        cache.Keep(Read(4));
        cache.Find(_dossier, null).ShouldNotBeNull();
    }

    [Test]
    public void Who_knows_of_a_newer_version_does_not_get_the_older()
    {
        using TrackingCache cache = new();
        cache.Keep(Read(3));

        cache.Find(_dossier, 3).ShouldNotBeNull();
        cache.Find(_dossier, 4).ShouldBeNull();
    }

    private static Tracked Read(int version)
    {
        Named nobody = new("", "");
        TrackingDocument document = new(
            "", version, 1, new ProcedureName("", "", ""), "", "", 1, default, [], [], null, null, null, null, [], null, null, null, nobody, nobody, null, null, null, default);
        return new Tracked(_dossier, document, [], (WorkingCalendar)null!);
    }
}
