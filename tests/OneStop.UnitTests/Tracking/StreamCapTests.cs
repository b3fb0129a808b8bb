using OneStop.Application.Tracking;

namespace OneStop.UnitTests.Tracking;

/// <summary>Open lines are bounded: who follows a dossier cannot take the node's connections away from others.</summary>
internal sealed class StreamCapTests
{
    [Test]
    public void One_dossier_has_so_many_streams_and_one_that_ends_makes_room()
    {
        TrackingStreams streams = new();
        var (dossier, other) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        var open = Enumerable.Range(0, TrackingStreams.MostOfDossier).Select(_ => streams.Follow(dossier).ShouldNotBeNull()).ToList();

        streams.Follow(dossier).ShouldBeNull();
        streams.Follow(other).ShouldNotBeNull();
        open[3].Dispose();
        open[3].Dispose();
        streams.Follow(dossier).ShouldNotBeNull();
        streams.Follow(dossier).ShouldBeNull();
    }

    [Test]
    public void A_node_has_so_many_streams()
    {
        TrackingStreams streams = new();
        var open = Enumerable.Range(0, TrackingStreams.Most).Select(count => streams.Follow(new Guid(count + 10, 0, 0, new byte[8])).ShouldNotBeNull()).ToList();

        streams.Follow(new Guid(1, 0, 0, new byte[8])).ShouldBeNull();
        open[0].Dispose();
        streams.Follow(new Guid(1, 0, 0, new byte[8])).ShouldNotBeNull();
    }
}
