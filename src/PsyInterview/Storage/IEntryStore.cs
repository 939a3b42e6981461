using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>Where entries go and come from. Appending never waits for the disk; <see cref="Status"/> and <see cref="IsDurable"/> say what is safe.</summary>
public interface IEntryStore : IDisposable
{
    /// <summary>The recorder minted when the store was opened, for example <c>sd-k3f9</c>; empty when it was opened to read.</summary>
    string Recorder { get; }

    /// <summary>Everything of a stream by any recorder, in the order it arrived here, with what is not yet durable.</summary>
    /// <exception cref="StudyFileException">The file is damaged or cannot be read.</exception>
    IReadOnlyList<Entry> Read(string stream);

    /// <summary>Takes an entry and returns at once; <see cref="StatusChanged"/> tells when it is durable.</summary>
    void Append(Entry entry);

    /// <summary>Takes the entries of one act: all of them become durable together, or none.</summary>
    void Append(IReadOnlyList<Entry> entries);

    /// <summary>Keeps text that is still being typed; returns at once. Text "" removes the draft of the same stream, form and target.</summary>
    void SaveDraft(Draft draft);

    /// <summary>
    /// Takes the words from entries and drops the drafts of streams, for good: afterwards nothing of the study on this disk holds their
    /// bytes, but for what the result lists. Everything else about the entries stays. What is not there, or erased already, is passed over.
    /// Takes seconds for a large study: never to be called on a drawing thread. Entries may be appended and read meanwhile.
    /// </summary>
    /// <param name="ids">The entries.</param>
    /// <param name="draftStreams">The streams.</param>
    /// <exception cref="StudyFileException">InUse or Unwritable: nothing was erased, and the message says what to do.</exception>
    Erased Erase(IReadOnlyCollection<EntryId> ids, IReadOnlyCollection<string> draftStreams);

    /// <summary>Unsent drafts: found at opening or saved since, oldest first.</summary>
    IReadOnlyList<Draft> Drafts { get; }

    /// <summary>How things stand at this moment.</summary>
    SaveStatus Status { get; }

    /// <summary>Raised on a storage thread after each acknowledgement, failure and recovery. Never raised while a lock is held.</summary>
    event Action? StatusChanged;

    /// <summary>True once the entry would survive a power cut.</summary>
    bool IsDurable(EntryId id);
}

/// <summary>What an erasure did.</summary>
/// <param name="Entries">Entries that were asked for and had words until now.</param>
/// <param name="Drafts">Drafts that went.</param>
/// <param name="LeftBeside">Files beside the study that may still hold the words and were left: copies set aside, copies of yours. Full paths.</param>
public sealed record Erased(int Entries, int Drafts, IReadOnlyList<string> LeftBeside);

/// <summary>Text that was typed and not sent.</summary>
/// <param name="Stream">The stream it would go to.</param>
/// <param name="Form">What is being written: <c>note</c>, <c>memo</c>, ...</param>
/// <param name="Target">What it is about, or null.</param>
/// <param name="At">When its first key went down.</param>
/// <param name="Text">The words so far; empty removes the draft.</param>
public sealed record Draft(string Stream, string Form, string? Target, DateTimeOffset At, string Text)
{
    /// <summary>What makes two drafts the same one: stream, form and target.</summary>
    internal (string, string, string?) Place => (Stream, Form, Target);
}

/// <summary>How the store stands.</summary>
/// <param name="Pending">Entries taken and not yet durable.</param>
/// <param name="Problem">Why nothing becomes durable at the moment, for example <c>not saved: disk full</c>; null when all is well.</param>
/// <param name="Banner">What is wrong with the study file while the safety copy still works; null when all is well.</param>
public sealed record SaveStatus(int Pending, string? Problem, string? Banner)
{
    /// <summary>Everything is durable and nothing is wrong.</summary>
    public static readonly SaveStatus AllSaved = new(0, null, null);
}
