using System.Text.RegularExpressions;

namespace PsyInterview.Guides;

/// <summary>Small changes to the text of a guide that leave every other character as the person wrote it.</summary>
public static partial class GuideText
{
    /// <summary>The text with other ids in its headings.</summary>
    /// <param name="ids">The new id by the one that stands there.</param>
    public static string WithIds(string text, IReadOnlyDictionary<string, string> ids) =>
        HeadingId().Replace(text, found => ids.TryGetValue(found.Groups[2].Value, out var id) ? found.Groups[1].Value + id : found.Value);

    /// <summary>The text with another version number in its front matter.</summary>
    public static string WithVersion(string text, int version) =>
        VersionLine().Replace(text, found => FormattableString.Invariant($"{found.Groups[1].Value}{version}"), 1);

    /// <summary>The text with one more probe at the end of a question's list; null where the text has no such question, cannot be read, or has no place for these words.</summary>
    public static string? WithProbe(string text, string question, string probe)
    {
        if (GuideParser.Parse(text).Guide is not { } guide || guide.Question(question) is not { } asked) return null;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var heading = Array.FindIndex(lines, line => HeadingId().Match(line) is { Success: true } found && found.Groups[2].Value == question);
        if (heading < 0) return null;
        var words = string.Join(' ', probe.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        // Words that Markdown takes for something else are written so that it does not.
        return ((string[])[words, Mark().Replace(words, @"\$0")]).Select(written => With(lines, heading, asked.Probes.Count, written)).FirstOrDefault(Has);

        bool Has(string changed) => GuideParser.Parse(changed).Guide?.Question(question)?.Probes.SequenceEqual([.. asked.Probes, words]) == true;
    }

    private static string With(string[] all, int heading, int probes, string words)
    {
        var lines = all.ToList();
        var next = lines.FindIndex(heading + 1, line => AnyHeading().IsMatch(line));
        var last = (next < 0 ? lines.Count : next) - 1;
        if (probes > 0)
        {
            while (last > heading && !ProbeLine().IsMatch(lines[last])) last--;
            var mark = ProbeLine().Match(lines[last]).Groups;
            // What goes on below a probe belongs to it.
            while (last + 1 < lines.Count && lines[last + 1].Trim().Length > 0) last++;
            lines.Insert(last + 1, FormattableString.Invariant($"{mark[1].Value}{(probes > 1 && mark[2].Value == "1" ? 1 : probes + 1)}{mark[3].Value} {words}"));
        }
        else
        {
            while (last > heading && lines[last].Trim().Length == 0) last--;
            // A heading below that begins as far to the right as the words of a probe would be taken for a part of it.
            var lead = next < 0 ? "" : all[next][..all[next].IndexOf('#')];
            lines.InsertRange(last + 1, ["", $"{lead}1. {words}"]);
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"(?<![^\r\n])( {0,3}#{2,3}[ \t][^\r\n]*\{[^\r\n}]*#)([a-z0-9-]+)(?=[\s}])")]
    private static partial Regex HeadingId();

    [GeneratedRegex(@"(?<![^\r\n])(?=version:)(?<=\A\uFEFF?---[ \t]*(?:\r\n?|\n)(?:(?!---)[^\r\n]*(?:\r\n?|\n))*)(version:[ \t]*)\d+")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^ {0,3}#{1,3}[ \t]")]
    private static partial Regex AnyHeading();

    [GeneratedRegex(@"^( {0,3})(\d+)([.)])[ \t]")]
    private static partial Regex ProbeLine();

    [GeneratedRegex(@"[\\`*_{}\[\]<>()#+\-.!|&~]")]
    private static partial Regex Mark();
}
