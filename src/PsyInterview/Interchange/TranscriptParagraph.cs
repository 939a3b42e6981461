using System.Text.RegularExpressions;

namespace PsyInterview.Interchange;

/// <summary>A paragraph of a transcript.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Speaker">As the text calls them; null where it does not say.</param>
/// <param name="Text">The words, without the label; times in brackets stay.</param>
internal sealed partial record TranscriptParagraph(int Line, string? Speaker, string Text)
{
    /// <summary>The paragraphs of these lines.</summary>
    internal static IReadOnlyList<TranscriptParagraph> Of(IReadOnlyList<string> lines)
    {
        var blocks = Blocks(lines);
        // Where speakers stand before colons, a dash is a dash.
        var label = blocks.Any(b => Colon().IsMatch(b.Lines[0])) ? Colon() : Dash();
        var known = blocks.Select(b => label.Match(b.Lines[0])).Where(m => m.Success).Select(Label).ToHashSet(StringComparer.Ordinal);
        return [.. blocks.SelectMany(b => Parts(b.Line, b.Lines, label, known)).Select(p => Read(p.Line, p.Lines, label)).Where(p => p.Text.Length > 0)];
    }

    private static List<(int Line, List<string> Lines)> Blocks(IReadOnlyList<string> lines)
    {
        var last = lines.Count - 1;
        while (last >= 0 && string.IsNullOrWhiteSpace(lines[last])) last--;
        var first = 0;
        while (first <= last && string.IsNullOrWhiteSpace(lines[first])) first++;
        var isByLine = true;
        for (var i = first; i <= last; i++) isByLine &= !string.IsNullOrWhiteSpace(lines[i]);
        List<(int Line, List<string> Lines)> blocks = [];
        for (var i = first; i <= last; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (isByLine || i == first || string.IsNullOrWhiteSpace(lines[i - 1])) blocks.Add((i + 1, []));
            blocks[^1].Lines.Add(lines[i].Trim());
        }
        return blocks;
    }

    // Two speakers without an empty line between them: whose words they are decides what goes when somebody withdraws.
    private static IEnumerable<(int Line, List<string> Lines)> Parts(int line, List<string> lines, Regex label, HashSet<string> known)
    {
        var from = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && !(label.Match(lines[i]) is { Success: true } match && known.Contains(Label(match)))) continue;
            yield return (line + from, lines[from..i]);
            from = i;
        }
    }

    private static TranscriptParagraph Read(int line, List<string> lines, Regex label)
    {
        var match = label.Match(lines[0]);
        if (!match.Success) return new(line, null, string.Join('\n', lines));
        lines[0] = match.Groups["time"].Value + lines[0][match.Length..].TrimStart();
        return new(line, Label(match), string.Join('\n', lines).Trim());
    }

    private static string Label(Match match) => match.Groups["label"].Value;

    // A time may stand in front: "[00:12:31] P07: ...". A label has a letter, so that 10:30 is none, and a blank or nothing behind it.
    [GeneratedRegex(@"^(?<time>[\[(]?\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?[\])]?\s+)?(?<label>(?=[\p{Nd}-]*\p{L})[\p{L}\p{Nd}-]{1,24})\s?:(?=\s|$)")]
    private static partial Regex Colon();

    // Before a dash only what looks like a code, "T3 -": sentences have dashes too.
    [GeneratedRegex(@"^(?<time>[\[(]?\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?[\])]?\s+)?(?<label>(?=[\p{Nd}-]*\p{Lu})[\p{Lu}\p{Nd}][\p{Lu}\p{Nd}-]{0,23})\s+[-–—](?=\s|$)")]
    private static partial Regex Dash();
}
