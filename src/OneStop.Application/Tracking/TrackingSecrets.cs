using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OneStop.Application.Persistence;

namespace OneStop.Application.Tracking;

/// <summary>The PIN and the token of a receipt: derived from the dossier and the receipt's version, never stored.</summary>
/// <remarks>
/// The token is the dossier's id and the version under a synthetic initialisation vector (as AES-SIV does it, with HMAC-SHA-256 for both
/// parts): 112 bits of tag, then 18 covered bytes. So the dossier is found without storing anything that the token could be compared
/// with, a token that was made up is refused without asking the database, one of an older copy is still recognised, and the same
/// receipt gives the same token each time it is printed. Without the key it tells nothing and cannot be made.
/// </remarks>
internal sealed class TrackingSecrets(KeyRing keys)
{
    public const int PinLength = 6;

    /// <summary>Nothing that is read for something else: no 0 and O, no 1, I and L.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int IdSize = 16;
    private const int PlainSize = IdSize + sizeof(ushort);
    private const int TagSize = 14;

    /// <summary>Characters of a token: 32 bytes in base64url.</summary>
    private const int TokenLength = 43;

    private readonly byte[] _pin = keys.Lasting("tracking-pin");
    private readonly byte[] _tag = keys.Lasting("tracking-token-tag");
    private readonly byte[] _cover = keys.Lasting("tracking-token-cover");

    /// <summary>Six characters of <c>23456789ABCDEFGHJKMNPQRSTUVWXYZ</c>: one of 887 million.</summary>
    public string Pin(Guid dossier, int receipt)
    {
        // 64 bits over 31^6: that some PINs are likelier than others shows in the tenth decimal.
        var drawn = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_pin, Plain(dossier, receipt)));
        return string.Create(PinLength, drawn, static (pin, rest) =>
        {
            for (var place = 0; place < pin.Length; place++)
            {
                pin[place] = Alphabet[(int)(rest % (ulong)Alphabet.Length)];
                rest /= (ulong)Alphabet.Length;
            }
        });
    }

    /// <summary>43 characters of base64url, for an address.</summary>
    public string Token(Guid dossier, int receipt)
    {
        var plain = Plain(dossier, receipt);
        var tag = HMACSHA256.HashData(_tag, plain).AsSpan(0, TagSize);
        Cover(tag, plain);
        return Base64Url.EncodeToString([.. tag, .. plain]);
    }

    /// <returns>The dossier and the version of the receipt that the token stands on, or null for what this service never gave out.</returns>
    public TokenOf? Read(string token)
    {
        if (token.Length != TokenLength || !Base64Url.IsValid(token))
            return null;

        var bytes = Base64Url.DecodeFromChars(token);
        var plain = bytes.AsSpan(TagSize).ToArray();
        Cover(bytes.AsSpan(0, TagSize), plain);
        TokenOf read = new(new Guid(plain.AsSpan(0, IdSize), bigEndian: true), BinaryPrimitives.ReadUInt16BigEndian(plain.AsSpan(IdSize)));
        return Same(Token(read.Dossier, read.Receipt), token) ? read : null;
    }

    /// <summary>Compares in a time that does not tell where they differ.</summary>
    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private void Cover(ReadOnlySpan<byte> tag, Span<byte> plain)
    {
        var stream = HMACSHA256.HashData(_cover, tag);
        for (var place = 0; place < plain.Length; place++)
            plain[place] ^= stream[place];
    }

    private static byte[] Plain(Guid dossier, int receipt)
    {
        var plain = new byte[PlainSize];
        dossier.TryWriteBytes(plain, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(plain.AsSpan(IdSize), checked((ushort)receipt));
        return plain;
    }
}

/// <param name="Receipt">Version of the receipt that carries the token.</param>
internal sealed record TokenOf(Guid Dossier, int Receipt);
