using System.Buffers.Text;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Tracking;

namespace OneStop.UnitTests.Tracking;

internal sealed class TrackingSecretsTests
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static readonly Guid _dossier = new("019ac0de-0000-7000-8000-00000000000a");

    private DirectoryInfo _folder = null!;
    private TrackingSecrets _secrets = null!;

    [SetUp]
    public void Begin()
    {
        _folder = Directory.CreateTempSubdirectory("onestop-keys-");
        _secrets = new TrackingSecrets(KeyRing.Open(_folder.FullName));
    }

    [TearDown]
    public void End() => _folder.Delete(recursive: true);

    [Test]
    public void A_receipt_can_be_printed_again_with_the_same_secrets()
    {
        TrackingSecrets again = new(KeyRing.Open(_folder.FullName));

        again.Pin(_dossier, 1).ShouldBe(_secrets.Pin(_dossier, 1));
        again.Token(_dossier, 1).ShouldBe(_secrets.Token(_dossier, 1));
    }

    [Test]
    public void A_new_key_in_the_ring_leaves_the_receipts_that_were_printed()
    {
        var (pin, token) = (_secrets.Pin(_dossier, 1), _secrets.Token(_dossier, 1));
        var file = Path.Combine(_folder.FullName, "ring.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("}", $",\"2\":\"{Convert.ToBase64String(new byte[32])}\"}}", StringComparison.Ordinal));

        TrackingSecrets rotated = new(KeyRing.Open(_folder.FullName));

        (rotated.Pin(_dossier, 1), rotated.Token(_dossier, 1)).ShouldBe((pin, token));
    }

    [Test]
    public void Every_dossier_and_every_copy_has_its_own()
    {
        (Guid, int)[] receipts = [(_dossier, 1), (_dossier, 2), (Guid.Empty, 1)];

        receipts.Select(receipt => _secrets.Pin(receipt.Item1, receipt.Item2)).ShouldBeUnique();
        receipts.Select(receipt => _secrets.Token(receipt.Item1, receipt.Item2)).ShouldBeUnique();
    }

    [Test]
    public void A_PIN_is_six_characters_that_nobody_misreads_and_all_of_them_are_used()
    {
        var pins = Enumerable.Range(1, 2_000).Select(copy => _secrets.Pin(_dossier, copy)).ToList();

        pins.ShouldAllBe(pin => pin.Length == 6 && pin.All(Alphabet.Contains));
        pins.SelectMany(pin => pin).Distinct().Count().ShouldBe(Alphabet.Length);
        pins.Distinct().Count().ShouldBeGreaterThan(1_990);
    }

    [Test]
    public void A_token_says_its_dossier_and_copy_to_who_has_the_key_and_shows_neither()
    {
        var token = _secrets.Token(_dossier, 300);

        _secrets.Read(token).ShouldBe(new TokenOf(_dossier, 300));
        token.Length.ShouldBe(43);
        Convert.ToHexString(Base64Url.DecodeFromChars(token)).ShouldNotContain("019AC0DE");
    }

    [Test]
    public void A_token_that_was_changed_anywhere_is_none()
    {
        var token = _secrets.Token(_dossier, 1);

        for (var place = 0; place < token.Length; place++)
        {
            var other = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
            _secrets.Read(other).ShouldBeNull($"changed at {place}");
        }
    }

    [TestCase("")]
    [TestCase("a")]
    [TestCase("../../etc/passwd")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%")]
    public void What_was_never_given_out_is_no_token(string token) => _secrets.Read(token).ShouldBeNull();

    [Test]
    public void Another_ring_reads_nothing_of_it()
    {
        var other = Directory.CreateTempSubdirectory("onestop-keys-");

        new TrackingSecrets(KeyRing.Open(other.FullName)).Read(_secrets.Token(_dossier, 1)).ShouldBeNull();

        other.Delete(recursive: true);
    }

    [Test]
    public void A_log_line_loses_the_token_and_nothing_else()
    {
        var token = _secrets.Token(_dossier, 1);

        TokenMask.Mask($"Request starting HTTP/1.1 GET http://host/t/{token}?lang=en - - -").ShouldBe("Request starting HTTP/1.1 GET http://host/t/***?lang=en - - -");
        TokenMask.Mask($"arguments ({token})").ShouldBe("arguments (***)");
        TokenMask.Mask("H38.04252-261105-0001 0HNF1Q2R3S4T5").ShouldBe("H38.04252-261105-0001 0HNF1Q2R3S4T5");
    }
}
