using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Tests.Stories;
using Xunit;

// Not with the tests of sessions: seen from the other tests, the room PsyInterview.Talk would hide it.
namespace PsyInterview.Tests;

/// <summary>One session's log, written by deciding or by saying what happened, on a clock that the test sets.</summary>
public sealed class Talk
{
    private const string Stream = "P07-1";

    /// <summary>When the talk begins: <c>00:00:00</c>.</summary>
    public static readonly DateTimeOffset Zero = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));

    /// <summary>Five flat questions; only the fourth contains the word therapist.</summary>
    public static readonly TopicGuide Guide = GuideParser.Parse(Story.FiveQuestions).Guide!;

    private readonly Dictionary<string, Chain> _chains = [];
    private readonly List<Entry> _log = [];
    private DateTimeOffset _at = Zero;

    /// <summary>The log as it was written.</summary>
    public IReadOnlyList<Entry> Log => _log;

    /// <summary>The log, read.</summary>
    public IReadOnlyList<ReadEntry> Entries => LogReading.Of(_log, AllKinds.Known).Entries;

    /// <summary>The log, folded.</summary>
    public SessionState State => SessionState.Of(LogReading.Of(_log, AllKinds.Known), Stream);

    /// <summary>The entry last written.</summary>
    public EntryId Last => _log[^1].Id;

    /// <summary>The moment that <paramref name="id"/> became.</summary>
    public Moment Moment(EntryId id) => State.MomentOf(id.ToString())!;

    /// <summary>A session that is planned.</summary>
    public static Talk Planned() => new Talk().Has(new SessionPlanned("P07", "interview", 1, "five", 1, "en", Guide.Hash));

    /// <summary>A session whose start check is put off.</summary>
    public static Talk Ready() => Planned().Has(new ChecksDeferred());

    /// <summary>A session in which question 1 was asked.</summary>
    public static Talk Begun() => Ready().Has(new SessionStarted(), new QuestionAsked("q1"));

    /// <summary>Sets the clock: <c>mm:ss</c> from <see cref="Zero"/>.</summary>
    public Talk At(string clock)
    {
        var parts = clock.Split(':');
        _at = Zero.AddMinutes(int.Parse(parts[0])).AddSeconds(int.Parse(parts[1]));
        return this;
    }

    /// <summary>This happened.</summary>
    public Talk Has(params ReadOnlySpan<Event> events) => By("sd-0001", events);

    /// <summary>This was recorded by another recorder.</summary>
    public Talk By(string recorder, params ReadOnlySpan<Event> events)
    {
        if (!_chains.TryGetValue(recorder, out var chain)) _chains[recorder] = chain = new Chain(recorder, AllKinds.Known, () => new byte[16]);
        foreach (var happened in events) _log.Add(chain.Seal(Stream, _at, happened));
        return this;
    }

    /// <summary>This is decided and must be allowed.</summary>
    public Talk Do(Func<SessionState, Decision> decide)
    {
        return Allowed("sd-0001", decide(State));
    }

    /// <summary>This is decided and must be refused in these words.</summary>
    public Talk Refuses(string why, Func<SessionState, Decision> decide)
    {
        Assert.Equal(why, decide(State).Refusal);
        return this;
    }

    /// <summary>This is decided twice: the first time it writes, the second time it does not.</summary>
    public Talk SetsOnce(Func<SessionState, Decision> decide)
    {
        Assert.NotEmpty(decide(State).Events);
        Do(decide);
        Assert.Equal(Decision.Nothing, decide(State));
        return this;
    }

    /// <summary>This is decided twice: it writes once and is then refused in these words.</summary>
    public Talk SetsOnceOrRefuses(Func<SessionState, Decision> decide, string why) => Do(decide).Refuses(why, decide);

    /// <summary>The last own entry cannot be undone because of this later one.</summary>
    public Talk BlocksUndo(string later) =>
        Refuses($"undo: “{later}” would no longer be possible", s => NoteDecisions.Undo(s, Entries, "sd-0001", AllKinds.Known));

    /// <summary>This is decided twice and writes each time.</summary>
    public Talk Counts(Func<SessionState, Decision> decide)
    {
        var before = _log.Count;
        Do(decide);
        var once = _log.Count - before;
        Do(decide);
        Assert.True(once > 0);
        Assert.Equal(2 * once, _log.Count - before);
        return this;
    }

    /// <summary>Undoes as the person of <paramref name="recorder"/>.</summary>
    public Talk Undo(string recorder = "sd-0001") => Allowed(recorder, NoteDecisions.Undo(State, Entries, recorder, AllKinds.Known));

    /// <summary>Brings back what was undone.</summary>
    public Talk Redo(string recorder = "sd-0001") => Allowed(recorder, NoteDecisions.Redo(State, Entries, recorder));

    private Talk Allowed(string recorder, Decision decision)
    {
        Assert.Null(decision.Refusal);
        return By(recorder, [.. decision.Events]);
    }
}
