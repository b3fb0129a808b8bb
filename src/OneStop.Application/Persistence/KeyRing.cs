using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OneStop.Application.Persistence;

/// <summary>Encrypts identity numbers, makes them searchable without showing them, and gives the keys of derived secrets. Kept apart from the database.</summary>
/// <remarks>A file of numbered keys; the greatest number writes, all read. Losing it loses the numbers: it is backed up on its own.</remarks>
internal sealed class KeyRing
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly SortedDictionary<int, byte[]> _keys;

    private KeyRing(SortedDictionary<int, byte[]> keys) => _keys = keys;

    /// <summary>Number of the key that encrypts now.</summary>
    public int Version => _keys.Keys.Last();

    /// <summary>Reads the ring of a folder, or begins one where the folder has none.</summary>
    public static KeyRing Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "ring.json");
        if (!File.Exists(file))
            Begin(file);

        var stored = JsonSerializer.Deserialize<Dictionary<int, string>>(File.ReadAllText(file))!;
        SortedDictionary<int, byte[]> keys = [];
        foreach (var (number, key) in stored)
            keys[number] = Convert.FromBase64String(key);

        return new KeyRing(keys);
    }

    /// <summary>Base64 of nonce, tag and cipher (AES-256-GCM).</summary>
    public string Encrypt(string text)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var plain = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[plain.Length];
        var tag = new byte[TagSize];
        using AesGcm aes = new(Derive(Version, "encrypt"), TagSize);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    public string Decrypt(string text, int version)
    {
        var bytes = Convert.FromBase64String(text);
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using AesGcm aes = new(Derive(version, "encrypt"), TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize), plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The same for the same number under the same key; tells nothing of the number without it.</summary>
    public string Fingerprint(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Derive(Version, "search"), Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// A key for what is derived and printed on paper. It comes from the ring's first key: a ring that gets a new key must not make
    /// the receipts in people's drawers worthless. Whoever replaces the first key replaces every receipt.
    /// </summary>
    public byte[] Lasting(string purpose) => Derive(_keys.Keys.First(), purpose);

    private byte[] Derive(int version, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _keys[version], KeySize, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Written aside and moved, so that two nodes that begin at once end with one ring.</summary>
    private static void Begin(string file)
    {
        var mine = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(mine, JsonSerializer.Serialize(new Dictionary<int, string> { [1] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize)) }));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(mine, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        try
        {
            File.Move(mine, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another node was first: its ring is the ring.
            File.Delete(mine);
        }
    }
}
