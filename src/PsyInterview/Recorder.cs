using PsyInterview.Coding;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview;

/// <summary>
/// The only thing that changes: it stamps, seals, appends and folds. Screens draw anew after each key. One for each study that is open for writing.
/// </summary>
public sealed class Recorder
{
    private readonly Chain _chain;
    private readonly TimeProvider _time;
    private readonly HashSet<EntryId> _unsaved = [];
    private readonly Dictionary<(string Stream, string Form, string? Target), string> _kept = [];
    private readonly Dictionary<string, TopicGuide> _guides = new(StringComparer.Ordinal);
    private List<PartReceived> _parts;
    private List<ReadEntry> _entries;
    private SessionClock _clock;

    /// <param name="salt">Gives 16 random bytes for each entry.</param>
    public Recorder(IEntryStore store, EventKinds kinds, TimeProvider time, Func<byte[]> salt)
    {
        (Store, Kinds, _time) = (store, kinds, time);
        _chain = new Chain(store.Recorder, kinds, salt);
        _clock = new SessionClock(time);
        var reading = LogReading.Of(store.Read(EntryId.Study), kinds);
        (_entries, Study, Codebook) = ([.. reading.Entries], StudyState.Of(reading), Codebook.Of(reading));
        _parts = [.. LogReading.Of(store.Read(EntryId.Part), kinds).Standing.Select(e => e.Happened).OfType<PartReceived>().DistinctBy(p => p.Session)];
        Parts = [.. _parts.Select(p => p.Session)];
    }

    /// <summary>The sessions that were received from somebody, where this is a part of a study; otherwise none.</summary>
    public IReadOnlyList<string> Parts { get; private set; }

    /// <summary>Where the entries go.</summary>
    public IEntryStore Store { get; }

    /// <summary>The kinds that are written and read.</summary>
    public EventKinds Kinds { get; }

    /// <summary>True in practice: nothing is stored, and the screens say so.</summary>
    public bool KeepsNothing => Store is PracticeStore;

    /// <summary>True when an entry is on the disk. What was in the study when it was opened is; asked for each row that is drawn.</summary>
    public bool IsSaved(EntryId entry)
    {
        if (!_unsaved.Contains(entry)) return true;
        if (Store.Status.Pending > 0) return Store.IsDurable(entry);
        _unsaved.Clear();
        return true;
    }

    /// <summary>True when something was recorded since the opening from which erasure follows: before the study is closed, it is carried out.</summary>
    public bool HasToErase { get; internal set; }

    /// <summary>What the stream <c>study</c> says.</summary>
    public StudyState Study { get; private set; }

    /// <summary>Every entry of the stream <c>study</c>, in reading order.</summary>
    public IReadOnlyList<ReadEntry> Entries => _entries;

    /// <summary>The codes and themes of the study.</summary>
    public Codebook Codebook { get; private set; } = Codebook.Empty;

    /// <summary>The entries of the latest act that concerned the study.</summary>
    public IReadOnlyList<EntryId> Latest { get; private set; } = [];

    /// <summary>Now, by the wall clock read once and monotonic time since.</summary>
    public DateTimeOffset Now() => _clock.Now();

    /// <summary>The time of a reading of the monotonic clock.</summary>
    public DateTimeOffset At(long timestamp) => _clock.At(timestamp);

    /// <summary>Reads the wall clock anew, never behind a stamp that is in the log already: at the start or a resume of a session.</summary>
    public void SetClock(DateTimeOffset? notBefore) => _clock = new SessionClock(_time, notBefore);

    /// <summary>Reads the wall clock anew where the day has changed since: the laptop may have slept over midnight. Never while a session runs.</summary>
    public void CatchUp()
    {
        var now = Now();
        if (now.Date < _time.GetLocalNow().Date) SetClock(now);
    }

