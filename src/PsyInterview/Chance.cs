using System.Security.Cryptography;

namespace PsyInterview;

/// <summary>The one place where the program draws by lot: salts, names, keys and nonces, all from the operating system's generator.</summary>
public static class Chance
{
    // Thirty-two letters without i, l, o and u: nothing to misread, hardly a word to stumble over.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A salt of 16 bytes for one entry.</summary>
    public static byte[] Salt() => RandomNumberGenerator.GetBytes(16);

    /// <summary>The four letters behind a person's code in a recorder's name: about a million tails.</summary>
    public static string Tail() => RandomNumberGenerator.GetString(Letters, 4);

    /// <summary>A key of 32 bytes for AES-256.</summary>
    public static byte[] Key() => RandomNumberGenerator.GetBytes(32);

    /// <summary>The 16 bytes that name a study file for ever.</summary>
    public static byte[] FileId() => RandomNumberGenerator.GetBytes(16);

    /// <summary>A number that no earlier filling of a log has had, but with a chance of one in 2^63.</summary>
    public static long Generation()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) & long.MaxValue;
    }

    /// <summary>Fills a nonce (12 bytes for AES-GCM).</summary>
    public static void Nonce(Span<byte> nonce) => RandomNumberGenerator.Fill(nonce);
}
