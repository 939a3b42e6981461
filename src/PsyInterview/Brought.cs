using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Storage;

namespace PsyInterview;

/// <summary>A file that was brought from another laptop: a bundle, or a whole study.</summary>
/// <param name="Path">As it was named.</param>
/// <param name="Session">The session it is about; null where it holds several.</param>
/// <param name="By">Who made it; null for a study.</param>
/// <param name="At">When it was made; null for a study.</param>
/// <param name="Notices">What was found amiss when it was read.</param>
public sealed record Brought(string Path, string? Session, string? By, DateTimeOffset? At, IReadOnlyList<Entry> Entries, IReadOnlyList<string> Notices)
{
    /// <summary>Reads a file; takes time for a large one.</summary>
    /// <exception cref="StudyFileException">It cannot be read; the sentence says why, and nothing was changed.</exception>
    public static Brought Read(string path)
    {
        if (Bundle.IsBundle(path))
        {
            var bundle = Bundle.Read(path);
            return new(path, bundle.Manifest.Session, bundle.Manifest.By, bundle.Manifest.At, bundle.Entries, []);
        }
        if (!System.IO.Path.Exists(path)) throw new StudyFileException(StudyFileProblem.Missing, $"There is no file {path}. Check the name; nothing was changed.");
        try
        {
            using var file = StudyFile.OpenToRead(path);
            return new(path, null, null, null, file.ReadAll(), file.Notices);
        }
        catch (StudyFileException e) when (e.Problem is StudyFileProblem.NotAStudy or StudyFileProblem.Empty)
        {
            throw new StudyFileException(StudyFileProblem.Damaged, $"{path} is neither a bundle nor a study, or it was damaged on the way. Ask for it again; nothing was changed.");
        }
    }

    /// <summary>Where it comes from, in a line.</summary>
    public string Heading => By is null ? Path
        : $"{Path} ({(Session is null ? "" : $"{Session}, ")}made by {By} on {At!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)})";

    /// <summary>What it would bring, a line each.</summary>
    public static IEnumerable<string> Lines(Merge merge)
    {
        if (merge.Refusal is { } refusal) yield return $"refused: {refusal}";
        else if (merge.IsNothingNew) yield return "nothing new";
        foreach (var chain in merge.Chains) yield return $"{chain.Stream}  written by {chain.Recorder}  {Counted(chain.New)}";
        if (merge.NewlyErased.Count > 0) yield return $"{Counted(merge.NewlyErased.Count)} erased there";
        if (merge.StayErased.Count > 0) yield return $"{Counted(merge.StayErased.Count)} erased here still with words there; what was erased stays erased. Erase them there too: merge this study into it.";
        foreach (var (kind, count) in merge.Unknown) yield return $"{kind} ({count}): written by a newer PsyInterview; kept as they are";
        foreach (var gap in merge.Gaps) yield return $"{gap.Id}: {gap.What} Another bundle may have it.";
        foreach (var twin in merge.Twins) yield return twin;
        foreach (var remark in merge.Remarks) yield return remark;
    }

    /// <summary>How many entries, in words.</summary>
    public static string Counted(int entries) => entries == 1 ? "1 entry" : $"{entries.ToString(CultureInfo.InvariantCulture)} entries";
}
