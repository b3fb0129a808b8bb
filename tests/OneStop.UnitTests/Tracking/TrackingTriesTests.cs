using System.Net;
using Microsoft.Extensions.Time.Testing;
using OneStop.Application.Tracking;

namespace OneStop.UnitTests.Tracking;

internal sealed class TrackingTriesTests
{
    private const string Code = "H38.04252-261105-0001";
    private static readonly IPAddress _home = IPAddress.Parse("203.0.113.7");

    private FakeTimeProvider _time = null!;
    private TrackingTries _tries = null!;

    [SetUp]
    public void Begin()
    {
        _time = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-05T09:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        _tries = new TrackingTries(_time);
    }

    [Test]
    public void Four_mistakes_are_free_and_the_fifth_has_to_wait_longer_each_time()
    {
        Wrong(4);
        _tries.Wait(Code, _home).ShouldBe(TimeSpan.Zero);

        List<double> waits = [];
        for (var more = 0; more < 12; more++)
        {
            Wrong(1);
            waits.Add(_tries.Wait(Code, _home).TotalSeconds);
        }

        waits.ShouldBe([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    }

    [Test]
    public void Waiting_helps_and_the_right_PIN_forgets_all()
    {
        Wrong(5);
        _time.Advance(TimeSpan.FromSeconds(2));
        _tries.Wait(Code, _home).ShouldBe(TimeSpan.Zero);

        Wrong(1);
        _tries.Clear(Code, _home);

        Wrong(4);
        _tries.Wait(Code, _home).ShouldBe(TimeSpan.Zero);
    }

    [Test]
    public void Neighbours_of_one_network_wait_together_and_others_do_not()
    {
        Wrong(5);

        _tries.Wait(Code, IPAddress.Parse("203.0.113.200")).ShouldBe(TimeSpan.FromSeconds(2));
        _tries.Wait(Code, IPAddress.Parse("::ffff:203.0.113.9")).ShouldBe(TimeSpan.FromSeconds(2));
        _tries.Wait(Code, IPAddress.Parse("203.0.114.7")).ShouldBe(TimeSpan.Zero);
        _tries.Wait("H38.04252-261105-0002", _home).ShouldBe(TimeSpan.Zero);
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_household_of_IPv6_is_its_64(string one, string other, bool same) =>
        (TrackingTries.BlockOf(IPAddress.Parse(one)) == TrackingTries.BlockOf(IPAddress.Parse(other))).ShouldBe(same);

    [Test]
    public void The_desk_unlocks_a_code_from_everywhere()
    {
        Wrong(5);

        _tries.Clear(Code);

        _tries.Wait(Code, _home).ShouldBe(TimeSpan.Zero);
    }

    [Test]
    public void The_memory_is_bounded_and_the_oldest_are_forgotten_first()
    {
        Wrong(5);
        for (var other = 0; other < TrackingTries.Most - 1; other++)
            _tries.Wrong($"X-{other}", _home);

        _tries.Wait(Code, _home).ShouldBe(TimeSpan.FromSeconds(2));

        _tries.Wrong("one too many", _home);

        _tries.Wait(Code, _home).ShouldBe(TimeSpan.Zero);
    }

    private void Wrong(int times)
    {
        for (var time = 0; time < times; time++)
            _tries.Wrong(Code, _home);
    }
}
