using System.Globalization;
using PsyInterview.Talk;

namespace PsyInterview.Interchange;

/// <summary>Reads one table of talk; see <see cref="TurnsTable"/>.</summary>
internal sealed class TurnsReader
{
    private const int MostTurns = 100_000;
    private const int ExcerptLength = 60;
    private const string TimesHint = "Write hh:mm:ss.fff, mm:ss or seconds, less than a day.";

    private readonly CsvReading _table;
    private readonly List<Problem> _problems;
    private readonly int? _start, _end, _speaker, _act, _to, _role, _seconds, _turns;

    // Codes as they were written first: p1 and P1 are one person.
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _moderators = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _seated;
    private readonly IReadOnlyList<int> _left;
    private string? _moderator;

    public TurnsReader(CsvReading table, IReadOnlyList<string> seated)
    {
        (_table, _problems) = (table, [.. table.Problems]);
        var headings = new Headings(table, _problems.Add);
        (_start, _end, _speaker, _role) = (headings.Find("start", "begin"), headings.Find("end"), headings.Find("speaker"), headings.Find("role"));
        (_act, _to) = (headings.Find("act"), headings.Find("to", "addressee"));
        (_seconds, _turns) = (headings.Find("seconds"), headings.Find("turns"));
        _left = headings.Left;
        if (_role is not null)
            foreach (var row in table.Rows.Where(r => IsModerator(r.Cell(_role) ?? ""))) _moderators.Add(row.Cell(_speaker) ?? "");
        _seated = [.. seated.Select(CodeOf).Where(Turn.IsParticipant).Distinct(StringComparer.Ordinal)];
    }

    public TurnsTable Read()
    {
        var isByTurn = _start is not null && _end is not null;
        var isByTotal = _seconds is not null && _turns is not null;
        if (_table.Columns.Count > 0 && (_speaker is null || !(isByTurn || isByTotal)))
        {
            Wrong(
                1, string.Join(',', _table.Columns), _speaker is null ? "There is no column “speaker”." : "The headings are neither those of turns nor those of speakers.",
                "Write start, end, speaker, act, to with one row a turn, or speaker, role, seconds, turns with one row a speaker.");
        }
        // What the headings lack would be said again of every row.
        if (_problems.Exists(p => p.Line <= 1)) return Finish(null, []);
        var turns = isByTurn ? _table.Rows.Select(TurnOf).OfType<Turn>().ToList() : null;
        var totals = turns is null ? Totals() : SpeakerTotal.Of(turns, _seated.Concat(SpokenTo(turns)));
        if (_table.Rows.Count == 0 && _problems.Count == 0)
            Wrong(1, "", "There are headings and nothing below them.", "Write one row a turn, or one row a speaker.");
        Advise(turns is not null ? [_seconds, _turns] : [_start, _end, _act, _to], totals);
        return Finish(turns, totals);
    }

    private static bool IsModerator(string words) => Headings.Plain(words) is "mod" or "moderator";

    private Turn? TurnOf(CsvRow row)
    {
        var (speaker, start, end) = (Speaker(row), Time(row, _start, "begin"), Time(row, _end, "end"));
        var to = row.Cell(_to) is { } words && Headings.Plain(words) is not ("all" or "group" or "everyone" or "everybody") ? CodeOf(words) : null;
        if (speaker is null || start is null || end is null) return null;
        if (end < start)
        {
            Wrong(row, "The turn ends before it begins.", "Look whether start and end are exchanged, or an hour is missing.");
            return null;
        }
        if (to == speaker && to != Turn.Unknown)
        {
            Advice(row, $"{row.Cell(_to)} is said to speak to themself; counted as meant for nobody in particular.", "Write whom the turn was meant for, or leave the cell empty.");
            to = null;
        }
        return new(speaker, start.Value, end.Value, row.Cell(_act), to);
    }

