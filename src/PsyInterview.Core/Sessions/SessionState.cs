using System.Collections.Immutable;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Sessions;

/// <summary>What one session's stream says, folded. Nothing here is stored: it is computed from the log, always.</summary>
public sealed partial record SessionState
{
    /// <summary>The state before the first entry.</summary>
    public static readonly SessionState Empty = new();

    /// <summary>What was planned; null before.</summary>
    public SessionPlanned? Plan { get; init; }

    /// <summary>Hashes of the versions of the guide it ran with before another was taken, in order; the one it runs with now is in the plan.</summary>
    public ImmutableList<string> EarlierGuides { get; init; } = [];

    /// <summary>True or false where it was stated that the session was only a trial, or that it counts; else null.</summary>
    public bool? Pilot { get; init; }

    /// <summary>Where the session stands.</summary>
    public Phase Phase { get; init; }

    /// <summary><c>live</c>, <c>afterwards</c>, or <c>before</c> for a session held before the study came into this program.</summary>
    public string Written { get; init; } = "live";

    /// <summary>True when all that is known of the session is that it was held, and perhaps when and how long.</summary>
    public bool IsPast => Written == "before";

    /// <summary>The day or month of a session held before, as it was noted then.</summary>
    public string? StatedOn { get; init; }

    /// <summary>True once the talk took place, whatever came after.</summary>
    public bool WasHeld => IsPast || Start is not null;

    /// <summary>The day on which it was held, 2026-11-05, or the month where no more is known; null before, and where neither is known.</summary>
    public string? HeldOn => IsPast ? StatedOn : Start is { } start ? StudyState.Day(start) : null;

    /// <summary>True when the session is written up after the talk.</summary>
    public bool IsAfterwards => Written == "afterwards";

    /// <summary>When the talk began, shifted where someone had forgotten to press start.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When the talk ended; null while it goes on.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Stated length, for a session written afterwards, in minutes.</summary>
    public int? StatedMinutes { get; init; }

    /// <summary>Items of the start check: done with an answer, or passed over with a reason.</summary>
    public ImmutableDictionary<string, CheckResult> Checks { get; init; } = ImmutableDictionary<string, CheckResult>.Empty;

    /// <summary>True when the session started before its check was complete.</summary>
    public bool ChecksAreDeferred { get; init; }

    /// <summary>The question last asked or volunteered; null once it was closed.</summary>
    public string? Current { get; init; }

    /// <summary>The question last open, closed or not.</summary>
    public string? LastOpen { get; init; }

    /// <summary>When the current question was opened.</summary>
    public DateTimeOffset? CurrentSince { get; init; }

    /// <summary>Which question was opened when, in order: what the minutes of a topic are counted from.</summary>
    public ImmutableList<(string Question, DateTimeOffset At)> Openings { get; init; } = [];

    /// <summary>What became of each question that was touched.</summary>
    public ImmutableDictionary<string, QuestionCoverage> Questions { get; init; } = ImmutableDictionary<string, QuestionCoverage>.Empty;

    /// <summary>The account, in the order it was written.</summary>
    public ImmutableList<Moment> Moments { get; init; } = [];

    /// <summary>Breaks, incidents, gaps, off the record: closed and open.</summary>
    public ImmutableList<Stretch> Stretches { get; init; } = [];

