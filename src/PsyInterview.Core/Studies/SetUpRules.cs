using PsyInterview.Log;
using PsyInterview.Sampling;

namespace PsyInterview.Studies;

/// <summary>What a set-up may hold: one place for the sheet, the set-up screen and whoever takes a set-up in.</summary>
public static class SetUpRules
{
    private const string KeepOne = "Keep the target or the impossible combination, not both.";
    private const int LongestName = 40, MostWaves = 20, MostMonths = 600;

    /// <summary>What does not fit the set-up that there is; errors keep it out, advice does not.</summary>
    public static IReadOnlyList<Flaw> Flaws(SetUp setUp, Event declared) => declared switch
    {
        GroupDeclared e => [.. Group(setUp, e)],
        WaveDeclared e => [.. Wave(setUp, e)],
        TeamMemberDeclared e => [.. Person(e)],
        CriterionDeclared e => [.. Criterion(setUp, e)],
        TargetSet e => [.. Target(setUp, e)],
        CombinationExcluded e => [.. Excluded(setUp, e)],
        ObserverWordsSet e => [.. e.Words.Select(w => ObserverWords.Flaw(w.Length > 0 ? w[..1] : "", w.Length > 2 ? w[2..] : "")).OfType<Flaw>(), .. Same(e)],
        _ => [],
    };

    private static IEnumerable<Flaw> Group(SetUp setUp, GroupDeclared e)
    {
        if (Name(e.Group) is { } name) yield return name;
        if (e.Letter.Length is 0 or > 8 || !char.IsAsciiLetter(e.Letter[0]) || !e.Letter.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            yield return new($"Codes cannot begin with “{e.Letter}”.", "Write a letter, for example P; up to eight letters, digits and hyphens.", "letter");
        else if (setUp.Groups.Find(g => g.Group != e.Group && g.Letter.Equals(e.Letter, StringComparison.OrdinalIgnoreCase)) is { } twin)
            yield return new($"Codes of {e.Group} and {twin.Group} both begin with {e.Letter}.", "Give one of them another letter, so that a code tells the group.", "letter", Severity.Advice);
        if (setUp.Groups.Find(g => g.Group != e.Group && (Same(g.Group, e.Group) || Same(g.Title, e.Group) || Same(g.Title, e.Title))) is { } other)
            yield return new($"{e.Group} and {other.Group} have the same name or title.", "Give one of them another.", "title");
    }

    private static IEnumerable<Flaw> Wave(SetUp setUp, WaveDeclared e)
    {
        if (Unknown(setUp, e.Group) is { } unknown) yield return unknown;
        if (e.Wave is < 1 or > MostWaves) yield return new("A wave is named by its number.", $"Number waves from 1 to {MostWaves}.");
        if (e.FromMonths > e.ToMonths) yield return new($"The window closes ({e.ToMonths} months) before it opens ({e.FromMonths} months).", "Write the smaller number first.", "window");
        else if (e.FromMonths > MostMonths || e.ToMonths > MostMonths) yield return new("The window is in a far future.", "Write months after the first interview, for example 10 to 14 months.", "window");
        if (e.Wave == 1 && (e.FromMonths ?? e.ToMonths) is not null)
            yield return new("The first wave has no window.", "Windows count from the first interview; give one to wave 2.", "window");
        if (e.Wave is > 1 and <= MostWaves && !setUp.Waves.Exists(w => w.Group == e.Group && w.Wave == e.Wave - 1))
            yield return new($"There is a wave {e.Wave} and no wave {e.Wave - 1}.", "Number the waves 1, 2, 3, in this order.");
    }

    private static IEnumerable<Flaw> Person(TeamMemberDeclared e)
    {
        if (!StudyDecisions.IsCode(e.Person)) yield return new($"“{e.Person}” cannot be a code.", "Use letters, digits and hyphens, for example SD; never a name.");
        if (e.Roles.Count == 0) yield return new($"{e.Person} has no role.", "Write one under roles: interviewer, moderator, observer, coder.");
    }

    private static IEnumerable<Flaw> Criterion(SetUp setUp, CriterionDeclared e)
    {
        if (Name(e.Criterion) is { } name) yield return name;
        if (e.Group is { } group && Unknown(setUp, group) is { } unknown) yield return unknown;
        var twin = setUp.Criteria.Find(c => c.Group != e.Group && (c.Group is null || e.Group is null) && Same(c.Criterion, e.Criterion))
            ?? setUp.Criteria.Find(c => c.Group == e.Group && c.Criterion != e.Criterion && (Same(c.Criterion, e.Criterion) || Same(c.Title, e.Title)));
        if (twin is not null)
            yield return new($"{twin.Criterion} is declared {(twin.Group is null ? "for every group" : $"for {twin.Group}")} already.", "Declare it once, or under another name and title.");
        var levels = e.Levels ?? [];
        switch (e.Kind)
        {
            case "link":
                if (e.To is null) yield return new($"{e.Criterion} is a link and leads nowhere.", "Write to: and the group it leads to.", "to");
                else if (setUp.Groups.Find(g => g.Group == e.To) is null) yield return Unknown(setUp, e.To)! with { Key = "to" };
                break;
            case "number":
                foreach (var flaw in Bands(levels)) yield return flaw;
                break;
            default:
                if (levels.Count < (e.Kind == "multiple" ? 1 : 2))
                    yield return new($"{e.Criterion} has {(levels.Count == 0 ? "no levels" : "one level")}.", "Write two or more, with commas between them; a number has bands instead.", "levels");
                break;
        }
        if (levels.GroupBy(l => l, StringComparer.OrdinalIgnoreCase).FirstOrDefault(l => l.Count() > 1) is { } twice)
            yield return new($"The level “{twice.Key}” stands there twice.", "Keep one of the two.", Under(e));
        if (levels.FirstOrDefault(l => l.IndexOfAny(['&', '=']) >= 0 || l.Contains(" because ", StringComparison.OrdinalIgnoreCase)) is { } odd)
            yield return new($"The level “{odd}” cannot be named in a target.", "Leave out the signs & and = and the word because.", Under(e));
        if (levels.FirstOrDefault(l => l.ToLowerInvariant() is "missing" or "unknown" or "?" or "not asked" or "not-asked" or "declined" or "refused" or "none") is { } reserved)
            yield return new($"“{reserved}” is no level.", "It is recorded of a person when the level is not known, without being declared.", Under(e));
    }

    private static IEnumerable<Flaw> Bands(IReadOnlyList<string> words)
    {
        List<NumberBand> bands = [];
        foreach (var word in words)
        {
            if (NumberBand.Read(word) is not { } band) yield return new($"“{word}” cannot be read as a band of numbers.", NumberBand.Forms, "bands");
            else if (band.IsEmpty) yield return new($"No number lies in “{word}”.", "Write the smaller number first.", "bands");
            else if (bands.Find(b => b.Overlaps(band) && !b.Words.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } over)
                yield return new($"“{over.Words}” and “{word}” overlap.", "A number may lie in one band only.", "bands");
            else bands.Add(band);
        }
        if (bands.Count < words.Count) yield break;
        var ordered = bands.OrderBy(b => b.Low ?? decimal.MinValue).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if (ordered[i - 1].High is { } end && ordered[i].Low is { } begin && end < begin)
                yield return new($"Between “{ordered[i - 1].Words}” and “{ordered[i].Words}” there are numbers in no band.", "They would count as outside the frame.", "bands", Severity.Advice);
        }
    }

