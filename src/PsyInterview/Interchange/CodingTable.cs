using System.Globalization;
using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Interchange;

/// <summary>What a table of codes would bring: all of it, or with an error in it nothing.</summary>
/// <param name="Created">Names of codes that are new to the codebook.</param>
/// <param name="Sessions">For the stream of each session, one act.</param>
/// <param name="AlreadyThere">Rows that say nothing that the study does not know.</param>
internal sealed record CodingImport(IReadOnlyList<string> Created, IReadOnlyList<(string Stream, IReadOnlyList<Event> Events)> Sessions, IReadOnlyList<Problem> Problems, int AlreadyThere)
{
    /// <summary>True when nothing may be recorded.</summary>
    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>What would come, in a line.</summary>
    public string Summary
    {
        get
        {
            var (passages, finished) = (Sessions.Sum(s => s.Events.Count(e => e is PassageCoded)), Sessions.Count(s => s.Events.Any(e => e is CodingFinished)));
            List<string> parts = [];
            if (passages > 0) parts.Add($"{Many(passages, "passage")} coded in {Many(Sessions.Count(s => s.Events.Any(e => e is PassageCoded)), "session")}");
            if (finished > 0) parts.Add($"{Many(finished, "session")} finished");
            if (Created.Count > 0) parts.Add($"{Many(Created.Count, "new code")}: {string.Join(", ", Created)}");
            var come = parts.Count == 0 ? "nothing new" : string.Join("; ", parts);
            return AlreadyThere == 0 ? come : $"{come}; {Many(AlreadyThere, "row")} {(AlreadyThere == 1 ? "is" : "are")} in the study already";
        }
    }

    private static string Many(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}

/// <summary>
/// A table of codes by one coder: <c>session</c>, <c>passage</c> (empty for the session as a whole, the number of a paragraph, or an entry), <c>codes</c> with | between
/// them, and <c>finished</c>, the day on which that coder finished the session. A row holds all codes of its passage.
/// </summary>
internal static class CodingTable
{
    private const string Shape = "The columns are session, passage, codes and, where coding is finished, finished: one row a passage, with | between the codes.";

    /// <summary>What the table would bring.</summary>
    /// <param name="find">The coding of a session, or why there is none.</param>
    /// <param name="coder">Whose codes they are.</param>
    public static CodingImport Read(CsvReading table, Func<string, (SessionCoding? Coding, string? WhyNot)> find, string coder, DateOnly today)
    {
        List<Problem> problems = [.. table.Problems];
        var headings = new Headings(table, problems.Add);
        var (session, passage, codes, finished) = (headings.Find("session"), headings.Find("passage", "entry", "paragraph"), headings.Find("codes", "code"), headings.Find("finished"));
        var words = string.Join(',', table.Columns);
        if (table.Columns.Count > 0)
        {
            if (session is null) problems.Add(new(1, words, "There is no column “session”.", Shape));
            if (codes is null) problems.Add(new(1, words, "There is no column “codes”.", Shape));
            if (headings.Left is { Count: > 0 } left)
                problems.Add(new(1, words, $"Left out: {string.Join(", ", left.Select(l => $"“{table.Columns[l]}”"))}, which a table of codes does not have.", Shape, Severity.Advice));
        }
        var draft = new Draft(find, coder, today, problems);
        if (!problems.Exists(p => p.Severity == Severity.Error))
            foreach (var row in table.Rows) draft.Take(row, row.Cell(session), row.Cell(passage), row.Cell(codes), row.Cell(finished));
        return draft.Finish();
    }

    private sealed class Draft(Func<string, (SessionCoding? Coding, string? WhyNot)> find, string coder, DateOnly today, List<Problem> problems)
    {
        private readonly Dictionary<string, (SessionCoding? Coding, string? WhyNot)> _found = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<EntryId, int> _lines = [];
        private readonly Dictionary<string, (CsvRow Row, string Day)> _finished = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<Event>> _events = new(StringComparer.Ordinal);
        private readonly List<string> _order = [], _created = [];
        private int _alreadyThere;

