using System.Buffers.Binary;

namespace OneStop.IntegrationTests.Fixtures;

/// <param name="type">The message's type byte; <c>'\0'</c> for the first message of a client, which has none.</param>
internal delegate void WireMessage(char type, ReadOnlySpan<byte> body);

/// <summary>Cuts one direction of a PostgreSQL connection into messages, however the bytes arrive.</summary>
/// <param name="startsUntyped">A client's first message has a length and no type byte.</param>
internal sealed class WireFrames(bool startsUntyped)
{
    private const int LengthBytes = 4;

    private bool _untyped = startsUntyped;
    private byte[] _held = [];

    /// <summary>Takes the next bytes and hands out each message that they complete.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, WireMessage onMessage)
    {
        var rest = (ReadOnlySpan<byte>)(byte[])[.. _held, .. bytes];
        while (TryCut(ref rest, onMessage))
        {
        }

        _held = rest.ToArray();
    }

    private bool TryCut(ref ReadOnlySpan<byte> rest, WireMessage onMessage)
    {
        var typeBytes = _untyped ? 0 : 1;
        var header = typeBytes + LengthBytes;
        if (rest.Length < header)
        {
            return false;
        }

        // The length counts itself and not the type byte.
        var end = typeBytes + BinaryPrimitives.ReadInt32BigEndian(rest[typeBytes..]);
        if (rest.Length < end)
        {
            return false;
        }

        onMessage(_untyped ? '\0' : (char)rest[0], rest[header..end]);
        _untyped = false;
        rest = rest[end..];
        return true;
    }
}
