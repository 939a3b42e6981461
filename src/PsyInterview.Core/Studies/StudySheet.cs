using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>A session that was held before the study came into this program, as a sheet names it.</summary>
/// <param name="Code">The code of the participant or of the focus group: <c>FG1</c>.</param>
/// <param name="Kind"><c>interview</c> or <c>focus-group</c>.</param>
/// <param name="On">The day or the month, or null.</param>
/// <param name="Minutes">Minutes of talk, or null.</param>
public sealed record PastSession(string Code, string Kind, string? Group, string? On, int? Minutes, int Wave = 1);

/// <summary>What came of reading a study sheet.</summary>
/// <param name="Events">The set-up, in an order in which each stands on what came before; empty when any problem is an error.</param>
/// <param name="Problems">Errors and advice in the order of the lines.</param>
/// <param name="PastSessions">Sessions held before; they belong to streams of their own. Empty when any problem is an error.</param>
public sealed record StudySheetReading(IReadOnlyList<Event> Events, IReadOnlyList<Problem> Problems, IReadOnlyList<PastSession> PastSessions)
{
    /// <summary>True when it can be used.</summary>
    public bool IsGood => Problems.All(p => p.Severity != Severity.Error);

    /// <summary>The title that the sheet gives, or null.</summary>
    public string? Title => Events.OfType<StudyDescribed>().FirstOrDefault()?.Title;

    /// <summary>The same sheet under another title.</summary>
    public StudySheetReading Titled(string title) => this with { Events = [.. Events.Select(e => e is StudyDescribed described ? described with { Title = title } : e)] };
}

/// <summary>
/// A study's set-up as a page that people write: <c>study.yaml</c>. A name, then indented keys with values:
/// <code>
/// title: Living with pain
/// groups:
///   patients:
///     letter: P
///     planned: 20
///     waves:
///       1: First interview
///       2:
///         window: 10 to 14 months
/// criteria for patients:
///   gender: Male, Female
///   age:
///     bands: 18-39, 40-59, 60 and over
/// targets for patients:
///   gender=Male: 6
///   gender=Male &amp; age=18-39: 2 to 3
/// impossible for patients:
///   - gender=Male &amp; age=60 and over because nobody was referred
/// </code>
/// Beside these <c>team</c>, <c>sessions</c> and <c>observer words</c> (w: crosses arms); <c>criteria</c>, <c>targets</c> and <c>impossible</c> without “for” mean every group, and “for a, b” several.
/// </summary>
public static class StudySheet
{
    private const int LongestSheet = 200_000;

    /// <summary>Reads a sheet; says what is wrong instead of throwing, whatever the text.</summary>
    public static StudySheetReading Read(string text)
    {
        if (text.Length > LongestSheet)
            return new([], [new(0, "", "The file is far too long for a study sheet.", "A sheet is a page or two; check that this is the right file.")], []);
        var source = new GuideSource(text);
        if (string.IsNullOrWhiteSpace(string.Concat(source.Lines)))
            source.Error(0, "The file is empty.", "“psyinterview study example” prints a sheet to begin with.");
        else if (IsGuide(source)) source.Error(1, "This is a topic guide, not a study sheet.", "“psyinterview guide check” checks it.");
        else if (!HasTabs(source) && SheetYaml.Read(source) is { } keys)
        {
            var body = new SheetBody(source);
            body.Take(keys);
            if (source.Problems.All(p => p.Severity != Severity.Error)) return new(body.Events, source.Problems, body.PastSessions);
        }
        return new([], source.Problems, []);
    }

    /// <summary>The sheet that gives this set-up again.</summary>
    public static string Write(SetUp setUp, string title) => SheetWriting.Of(setUp, title);

    private static bool IsGuide(GuideSource source)
    {
        var first = Array.FindIndex(source.Lines, l => l.Trim().Length > 0);
        return source.Lines[first].TrimEnd() == "---" && source.Lines.Skip(first + 1).TakeWhile(l => l.TrimEnd() != "---").Any(l => l.StartsWith("guide:", StringComparison.Ordinal));
    }

    private static bool HasTabs(GuideSource source)
    {
        var found = false;
        for (var line = 1; line <= source.Lines.Length; line++)
        {
            var words = source.Line(line);
            if (!words[..(words.Length - words.TrimStart().Length)].Contains('\t') || words.Trim().Length == 0) continue;
            source.Error(line, "This line begins with a tab.", "Indent with blanks, two for each step.");
            found = true;
        }
        return found;
    }
}
