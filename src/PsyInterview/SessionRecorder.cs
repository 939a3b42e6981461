using PsyInterview.Coding;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Storage;

namespace PsyInterview;

/// <summary>Text that was typed and not sent.</summary>
/// <param name="Form">What is being written: a form of note, <c>improvised</c>, <c>member check</c>, <c>debrief</c>.</param>
/// <param name="Target">The question, topic or field it is about, or null.</param>
/// <param name="At">When its first key went down.</param>
public sealed record Unsent(string Form, string? Target, DateTimeOffset At, string Text);

/// <summary>The recorder at work in one session: its state, folded as each entry is written.</summary>
public sealed class SessionRecorder : StreamRecorder
{
    private const string SeatCue = "seat cue";
    private readonly List<Unsent> _drafts = [];
    private readonly SortedDictionary<int, string> _cues = [];

    internal SessionRecorder(Recorder recorder, string stream)
        : base(recorder, stream)
    {
        foreach (var draft in recorder.Store.Drafts.Where(d => d.Stream == stream))
        {
            if (draft.Form != SeatCue) _drafts.Add(new Unsent(draft.Form, draft.Target, draft.At, draft.Text));
            else if (int.TryParse(draft.Target, System.Globalization.CultureInfo.InvariantCulture, out var seat)) _cues[seat] = draft.Text;
        }
        State = FoldAll();
        Guide = FindGuide();
        recorder.SetClock(LastStamp);
    }

    /// <summary>The session as its entries leave it, those that are still being saved included.</summary>
    public SessionState State { get; private set; }

    /// <summary>The guide the session runs with; null before it was planned.</summary>
    public TopicGuide? Guide { get; private set; }

    /// <summary>The session as reports read it.</summary>
    public Account Account => Account.Of(Recorder.Study, Stream, State, Guide, Entries, Recorder.Guide);

    /// <inheritdoc/>
    public override SessionCoding Coding => SessionCoding.Of(Stream, State, Entries, Recorder.Codebook);

    /// <inheritdoc/>
    public override string? WhyNotRetract => SessionProtocol.WhyNot(State, Sessions.Act.Retract);

    /// <summary>The last moment that is known to belong to the session: its last entry, or text that was being typed; null when there is none.</summary>
    public DateTimeOffset? LastStamp
    {
        get
        {
            DateTimeOffset? last = null;
            foreach (var e in Entries)
                if (e.Happened is not IAfterwards && (last is null || e.Entry.At > last)) last = e.Entry.At;
            foreach (var draft in Drafts)
                if (last is null || draft.At > last) last = draft.At;
            return last;
        }
    }

    /// <summary>Text of this session that was typed and not sent.</summary>
    public IReadOnlyList<Unsent> Drafts => _drafts;

    /// <summary>Keeps text that is still being typed; empty text forgets it.</summary>
    public void KeepDraft(string form, string? target, DateTimeOffset at, string text)
    {
        var kept = _drafts.FindIndex(d => d.Form == form && d.Target == target);
        if (kept < 0 && text.Length == 0) return;
        // What the store knows lags behind the keys by a write to the disk; what is on the screen must not.
        if (kept >= 0) _drafts.RemoveAt(kept);
        if (text.Length > 0) _drafts.Add(new Unsent(form, target, at, text));
        Recorder.Store.SaveDraft(new Draft(Stream, form, target, at, text));
    }

    /// <summary>
    /// What a seat is told apart by on this laptop, such as "blue scarf". Kept where drafts are: it is no entry, and goes into no bundle, report or export.
    /// </summary>
    public IReadOnlyDictionary<int, string> Cues => _cues;

    /// <summary>Keeps the cue of a seat; an empty one forgets it.</summary>
    public void KeepCue(int seat, DateTimeOffset at, string cue)
    {
        if (cue.Length > 0) _cues[seat] = cue;
        else _cues.Remove(seat);
        Recorder.Store.SaveDraft(new Draft(Stream, SeatCue, seat.ToString(System.Globalization.CultureInfo.InvariantCulture), at, cue));
    }

    private protected override void Fold(IReadOnlyList<ReadEntry> written)
    {
        State = written.Aggregate(State, (state, e) => state.Apply(e));
        if (Guide?.Hash != State.Plan?.GuideHash) Guide = FindGuide();
    }

    private protected override void FoldAnew()
    {
        State = FoldAll();
        if (Guide?.Hash != State.Plan?.GuideHash) Guide = FindGuide();
    }

    private SessionState FoldAll() => Entries.Where(e => e.Stands).Aggregate(SessionState.Empty with { By = Person }, (state, e) => state.Apply(e));

    private TopicGuide? FindGuide() => State.Plan is { } plan ? Recorder.Guide(plan.GuideHash) : null;
}
