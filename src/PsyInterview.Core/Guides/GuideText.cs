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

    /// <summary>The text with one more probe at the end of a question's list; null where the text has no such question or cannot be read.</summary>
    public static string? WithProbe(string text, string question, string probe)
    {
        if (GuideParser.Parse(text).Guide?.Question(question) is not { } asked) return null;
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var heading = lines.FindIndex(line => HeadingId().Match(line) is { Success: true } found && found.Groups[2].Value == question);
        if (heading < 0) return null;
        var next = lines.FindIndex(heading + 1, line => line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("### ", StringComparison.Ordinal));
        var last = (next < 0 ? lines.Count : next) - 1;
        var words = string.Join(' ', probe.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (asked.Probes.Count > 0)
        {
            while (last > heading && !ProbeLine().IsMatch(lines[last])) last--;
            // What goes on below a probe belongs to it.
            while (last + 1 < lines.Count && lines[last + 1].Trim().Length > 0) last++;
            lines.Insert(last + 1, FormattableString.Invariant($"{asked.Probes.Count + 1}. {words}"));
        }
        else
        {
            while (last > heading && lines[last].Trim().Length == 0) last--;
            lines.InsertRange(last + 1, ["", $"1. {words}"]);
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"(?m)^( {0,3}#{2,3}[ \t][^\n]*\{[^\n}]*#)([a-z0-9-]+)(?=[\s}])")]
    private static partial Regex HeadingId();

    [GeneratedRegex(@"(?m)(?<=\A\uFEFF?---\r?\n(?:(?!---)[^\n]*\n)*)^(version:[ \t]*)\d+")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^ {0,3}\d+[.)] ")]
    private static partial Regex ProbeLine();
}
