using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>Asks for a part of the set-up key by key, each with what it is now, and records it once when the last is answered.</summary>
public sealed class SetUpForm(Shell shell, Recorder recorder, Action<Event> recorded)
{
    private const string Next = "  Enter next  Esc back", Save = "  Enter save  Esc back";

    /// <summary>Asks every key of a part.</summary>
    /// <param name="group">The group it belongs to; null for every group.</param>
    /// <param name="now">What it is now, or for something new what would be taken for granted.</param>
    public void Ask(Part part, string name, string? group, Event now, DateTimeOffset at)
    {
        var words = PartReading.Write(now).ToDictionary(k => k.Key, k => k.Words);
        Ask(part, name, group, words, 0, at);
    }

    /// <summary>Asks one key of the study as a whole.</summary>
    public void AskStudy(PartKey key, DateTimeOffset at)
    {
        var now = PartReading.Write(recorder.Study.SetUp.Described with { Title = recorder.Study.Title }).FirstOrDefault(k => k.Key == key.Key).Words;
        Line($"{key.Key}:", now is null ? "" : SetUpRows.Shown(now), key.Asks + Save, key.Choices ?? [], at, typed =>
        {
            var fields = new Fields(new Dictionary<string, Written> { [key.Key] = new(typed) });
            var described = (StudyDescribed)PartReading.Read(SetUpParts.Study, "", null, fields);
            if (fields.Flaws is [var flaw, ..]) return flaw.Sentence;
            return Record(typed.Length > 0 ? described : Emptied(key.Key), at);
        });
    }

    /// <summary>Asks for the study's own words for what observers note.</summary>
    public void AskObserverWords(DateTimeOffset at) =>
        Line($"{ObserverWords.Key}:", ObserverWords.Line(recorder.Study.SetUp.ObserverWords), "w crosses arms; keys n h l f w s" + Save, [], at, typed =>
        {
            var (words, flaw) = ObserverWords.Read(typed);
            return flaw is not null ? flaw.Sentence : Record(new ObserverWordsSet(words), at);
        });

    /// <summary>Asks for one line in the notation of the sheet.</summary>
    public void AskLine(string prompt, string now, string bar, Func<string, IReadOnlyList<string>> complete, DateTimeOffset at, Func<string, (Event? Declared, Flaw? Flaw)> read, Event? instead)
    {
        shell.Type(new Typing(prompt, at, typed =>
        {
            if (typed.Trim().Length == 0) return null;
            var (declared, flaw) = read(typed.Trim());
            if (flaw is not null) return flaw.Sentence;
            return Record(declared!, at, instead);
        })
        { Text = now, Bar = bar, Complete = complete });
    }

    /// <summary>Asks for which group something is; goes on at once where there is none to choose from.</summary>
    public void AskGroup(bool required, DateTimeOffset at, Action<string?> then)
    {
        List<string> groups = [.. recorder.Study.SetUp.Groups.Select(g => g.Group)];
        if (groups.Count == 0 || (required && groups.Count == 1))
        {
            then(groups.FirstOrDefault());
            return;
        }
        Line("for which group:", "", required ? "Up Down choose  Enter next  Esc back" : "nothing: for every group  Up Down choose  Enter next  Esc back", groups, at, typed =>
        {
            if (typed.Length == 0 && !required) then(null);
            else if (recorder.Study.SetUp.Group(typed) is { } group) then(group.Group);
            else return SetUpRules.NoGroup(recorder.Study.SetUp, typed).Sentence;
            return null;
        });
    }

    /// <summary>Asks for a name, then goes on with it.</summary>
    public void AskName(string prompt, string bar, DateTimeOffset at, Func<string, string?> then) =>
        Line(prompt, "", bar, [], at, typed => typed.Length == 0 ? null : then(typed));

    private void Ask(Part part, string name, string? group, Dictionary<string, Written> words, int step, DateTimeOffset at)
    {
        while (step < part.Keys.Count && !SetUpParts.Applies(part, name, part.Keys[step].Key, k => words.GetValueOrDefault(k)?.Text)) words.Remove(part.Keys[step++].Key);
        var key = part.Keys[step];
        var last = !part.Keys.Skip(step + 1).Any(k => SetUpParts.Applies(part, name, k.Key, other => words.GetValueOrDefault(other)?.Text));
        var now = words.GetValueOrDefault(key.Key);
        var subject = part == SetUpParts.Wave ? $"{group} {name}" : name;
        Line($"{subject}, {key.Key}:", now is null ? key.Else : SetUpRows.Shown(now), key.Asks + (last ? Save : Next), Choices(key), at, typed =>
        {
            Dictionary<string, Written> next = new(words);
            if (typed.Length == 0) next.Remove(key.Key);
            else next[key.Key] = new(typed);
            var (declared, flaw) = Read(part, name, group, next, key.Key);
            if (flaw is not null) return flaw;
            if (last) return Record(declared, at);
            Ask(part, name, group, next, step + 1, at);
            return null;
        });
    }

    // A mistake is said at the prompt where it was made, not after the last.
    private (Event Declared, string? Flaw) Read(Part part, string name, string? group, Dictionary<string, Written> words, string key)
    {
        Dictionary<string, Written> fitting = words.Where(w => SetUpParts.Applies(part, name, w.Key, k => words.GetValueOrDefault(k)?.Text)).ToDictionary(w => w.Key, w => w.Value);
        var fields = new Fields(fitting);
        var declared = PartReading.Read(part, name, group, fields);
        var flaw = fields.Flaws.Concat(SetUpRules.Flaws(recorder.Study.SetUp, declared)).FirstOrDefault(f => f.Key == key && f.Severity == Severity.Error);
        return (declared, flaw?.Sentence);
    }

    private IReadOnlyList<string> Choices(PartKey key) => key.Choices ?? key.Key switch
    {
        "to" => [.. recorder.Study.SetUp.Groups.Select(g => g.Group)],
        "guide" => [.. GuideShelf.For(recorder.Study, StudyState.Day(recorder.Now())).Concat(GuideShelf.For(recorder.Study, StudyState.Day(recorder.Now()), Reports.Cohort.FocusGroup)).Select(g => g.Id).Distinct()],
        _ => [],
    };

    private void Line(string prompt, string now, string bar, IReadOnlyList<string> choices, DateTimeOffset at, Func<string, string?> enter) =>
        shell.Type(new Typing(prompt, at, typed => enter(typed.Trim()))
        {
            Text = now,
            Bar = bar,
            TakesChoice = choices.Count > 0,
            Complete = choices.Count == 0 ? null : typed => [.. choices.Where(c => typed.Trim() == now || c.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            Leave = _ => shell.Say("left as it was"),
        });

    private string? Record(Event declared, DateTimeOffset at, Event? instead = null)
    {
        var decision = SetUpDecisions.Replace(recorder.Study, instead, declared);
        if (recorder.Do(at, decision) is { } refusal) return refusal;
        recorded(declared);
        if (decision.Events.Count == 0) shell.Say("nothing changed");
        else if (SetUpRules.Flaws(recorder.Study.SetUp, declared) is [var advice, ..]) shell.Say($"saved; {advice.Sentence}");
        return null;
    }

    private static StudyDescribed Emptied(string key) => key switch
    {
        "title" => new(Title: ""),
        "approach" => new(Approach: ""),
        "ethics" => new(Ethics: ""),
        "strategy" => new(Strategy: ""),
        "declined leaves" => new(DeclinedLeaves: Recruitment.LeavesAll),
        "cut-off" => new(CutOff: ""),
        _ => new(NotVaried: []),
    };
}
