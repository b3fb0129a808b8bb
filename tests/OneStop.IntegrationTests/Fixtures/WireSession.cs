using System.Buffers.Binary;
using System.Text;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Follows one connection of the PostgreSQL protocol 3 and tells a tally what it sees.</summary>
/// <remarks>
/// A round trip begins with a message that the client sends while nothing is under way, and lasts until the server has
/// said "ready for query" for everything that asked for it. So a BEGIN that rides on the first statement, a batch, and a
/// message in many packets are one. What is fed must reach the other side only afterwards, else an answer may overtake.
/// </remarks>
internal sealed class WireSession(WireTally tally)
{
    private const int CancelRequest = 80877102;
    private const int MajorVersion = 3;

    private readonly Lock _gate = new();
    private readonly WireFrames _client = new(startsUntyped: true);
    private readonly WireFrames _server = new(startsUntyped: false);
    private readonly Dictionary<string, string> _statements = [];
    private readonly Dictionary<string, string> _portals = [];

    /// <summary>"Ready for query" that the server still owes; the first one ends the sign-in.</summary>
    private int _owed = 1;

    /// <summary>Messages were sent that no Sync has closed yet.</summary>
    private bool _unclosed;

    public void FromClient(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _client.Feed(bytes, OnClientMessage);
        }
    }

    public void FromServer(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _server.Feed(bytes, OnServerMessage);
        }
    }

    private void OnServerMessage(char type, ReadOnlySpan<byte> body)
    {
        if (type == 'Z')
        {
            _owed--;
        }
    }

    private void OnClientMessage(char type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case '\0':
                Open(BinaryPrimitives.ReadInt32BigEndian(body));
                return;
            case 'X': // good-bye: nobody waits
                return;
        }

        if (_owed == 0 && !_unclosed)
        {
            tally.RoundTrip();
        }

        Follow(type);
        Read(type, body);
    }

    private void Open(int code)
    {
        if (code == CancelRequest)
        {
            return;
        }

        if (code >> 16 != MajorVersion)
        {
            throw new NotSupportedException($"The client asks for encryption or another protocol ({code}): use the proxy's own connection string.");
        }

        tally.Connection();
    }

    private void Follow(char type)
    {
        switch (type)
        {
            case 'Q' or 'S' or 'F':
                _owed++;
                _unclosed = false;
                break;
            case 'P' or 'B' or 'D' or 'E' or 'C' or 'H':
                _unclosed = true;
                break;
        }
    }

    private void Read(char type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case 'Q':
                tally.Execute(Text(ref body));
                break;
            case 'P':
                _statements[Text(ref body)] = Text(ref body);
                tally.Parse();
                break;
            case 'B':
                _portals[Text(ref body)] = _statements.GetValueOrDefault(Text(ref body), "");
                break;
            case 'E':
                tally.Execute(_portals.GetValueOrDefault(Text(ref body), ""));
                break;
        }
    }

    /// <summary>Takes the next text, which ends with a zero byte, off the body.</summary>
    private static string Text(ref ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(body[..end]);
        body = body[(end + 1)..];
        return text;
    }
}