    private List<SpeakerTotal> Totals()
    {
        var totals = new List<SpeakerTotal>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in _table.Rows)
        {
            var (speaker, spoken) = (Speaker(row), Time(row, _seconds, "speak for"));
            var isNumber = int.TryParse(row.Cell(_turns), NumberStyles.None, CultureInfo.InvariantCulture, out var turns) && turns <= MostTurns;
            if (!isNumber) Wrong(row, $"“{row.Cell(_turns)}” is not a number of turns.", $"Write a whole number from 0 to {MostTurns.ToString(CultureInfo.InvariantCulture)}.");
            if (speaker is null || spoken is null || !isNumber) continue;
            if (!lines.TryAdd(row.Cell(_speaker)!, row.Line))
                Wrong(row, $"{row.Cell(_speaker)} stands there twice, first on line {lines[row.Cell(_speaker)!]}.", "Keep one row a speaker, or write one row a turn.");
            else if (turns == 0 && spoken > TimeSpan.Zero) Wrong(row, $"{row.Cell(_speaker)} speaks for some time, and has no turn.", "Mend the seconds or the turns.");
            else totals.Add(new(speaker, speaker == Turn.Moderator ? SpeakerRole.Moderator : speaker == Turn.Unknown ? SpeakerRole.Unknown : SpeakerRole.Participant, spoken.Value, turns));
        }
        totals.AddRange(_seated.Except(totals.Select(t => t.Speaker)).Select(s => new SpeakerTotal(s, SpeakerRole.Participant, TimeSpan.Zero, 0)));
        return totals;
    }

    private string? Speaker(CsvRow row)
    {
        if (row.Cell(_role) is { } role && !IsModerator(role) && Headings.Plain(role) is not ("participant" or "unknown"))
        {
            Wrong(row, $"“{role}” is not a role.", "One of: participant, moderator, unknown. Leave out who neither took part nor led.");
            return null;
        }
        if (row.Cell(_speaker) is not { } words)
        {
            Wrong(row, "The row does not say who spoke.", "Write the participant's code, MOD for the moderator, or unknown.");
            return null;
        }
        return Headings.Plain(row.Cell(_role) ?? "") == "unknown" ? Turn.Unknown : CodeOf(words);
    }

    private string CodeOf(string words)
    {
        if (Headings.Plain(words) == Turn.Unknown || words == "?") return Turn.Unknown;
        if (!IsModerator(words) && !_moderators.Contains(words)) return _codes.TryGetValue(words, out var known) ? known : _codes[words] = words;
        _moderator ??= words;
        return Turn.Moderator;
    }

    // Who is spoken to sat there, whether or not they said a word.
    private List<string> SpokenTo(List<Turn> turns)
    {
        var speakers = turns.Select(t => t.Speaker).ToHashSet(StringComparer.Ordinal);
        List<string> silent = [.. turns.Select(t => t.To!).Where(Turn.IsParticipant).Distinct(StringComparer.Ordinal).Where(to => !speakers.Contains(to) && !_seated.Contains(to))];
        foreach (var code in silent)
        {
            var row = _table.Rows.First(r => code.Equals(r.Cell(_to), StringComparison.OrdinalIgnoreCase));
            Advice(row, $"{code} is spoken to and never speaks: counted among those who sat there.", "If it is a slip of the pen, mend it; name everyone who sat there with --seated.");
        }
        return silent;
    }

    private void Advise(int?[] unused, IReadOnlyList<SpeakerTotal> totals)
    {
        var left = _left.Concat(unused.OfType<int>()).Order().Select(at => $"“{_table.Columns[at]}”").ToList();
        if (left.Count > 0)
        {
            _problems.Add(new(
                1, "", $"Left out: {string.Join(", ", left)}.",
                "The columns are start, end, speaker, act, to, role with one row a turn, and speaker, role, seconds, turns with one row a speaker.", Severity.Advice));
        }
        var others = totals.Where(t => t is { Role: SpeakerRole.Participant, Turns: > 0 } && !_seated.Contains(t.Speaker)).Select(t => t.Speaker).ToList();
        if (_seated.Count > 0 && others.Count > 0)
            _problems.Add(new(0, "", $"Spoke, and are not among those who were said to sit there: {string.Join(", ", others)}. They count all the same.", "Mend the codes, or --seated.", Severity.Advice));
    }

    private TimeSpan? Time(CsvRow row, int? place, string does)
    {
        if (TurnsTable.TimeOf(row.Cell(place) ?? "") is { } time) return time;
        Wrong(row, row.Cell(place) is { } words ? $"“{words}” is not a time." : does == "speak for" ? "The row does not say how long they spoke." : $"The row does not say when the turn {does}s.", TimesHint);
        return null;
    }

    private void Wrong(CsvRow row, string what, string hint) => Wrong(row.Line, string.Join(',', row.Cells), what, hint);

    private void Wrong(int line, string words, string what, string hint) => _problems.Add(new(line, Excerpt(words), what, hint));

    private void Advice(CsvRow row, string what, string hint) => _problems.Add(new(row.Line, Excerpt(string.Join(',', row.Cells)), what, hint, Severity.Advice));

    private static string Excerpt(string words)
    {
        words = words.ReplaceLineEndings(" ");
        return words.Length <= ExcerptLength ? words : words[..(char.IsHighSurrogate(words[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";
    }

    private TurnsTable Finish(List<Turn>? turns, IReadOnlyList<SpeakerTotal> totals)
    {
        List<Problem> problems = [.. _problems.OrderBy(p => p.Line)];
        return problems.Exists(p => p.Severity == Severity.Error) ? new(null, [], Turn.Moderator, problems) : new(turns, totals, _moderator ?? Turn.Moderator, problems);
    }
}
