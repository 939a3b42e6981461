using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>What the keys of a sheet mean. Each thing is held against the set-up that the lines before it make.</summary>
internal sealed class SheetBody(GuideSource source)
{
    private static readonly string[] Blocks = ["criteria", "targets", "impossible"];
    private static readonly string[] Others = ["groups", "team", "sessions", ObserverWords.Key];
    private readonly List<Event> _events = [];
    private readonly List<PastSession> _sessions = [];
    private SetUp _setUp = SetUp.Empty;

    /// <summary>The set-up as events.</summary>
    public IReadOnlyList<Event> Events => _events;

    /// <summary>Sessions held before.</summary>
    public IReadOnlyList<PastSession> PastSessions => _sessions;

    /// <summary>Reads every block: groups first, since the others name them, wherever they stand.</summary>
    public void Take(List<(SheetNode Key, SheetNode Value)> keys)
    {
        List<(SheetNode, SheetNode)> study = [];
        List<(string Block, string? For, SheetNode Key, SheetNode Value)> blocks = [];
        foreach (var (key, value) in keys)
        {
            var words = Plain(key.Text!);
            var (block, names) = words.IndexOf(" for ", StringComparison.Ordinal) is > 0 and var at ? (words[..at], key.Text![(at + 5)..]) : (words, null);
            if (Blocks.Contains(block) || (Others.Contains(block) && names is null)) blocks.Add((block, names, key, value));
            else if (SetUpParts.Study.Names.Any(n => Plain(n) == words)) study.Add((key, value));
            else Unknown(key, block, [.. SetUpParts.Study.Names, .. Others, .. Blocks]);
        }
        Once(keys.Where(k => !Blocks.Contains(Plain(k.Key.Text!).Split(" for ")[0])));
        if (study.Count > 0) Declare(SetUpParts.Study, "", null, new(study[0].Item1.Line, null, null, study), study[0].Item1.Line);
        if (study.TrueForAll(k => Plain(k.Item1.Text!) != "title")) source.Advice(1, "The sheet has no title.", "Write “title: ...” in it, as it is to stand on the reports.");

        foreach (var (_, _, _, value) in blocks.Where(b => b.Block == "groups"))
            foreach (var (name, of) in Named(value, SetUpParts.Group)) Group(name, of);
        foreach (var (_, _, _, value) in blocks.Where(b => b.Block == "team"))
            foreach (var (name, of) in Named(value, SetUpParts.Person)) Declare(SetUpParts.Person, name.Text!, null, of, name.Line);
        foreach (var (_, names, key, value) in blocks.Where(b => b.Block == "criteria"))
        {
            var groups = Groups(names, key);
            foreach (var (name, of) in Named(value, SetUpParts.Criterion))
                foreach (var group in groups) Declare(SetUpParts.Criterion, name.Text!, group, of, name.Line);
        }
        foreach (var (_, names, key, value) in blocks.Where(b => b.Block == "impossible"))
            foreach (var group in Groups(names, key)) Impossible(group, value);
        foreach (var (_, names, key, value) in blocks.Where(b => b.Block == "targets"))
            foreach (var group in Groups(names, key)) Targets(group, value);
        foreach (var (_, _, key, value) in blocks.Where(b => b.Block == ObserverWords.Key)) Words(key, value);
        foreach (var (_, _, _, value) in blocks.Where(b => b.Block == "sessions"))
            foreach (var (name, of) in Named(value, SetUpParts.Session)) Session(name, of);
    }

    private void Group(SheetNode name, SheetNode value)
    {
        var waves = value.Keys?.FindIndex(k => Plain(k.Key.Text!) == "waves") ?? -1;
        var own = waves < 0 ? value : value with { Keys = [.. value.Keys!.Where((_, i) => i != waves)] };
        Declare(SetUpParts.Group, name.Text!, null, own, name.Line);
        if (waves < 0) return;
        foreach (var (number, wave) in Named(value.Keys![waves].Value, SetUpParts.Wave)) Declare(SetUpParts.Wave, number.Text!, name.Text, wave, number.Line);
    }

