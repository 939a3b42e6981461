using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PsyInterview.Interchange;

/// <summary>Looks at a document before a library does: a few bytes can be made to unpack to more than any memory holds, or to nest deeper than any stack.</summary>
internal static class OutlineDocxGate
{
    private const int MostParts = 4_096;
    private const long MostUnpacked = 128L * 1024 * 1024;
    private const int Deepest = 200;
    private const long MostLetters = 8_000_000;

    /// <summary>Why the packed parts cannot be read; null when they can.</summary>
    public static string? WhyNot(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts) return "The document has more parts than any real one.";
        var block = new byte[81_920];
        long unpacked = 0;
        foreach (var part in archive.Entries)
        {
            // What a part says of its own length is not believed.
            using var stream = part.Open();
            for (int read; (read = stream.Read(block)) > 0;)
            {
                if ((unpacked += read) > MostUnpacked) return "The document unpacks to far more than a topic guide can hold.";
            }
        }
        return archive.GetEntry("[Content_Types].xml") is null ? "This is a packed file, but not a Word document (.docx)." : null;
    }

    /// <summary>Why a part of a document cannot be read; null when it can. It is read once from end to end, and nothing of it is kept.</summary>
    public static string? WhyNotXml(Stream part)
    {
        using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostLetters });
        while (xml.Read())
        {
            if (xml.Depth > Deepest) return "The document is nested deeper than any real one.";
        }
        return null;
    }

    /// <summary>True when an old document (.doc) or a locked one holds this: the name in the letters of its folder.</summary>
    public static bool IsLocked(byte[] content) => content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
}
