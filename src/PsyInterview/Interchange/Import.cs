using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Interchange;

/// <summary>What a table would bring into a study: all of it, or with an error in it nothing.</summary>
/// <param name="Events">For the stream <c>study</c>, one act.</param>
/// <param name="Sessions">For the stream of each session that was held before, one act each.</param>
/// <param name="Problems">What is wrong or worth a word, by line.</param>
/// <param name="AlreadyThere">Rows that say nothing that the study does not know.</param>
/// <param name="Changed">Values that take the place of others.</param>
public sealed record Import(
    IReadOnlyList<Event> Events, IReadOnlyList<(string Stream, IReadOnlyList<Event> Events)> Sessions, IReadOnlyList<Problem> Problems,
    int AlreadyThere, int Changed)
{
    /// <summary>True when nothing may be recorded.</summary>
    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>What would come, in a line: "20 participants, 180 values, 37 past sessions; 5 rows are in the study already".</summary>
    public string Summary
    {
        get
        {
            List<string> parts = [];
            var contacts = Events.OfType<ContactRecorded>().ToList();
            Count(contacts.Count(c => c.Wave == 1), "contact");
            Count(Events.OfType<ParticipantAdded>().Select(p => p.Participant).Distinct().Count(), "participant");
            Count(Events.OfType<CriterionRecorded>().Count(), "value");
            Count(Sessions.Count(s => s.Events.OfType<PastSessionStated>().Any()), "past session");
            Count(Sessions.Count(s => !s.Events.OfType<PastSessionStated>().Any()), "other length");
            Count(Events.OfType<AppointmentMade>().Count(), "appointment");
            foreach (var later in contacts.Where(c => c.Wave > 1).GroupBy(c => (c.Wave, c.Outcome)).OrderBy(g => g.Key))
                Count(later.Count(), $"{later.Key.Outcome} {Ordinal(later.Key.Wave)} wave");
            var come = parts.Count == 0 ? "nothing new" : string.Join(", ", parts);
            if (Changed > 0) come += $"; {Many(Changed, "value")} {(Changed == 1 ? "takes" : "take")} the place of what the study had";
            return AlreadyThere == 0 ? come : $"{come}; {Many(AlreadyThere, "row")} {(AlreadyThere == 1 ? "is" : "are")} in the study already";

            void Count(int count, string what)
            {
                if (count > 0) parts.Add(Many(count, what));
            }
        }
    }

    private static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Ordinal(int wave) => wave switch { 2 => "second", 3 => "third", _ => $"{wave}th" };
}

/// <summary>An import as it grows, row by row: the study as it would be by then, and what was found amiss.</summary>
internal sealed class ImportDraft(StudyState study, DateTimeOffset at)
{
    /// <summary>Why consent is passed over for what was done before there was a study here.</summary>
    public const string HeldBefore = "held before the study came into this program";

    private const int ExcerptLength = 60;

    private readonly List<Event> _events = [];
    private readonly List<(string Stream, IReadOnlyList<Event> Events)> _sessions = [];
    private readonly List<Problem> _problems = [];

    /// <summary>The study with everything up to this row.</summary>
    public StudyState Study { get; private set; } = study;

    /// <summary>Rows that brought nothing new.</summary>
    public int AlreadyThere { get; set; }

    /// <summary>Values that took the place of others.</summary>
    public int Changed { get; set; }

    /// <summary>What is to be recorded up to now.</summary>
    public IReadOnlyList<Event> Events => _events;

    /// <summary>How much there is to record up to now.</summary>
    public int Size => _events.Count + _sessions.Count;

    /// <summary>Takes a decision in, or its refusal as an error of the row.</summary>
    /// <returns>True when it was allowed.</returns>
    public bool Do(CsvRow row, Decision decision, string hint)
    {
        if (decision.Refusal is { } refusal)
        {
            Wrong(row, refusal, hint);
            return false;
        }
        _events.AddRange(decision.Events);
        Study = Study.If(at, decision.Events);
        return true;
    }

    /// <summary>Takes in what is to be recorded of one session.</summary>
    public void Session(string stream, IReadOnlyList<Event> events)
    {
        if (events.Count > 0) _sessions.Add((stream, events));
    }

    /// <summary>Whatever the file itself has wrong with it.</summary>
    public void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>The row cannot be taken in, and so nothing is.</summary>
    public void Wrong(CsvRow row, string what, string hint) => _problems.Add(new(row.Line, Excerpt(row), Sentence(what), hint));

    /// <summary>The row is taken in, with a word on it.</summary>
    public void Advise(CsvRow row, string what, string hint) => _problems.Add(new(row.Line, Excerpt(row), Sentence(what), hint, Severity.Advice));

    /// <summary>A word on the table as a whole.</summary>
    public void Advise(string what, string hint) => _problems.Add(new(1, "", Sentence(what), hint, Severity.Advice));

    /// <summary>The import; empty but for its problems when there is an error among them.</summary>
    public Import Finish()
    {
        List<Problem> problems = [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Severity == Severity.Advice)];
        return problems.Exists(p => p.Severity == Severity.Error) ? new([], [], problems, 0, 0) : new(_events, _sessions, problems, AlreadyThere, Changed);
    }

    private static string Sentence(string words) => words.EndsWith('.') ? words : words + ".";

    private static string Excerpt(CsvRow row)
    {
        var words = string.Join(',', row.Cells).ReplaceLineEndings(" ");
        return words.Length <= ExcerptLength ? words : words[..ExcerptLength].TrimEnd('\uD83C', '\uD83D', '\uD83E') + "…";
    }
}