    private void Declare(Part part, string name, string? group, SheetNode value, int line)
    {
        var (written, lines) = Written(part, value, name);
        var fields = new Fields(written);
        var happened = PartReading.Read(part, name, group, fields);
        foreach (var flaw in fields.Flaws) Report(flaw, lines, line);
        if (fields.Flaws.Count == 0) Hold(happened, lines, line);
    }

    private void Hold(Event happened, IReadOnlyDictionary<string, int> lines, int line)
    {
        var flaws = SetUpRules.Flaws(_setUp, happened);
        foreach (var flaw in flaws) Report(flaw, lines, line);
        // What is wrong is still taken for declared, so that one mistake is said once.
        _setUp = _setUp.Apply(happened);
        _events.Add(happened);
    }

    private void Targets(string? group, SheetNode value)
    {
        HashSet<string> before = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (levels, number) in value.Keys ?? [])
        {
            var (target, flaw) = number.Text is { } words ? LevelNotation.ReadTarget(_setUp, group, levels.Text!, words)
                : (null, new Flaw("A target is one number or range.", "Write for example gender=Male: 6, or 6 to 8."));
            if (flaw is not null) Report(flaw, NoLines, levels.Line);
            else if (!before.Add(SetUp.NameOf(target!))) source.Error(levels.Line, "There is a target for this already.", "Keep one of the two.");
            else Hold(target!, NoLines, levels.Line);
        }
        if (value.Keys is null && !value.IsEmpty) source.Error(value.Line, "Targets are levels with a number.", "Write one a line, for example gender=Male: 6.");
    }

    private void Impossible(string? group, SheetNode value)
    {
        foreach (var item in value.Items ?? [])
        {
            var (excluded, flaw) = item.Text is { } words ? LevelNotation.ReadExcluded(_setUp, group, words)
                : (null, new Flaw("This is more than one sentence.", "Put it in quotation marks if it holds a colon."));
            if (flaw is not null) Report(flaw, NoLines, item.Line);
            else Hold(excluded!, NoLines, item.Line);
        }
        if (value.Items is null && !value.IsEmpty)
            source.Error(value.Line, "Impossible combinations are a list.", "Begin each line with “- ”, for example - gender=Male & reason=Pregnancy because ...");
    }

    private void Words(SheetNode block, SheetNode value)
    {
        if (value.Keys is not { } keys)
        {
            if (!value.IsEmpty) source.Error(value.Line, "The words for observers are keys with a word.", "Write one a line, for example w: crosses arms.");
            return;
        }
        Once(keys);
        List<string> words = [];
        foreach (var (key, word) in keys.DistinctBy(k => Plain(k.Key.Text!)))
        {
            if (word.IsEmpty) source.Advice(key.Line, $"Nothing is written after “{key.Text}”.", "Write something there, or take the line out.");
            else if (word.Text is not { } text) source.Error(word.Line, $"“{key.Text}” should have words, not keys.", "Put the words in quotation marks if they hold a colon.");
            else if (ObserverWords.Flaw(key.Text!, text) is { } flaw) Report(flaw, NoLines, key.Line);
            else if (words.Find(w => w[2..].Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } twin) Report(ObserverWords.Twin(twin[..1], key.Text!, text), NoLines, key.Line);
            else words.Add($"{key.Text!.Trim().ToLowerInvariant()} {text.Trim()}");
        }
        if (words.Count > 0) Hold(new ObserverWordsSet(ObserverWords.Ordered(words)), NoLines, block.Line);
    }

    private void Session(SheetNode name, SheetNode value)
    {
        var (written, lines) = Written(SetUpParts.Session, value, name.Text!);
        var fields = new Fields(written);
        var (minutes, wave, on) = (fields.Whole("minutes", 1, 600), fields.Whole("wave", 1, 20) ?? 1, fields.Text("on"));
        if (!StudyDecisions.IsCode(name.Text!)) fields.Wrong("", $"“{name.Text}” cannot be a code.", "Use letters, digits and hyphens, for example FG1.");
        if (on is not null && !Recruitment.IsDay(on) && !Recruitment.IsDay(on + "-01"))
            fields.Wrong("on", $"“{on}” is not a day.", "Write year, month and day, for example 2020-01-15, or year and month.");
        var group = _setUp.Group(fields.Text("group"));
        if (fields.Text("group") is not { } wanted) fields.Wrong("", $"The session {name.Text} has no group.", "Write group: and the name of one.");
        else if (group is null) fields.Wrong("group", SetUpRules.NoGroup(_setUp, wanted));
        foreach (var flaw in fields.Flaws) Report(flaw, lines, name.Line);
        if (group is not null && fields.Flaws.Count == 0) _sessions.Add(new(name.Text!, group.Kind, group.Group, on, minutes, wave));
    }

    // The names under a block, each once; an item that is only a name has no keys yet.
    private List<(SheetNode Name, SheetNode Value)> Named(SheetNode value, Part part)
    {
        if (value.Keys is { } keys)
        {
            Once(keys);
            return [.. keys.DistinctBy(k => Plain(k.Key.Text!))];
        }
        if (!value.IsEmpty) source.Error(value.Line, $"Here a name is wanted, and what is said of it below or after a colon.", $"Write for example {part.Example}");
        return [];
    }

    private (Dictionary<string, Written> Written, Dictionary<string, int> Lines) Written(Part part, SheetNode value, string name)
    {
        Dictionary<string, Written> written = new(StringComparer.Ordinal);
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        List<(SheetNode Key, SheetNode Value)> keys = value.Keys ?? (value.IsEmpty ? [] : [(new(value.Line, part.Short, null, null), value)]);
        if (part != SetUpParts.Study) Once(keys);
        foreach (var (key, of) in keys)
        {
            if (part.Names.FirstOrDefault(n => Plain(n) == Plain(key.Text!)) is not { } known) Unknown(key, key.Text!, part.Names);
            else if (of.Keys is not null || of.Items?.Exists(i => i.Text is null) == true)
                source.Error(of.Line, $"“{known}” should have words, not keys.", "Put the words in quotation marks if they hold a colon.");
            else if (of.IsEmpty) source.Advice(key.Line, $"Nothing is written after “{known}”.", "Write something there, or take the line out.");
            else
            {
                written.TryAdd(known, new(of.Text ?? "", of.Line, of.Items is { } items ? [.. items.Where(i => !i.IsEmpty).Select(i => i.Text!)] : null));
                lines.TryAdd(known, of.Items is { Count: > 0 } parts ? parts[0].Line : of.Line);
            }
        }
        return (written, lines);
    }

    private List<string?> Groups(string? names, SheetNode key)
    {
        if (names is null) return [null];
        List<string?> groups = [];
        foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (_setUp.Group(name) is { } group) groups.Add(group.Group);
            else Report(SetUpRules.NoGroup(_setUp, name), NoLines, key.Line);
        }
        return groups;
    }

    private void Once(IEnumerable<(SheetNode Key, SheetNode Value)> keys)
    {
        Dictionary<string, int> before = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, _) in keys)
        {
            if (!before.TryAdd(Plain(key.Text!), key.Line))
                source.Error(key.Line, $"“{key.Text}” stands there before, on line {before[Plain(key.Text!)]}.", "Keep one of the two.");
        }
    }

    private void Unknown(SheetNode key, string words, IReadOnlyList<string> known) => source.Error(key.Line, $"The key “{key.Text}” is not known here.",
        Spelling.Meant(words, known) is { } meant ? $"Did you mean {meant}?" : $"The keys are {string.Join(", ", known)}.");

    private void Report(Flaw flaw, IReadOnlyDictionary<string, int> lines, int line)
    {
        var at = flaw.Key is { } key && lines.TryGetValue(key, out var found) ? found : line;
        if (flaw.Severity == Severity.Error) source.Error(at, flaw.What, flaw.Hint);
        else source.Advice(at, flaw.What, flaw.Hint);
    }

    private static readonly Dictionary<string, int> NoLines = [];

    private static string Plain(string key) => key.Trim().Replace('-', ' ').Replace('_', ' ').ToLowerInvariant();
}
