using System.Security.Cryptography;
using PsyInterview.Storage;

namespace PsyInterview.Interchange;

/// <summary>A file of audio. It stays where it is; only what it is known again by is taken from it.</summary>
public static class AudioFile
{
    /// <summary>SHA-256 of the file, in hex. Reads all of it, which takes a while with hours of audio: never on the drawing thread.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or closed to this person.</exception>
    public static string Hash(string path)
    {
        if (FileKind.IsSpecial(path)) throw new IOException("it is not a file");
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