    /// <summary>Records what was decided about the study.</summary>
    /// <returns>Null, or the refusal.</returns>
    public string? Do(DateTimeOffset at, Decision decision)
    {
        if (decision.Refusal is { } refusal) return refusal;
        var written = Seal(EntryId.Study, at, decision);
        Latest = [.. written.Select(e => e.Entry.Id)];
        _entries.AddRange(written);
        if (written.Any(e => e.Happened is EntryRetracted)) Fold(_entries.Select(e => e.Entry));
        else
        {
            Study = written.Aggregate(Study, (study, e) => study.Apply(e.Entry, e.Happened));
            Codebook = written.Aggregate(Codebook, (book, e) => book.Apply(e));
        }
        return null;
    }

    /// <summary>Keeps a text that is being written and is no entry yet, such as a draft of a guide or a letter; an empty one is forgotten.</summary>
    /// <param name="form">What is being written.</param>
    /// <param name="target">What it is about, or null.</param>
    /// <param name="stream">Where it lies: what is a participant's goes with their words.</param>
    public void KeepText(string form, string? target, DateTimeOffset at, string text, string stream = EntryId.Study)
    {
        if (text.Length == 0 && KeptText(form, target, stream) is null) return;
        _kept[(stream, form, target)] = text;
        Store.SaveDraft(new Draft(stream, form, target, at, text));
    }

    /// <summary>Such a text as it was last kept, also by a program that was stopped while it was written; null where there is none.</summary>
    public string? KeptText(string form, string? target, string stream = EntryId.Study)
    {
        // What the store knows lags behind the keys by a write to the disk.
        var text = _kept.TryGetValue((stream, form, target), out var kept) ? kept : Store.Drafts.FirstOrDefault(d => d.Stream == stream && d.Form == form && d.Target == target)?.Text;
        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>Folds the study anew from what is stored: after words were erased.</summary>
    public void ReadAnew()
    {
        _kept.Clear();
        Fold(Store.Read(EntryId.Study));
    }

    /// <summary>Another session as reports read it, without opening it: the clock of the session in hand stays as it is. Null where there is none.</summary>
    public Account? Read(string stream)
    {
        var reading = LogReading.Of(Store.Read(stream), Kinds);
        var state = SessionState.Of(reading, stream);
        return state.Plan is { } plan ? Account.Of(Study, stream, state, Guide(plan.GuideHash), reading.Entries, Guide) : null;
    }

    /// <summary>Records that one more session was received, where this is a part of a study.</summary>
    public void Receive(string session, string? by)
    {
        if (Parts.Count == 0 || Parts.Contains(session)) return;
        Seal(EntryId.Part, Now(), Decision.That(new PartReceived(session, by)));
        Parts = [.. Parts, session];
    }

    /// <summary>The guide of that hash, read once: the live screen asks for it at each key. Null where the study does not have it.</summary>
    public TopicGuide? Guide(string hash)
    {
        if (Study.GuideOf(hash) is null) return null;
        if (_guides.TryGetValue(hash, out var known)) return known;
        return Study.ReadGuide(hash) is { } guide ? _guides[hash] = guide : null;
    }

    /// <summary>Opens one session's stream for recording.</summary>
    public SessionRecorder Session(string stream) => new(this, stream);

    /// <summary>Opens one member check's stream for recording.</summary>
    public CheckRecorder MemberCheck(string stream) => new(this, stream);

    private void Fold(IEnumerable<Entry> entries)
    {
        var reading = LogReading.Of(entries, Kinds);
        (_entries, Study, Codebook) = ([.. reading.Entries], StudyState.Of(reading), Codebook.Of(reading));
    }

    internal IReadOnlyList<ReadEntry> Seal(string stream, DateTimeOffset at, Decision decision)
    {
        if (decision.Events.Count == 0) return [];
        // Who records on a laptop that received a part says so first: by that, what goes back is known.
        List<Entry> first = [.. _parts.Select(part => _chain.Seal(EntryId.Part, at, part))];
        _parts = [];
        ReadEntry[] sealedNow = [.. decision.Events.Select(e => new ReadEntry(_chain.Seal(stream, at, e), e, null))];
        foreach (var entry in sealedNow) _unsaved.Add(entry.Entry.Id);
        HasToErase |= decision.Events.Any(e => e is MinutesStruck { Erase: true } or IErases { Erased: not null });
        Store.Append([.. first, .. sealedNow.Select(e => e.Entry)]);
        return sealedNow;
    }
}
