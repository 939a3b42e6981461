using System.Text;
using PsyInterview.Log;
using PsyInterview.Storage;

namespace PsyInterview.Tests.Storage;

/// <summary>Looks for words in everything that lies in a study's folder: as it lies there, and opened with the study's key.</summary>
internal static class Remains
{
    /// <summary>The places where any of these words stand, for example <c>anxiety.psy page 3</c>.</summary>
    public static List<string> Of(Desk desk, params string[] words) => Of(desk, words.Select(Encoding.UTF8.GetBytes));

    /// <summary>The same for everything by which entries' words could be known: a piece of them, and the salts in both spellings.</summary>
    public static List<string> Of(Desk desk, IReadOnlyList<Entry> entries, string piece) => Of(desk,
        [Encoding.UTF8.GetBytes(piece), .. entries.Select(entry => Encoding.UTF8.GetBytes(entry.Salt!)), .. entries.Select(entry => Convert.FromHexString(entry.Salt!))]);

    private static List<string> Of(Desk desk, IEnumerable<byte[]> needles)
    {
        var all = needles.ToList();
        var header = StudyHeader.Read(StudyPaths.Of(desk.Study));
        // The lock files are locked, and nothing is ever written there.
        return [.. Directory.GetFiles(desk.Folder).Where(file => !file.EndsWith("-lock", StringComparison.Ordinal) && !file.EndsWith("-ckpt", StringComparison.Ordinal))
            .SelectMany(file => Texts(file, header))
            .Where(text => all.Exists(needle => text.Bytes.AsSpan().IndexOf(needle) >= 0)).Select(text => text.Place).Distinct()];
    }

    private static IEnumerable<(string Place, byte[] Bytes)> Texts(string file, StudyHeader header)
    {
        var name = Path.GetFileName(file);
        byte[] bytes;
        using (var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            bytes = new byte[from.Length];
            from.ReadExactly(bytes);
        }
        yield return (name, bytes);
        // Whatever a file is called: an old study may lie under another name, a tape as a copy set aside.
        foreach (var page in Pages(name, bytes, new PageSeal(header, PageSeal.Part.Data), StudyHeader.Size)) yield return page;
        foreach (var page in Pages(name, bytes, new PageSeal(header, PageSeal.Part.Log), 64)) yield return page;
        using var tape = new TapeSeal(header);
        for (var offset = 0; offset < bytes.Length; offset += TapeSeal.Step)
        {
            if (tape.TryOpen(bytes, offset, out var record)) yield return ($"{name} record {record.Sequence}", record.Words);
        }
    }

    private static IEnumerable<(string Place, byte[] Bytes)> Pages(string name, byte[] bytes, PageSeal seal, int from)
    {
        using var pages = seal;
        for (var place = 0; from + (place + 1) * PageSeal.Slot <= bytes.Length; place++)
        {
            var page = new byte[PageSeal.Page];
            var slot = bytes.AsSpan(from + place * PageSeal.Slot, PageSeal.Slot);
            if (pages.TryOpen(slot, place, page, out _) || place > 0 && pages.TryOpen(slot, place - 1, page, out _)) yield return ($"{name} page {place}", page);
        }
    }
}