    /// <summary>Sound recorders: <c>on</c>, <c>off</c>, <c>failed</c>.</summary>
    public ImmutableSortedDictionary<int, string> Audio { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>When the sound recorder that runs now was switched on.</summary>
    public DateTimeOffset? AudioSince { get; init; }

    /// <summary>True when at least one sound recorder runs.</summary>
    public bool IsRecording => Audio.ContainsValue("on");

    /// <summary>Null, or what the withdrawing participant wants: <c>undecided</c>, <c>keep</c>, <c>erase</c>.</summary>
    public string? Withdrawal { get; init; }

    /// <summary>Closing items that were ticked off.</summary>
    public ImmutableDictionary<string, string> ClosingDone { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What only a focus group has; empty for an interview.</summary>
    public GroupTalk Group { get; init; } = GroupTalk.Empty;

    /// <summary>Who asks what may be done: their code in the team. Null when the log is only read.</summary>
    public string? By { get; init; }

    /// <summary>True when somebody else leads this session: whoever asks may note what they see and hear, and nothing of the session's own acts.</summary>
    public bool IsObserver => By is { } by && Group.Lead is { } lead && !by.Equals(lead, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a focus group.</summary>
    public bool IsGroup => Plan?.Kind == "focus-group";

    /// <summary>What times in the talk are counted from: its start, or where that is not known here, the first observation.</summary>
    public DateTimeOffset? Zero => Start ?? (Group.Observations.IsEmpty ? null : Group.Observations[0].From);

    /// <summary>Fields of each person's own debrief, by their code.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Debriefs { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Who has sealed their debrief.</summary>
    public ImmutableSortedSet<string> SealedBy { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>One person's debrief; empty where they wrote none.</summary>
    public ImmutableDictionary<string, string> DebriefOf(string person) => Debriefs.GetValueOrDefault(person) ?? ImmutableDictionary<string, string>.Empty;

    /// <summary>Fields of the debrief, as last written by anybody.</summary>
    public ImmutableDictionary<string, string> Debrief { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Steps of the distress protocol that were taken.</summary>
    public ImmutableSortedSet<int> DistressSteps { get; init; } = [];

    /// <summary>Questions from later analysis that were asked.</summary>
    public ImmutableHashSet<string> FittingAsked { get; init; } = [];

    /// <summary>How many sync marks were set.</summary>
    public int SyncMarks { get; init; }

    /// <summary>Who holds the session after a handover; null before.</summary>
    public string? HandedTo { get; init; }

    private ImmutableDictionary<EntryId, int> Places { get; init; } = ImmutableDictionary<EntryId, int>.Empty;

    /// <summary>The stretch of that name that is open now, or null.</summary>
    public Stretch? OpenStretch(string what) => Stretches.Find(s => s.What == what && s.To is null);

    /// <summary>True while nothing said may be written down.</summary>
    public bool IsOffRecord => OpenStretch("off the record") is not null;

    /// <summary>The coverage of a question, touched or not.</summary>
    public QuestionCoverage Coverage(string question) => Questions.GetValueOrDefault(question) ?? QuestionCoverage.None;

    /// <summary>The line of the account that an entry became, or null.</summary>
    public Moment? MomentOf(string? entry) =>
        EntryId.TryParse(entry, out var id) && Places.TryGetValue(id, out var place) ? Moments[place] : null;

    /// <summary>Follow-ups that nobody has answered, oldest first.</summary>
    public IEnumerable<Moment> Unanswered => Moments.Where(m => m.Open is not null);

    /// <summary>Folds the standing entries of one stream.</summary>
    /// <param name="by">Who asks, see <see cref="By"/>.</param>
    public static SessionState Of(LogReading reading, string stream, string? by = null) =>
        reading.In(stream).Where(e => e.Stands).Aggregate(Empty with { By = by }, (state, e) => state.Apply(e));
}

/// <summary>How an item of the start check stands.</summary>
/// <param name="Overridden">True when it was passed over; <paramref name="Words"/> is then the reason.</param>
public sealed record CheckResult(bool Overridden, string? Words);

/// <summary>Where a session stands. <see cref="Live"/> is never a resting place: it holds the two below it.</summary>
public enum Phase
{
    /// <summary>Nothing was planned yet.</summary>
    None,

    /// <summary>Planned; the start check is not complete.</summary>
    Planned,

    /// <summary>The start check is complete, passed over or put off.</summary>
    Ready,

    /// <summary>The talk goes on (superstate).</summary>
    Live,

    /// <summary>The talk goes on, no question is open.</summary>
    BetweenTopics,

    /// <summary>The talk goes on, on a question.</summary>
    OnQuestion,

    /// <summary>A break.</summary>
    Paused,

    /// <summary>Cut off: battery, closed terminal, lost connection to the laptop.</summary>
    Interrupted,

    /// <summary>The talk ended; the closing list.</summary>
    Closing,

    /// <summary>The closing list was left; the debrief is to be written.</summary>
    Ended,

    /// <summary>The debrief is written.</summary>
    Debriefed,

    /// <summary>The participant withdrew; everything is frozen.</summary>
    Withdrawn,
}