        public void Take(CsvRow row, string? session, string? passage, string? codes, string? finished)
        {
            if (session is null)
            {
                Wrong(row, "The row does not say of which session it is.", Shape);
                return;
            }
            if (!_found.TryGetValue(session, out var found)) _found[session] = found = find(session);
            if (found.Coding is not { } coding)
            {
                Wrong(row, found.WhyNot!, "See which sessions there are: report coding.");
                return;
            }
            if (!_order.Contains(coding.Stream)) _order.Add(coding.Stream);
            var before = problems.Count;
            var isNew = Code(row, coding, passage, codes) | Day(row, coding, finished);
            if (!isNew && problems.Count == before) _alreadyThere++;
        }

        public CodingImport Finish()
        {
            foreach (var (stream, (row, day)) in _finished)
            {
                if (Decide(row, CodingDecisions.Finish(_found[stream].Coding!, coder, day)) is not { } events) continue;
                if (!_events.TryGetValue(stream, out var list)) _events[stream] = list = [];
                list.AddRange(events);
            }
            List<Problem> found = [.. problems.OrderBy(p => p.Line)];
            return found.Exists(p => p.Severity == Severity.Error) ? new([], [], found, 0)
                : new([.. _created.DistinctBy(CodeWords.Key)], [.. _order.Where(_events.ContainsKey).Select(s => (s, (IReadOnlyList<Event>)_events[s]))], found, _alreadyThere);
        }

        // True where something is to be recorded.
        private bool Code(CsvRow row, SessionCoding coding, string? words, string? codes)
        {
            if (PassageOf(coding, words) is not { } passage)
            {
                Wrong(row, $"{coding.Stream} has no passage “{words}”.", "Leave the cell empty for the session as a whole, or write the number of a paragraph or an entry, as code STUDY SESSION lists them.");
                return false;
            }
            if (!_lines.TryAdd(passage.Id, row.Line))
            {
                Wrong(row, string.Create(CultureInfo.InvariantCulture, $"The passage stands there twice, first on line {_lines[passage.Id]}."), "Keep one row a passage, with | between its codes.");
                return false;
            }
            string[] names = [.. (codes ?? "").Split(['|', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(CodeWords.Tidy)];
            // Read a second time, a table brings nothing, also where the session was finished with it.
            var now = coding.NamesBy(coder, passage.Id);
            if (coding.Work.GetValueOrDefault(coder)?.HasFinished == true && now.Select(CodeWords.Key).ToHashSet().SetEquals(names.Select(CodeWords.Key))) return false;
            if (Decide(row, CodingDecisions.Code(coding, coder, passage.Id, names)) is not { Count: > 0 } events) return false;
            _created.AddRange(CodingDecisions.New(coding.Book, names));
            if (!_events.TryGetValue(coding.Stream, out var list)) _events[coding.Stream] = list = [];
            list.AddRange(events);
            return true;
        }

        private bool Day(CsvRow row, SessionCoding coding, string? day)
        {
            if (day is null || coding.Work.GetValueOrDefault(coder)?.FinishedOn == day) return false;
            if (!Recruitment.IsDay(day)) Wrong(row, $"{Recruitment.NotADay(day)}.", "Write the day as 2026-11-05.");
            else if (string.CompareOrdinal(day, CalendarDay.Iso(today)) > 0) Wrong(row, $"{day} is still to come.", "Write the day on which coding was finished.");
            else if (_finished.TryGetValue(coding.Stream, out var other) && other.Day != day)
                Wrong(row, string.Create(CultureInfo.InvariantCulture, $"{coding.Stream} was finished on {other.Day} by line {other.Row.Line}, and on {day} by this one."), "One of the two days is wrong.");
            else return _finished.TryAdd(coding.Stream, (row, day)) || true;
            return false;
        }

        private static Passage? PassageOf(SessionCoding coding, string? words) =>
            words is null ? coding.Passages.FirstOrDefault(p => p.What == Passage.Whole)
            : int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? coding.Passages.FirstOrDefault(p => p.What == Passage.Paragraph && p.Number == number)
            : coding.Passages.FirstOrDefault(p => p.Id.ToString() == words || p.Id.ToString() == $"{coding.Stream}/{words}");

        private IReadOnlyList<Event>? Decide(CsvRow row, Decision decision)
        {
            if (decision.Refusal is not { } refusal) return decision.Events;
            Wrong(row, char.ToUpperInvariant(refusal[0]) + refusal[1..] + ".", "See how far each session is coded: report coding.");
            return null;
        }

        private void Wrong(CsvRow row, string what, string hint) => problems.Add(new(row.Line, UnitNames.Excerpt(row.Cells), what, hint));
    }
}