    private static IEnumerable<Flaw> Target(SetUp setUp, TargetSet e)
    {
        if (LevelNotation.Read(setUp, e.Group, LevelNotation.Words(e.Of)).Flaw is { } flaw) yield return flaw;
        if (e.Min > e.Max) yield return new($"This target wants at least {e.Min} and at most {e.Max}.", "Write the smaller number first.");
        if (e.Min == 0 && e.Max is null) yield return new("A target of 0 wants nobody.", "Take it out, or write up to and a number.");
        if (setUp.Excluded.Find(x => (x.Group == e.Group || x.Group is null) && x.Of.All(e.Of.Contains)) is { } impossible)
            yield return new($"This was declared impossible: {LevelNotation.Words(impossible.Of)}.", KeepOne);
        if (setUp.Groups.Find(g => g.Group == e.Group)?.Planned is { } planned && e.Min > planned)
            yield return new($"This target wants {e.Min} of {planned} people planned.", "Lower the target, or plan more people.", null, Severity.Advice);
        if (e.Of.Select(o => setUp.Criterion(e.Group, o.Split('=')[0])).FirstOrDefault(c => c is { InFrame: false }) is { } outside)
            yield return new($"{outside.Criterion} does not guide sampling, and has a target.", "Write in frame: yes there, or take the target out.", null, Severity.Advice);
    }

    private static IEnumerable<Flaw> Excluded(SetUp setUp, CombinationExcluded e)
    {
        if (LevelNotation.Read(setUp, e.Group, LevelNotation.Words(e.Of)).Flaw is { } flaw) yield return flaw;
        if (setUp.Targets.Find(t => (t.Group == e.Group || e.Group is null) && e.Of.All(t.Of.Contains)) is { } target)
            yield return new($"There is a target for it: {LevelNotation.Words(target)}.", KeepOne);
    }

    // One word for two keys could not be told apart afterwards.
    private static IEnumerable<Flaw> Same(ObserverWordsSet e) => e.Words.Where(w => w.Length > 2).GroupBy(w => w[2..].Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
        .Select(g => ObserverWords.Twin(g.First()[..1], g.Last()[..1], g.Key));

    private static Flaw? Name(string name) =>
        name.Length is 0 or > LongestName || !name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ' or '/') || name != name.Trim()
            ? new($"“{name}” cannot be a name.", $"Use letters, digits, hyphens and blanks, at most {LongestName} of them; the title may be any words.")
            : null;

    private static Flaw? Unknown(SetUp setUp, string group) => setUp.Groups.Exists(g => g.Group == group) ? null : NoGroup(setUp, group);

    /// <summary>What is said of a group that was not declared.</summary>
    public static Flaw NoGroup(SetUp setUp, string group)
    {
        List<string> known = [.. setUp.Groups.Select(g => g.Group)];
        return new($"There is no group “{group}”.", Spelling.Meant(group, known) is { } meant ? $"Did you mean {meant}?"
            : known.Count > 0 ? $"The groups: {string.Join(", ", known)}." : "Declare it under groups.");
    }

    private static string Under(CriterionDeclared e) => e.Kind == "number" ? "bands" : "levels";

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
