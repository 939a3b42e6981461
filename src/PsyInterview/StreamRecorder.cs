using PsyInterview.Coding;
using PsyInterview.Log;

namespace PsyInterview;

/// <summary>The recorder at work in one stream whose words can be coded: a session, or a member check. Its state is folded as each entry is written.</summary>
public abstract class StreamRecorder
{
    private List<ReadEntry> _entries;

    private protected StreamRecorder(Recorder recorder, string stream)
    {
        (Recorder, Stream) = (recorder, stream);
        _entries = [.. LogReading.Of(recorder.Store.Read(stream), recorder.Kinds).Entries];
    }

    /// <summary>The stream, for example <c>P07-1</c>.</summary>
    public string Stream { get; }

    /// <summary>The recorder of the whole study.</summary>
    public Recorder Recorder { get; }

    /// <summary>Every entry of the stream, in reading order.</summary>
    public IReadOnlyList<ReadEntry> Entries => _entries;

    /// <summary>The entries of the latest act.</summary>
    public IReadOnlyList<EntryId> Latest { get; private set; } = [];

    /// <summary>What analysis made of it, worked out anew: for screens that code, not for the live one.</summary>
    public abstract SessionCoding Coding { get; }

    /// <summary>Why nothing of it may be taken back now; null when it may.</summary>
    public abstract string? WhyNotRetract { get; }

    /// <summary>Who records.</summary>
    private protected string Person => EntryId.PersonOf(Recorder.Store.Recorder);

    /// <summary>Records what was decided.</summary>
    /// <param name="at">When the first key of the act went down.</param>
    /// <returns>Null, or the refusal.</returns>
    public string? Do(DateTimeOffset at, Decision decision)
    {
        if (decision.Refusal is { } refusal) return refusal;
        var written = Recorder.Seal(Stream, at, decision);
        Latest = [.. written.Select(e => e.Entry.Id)];
        if (written.Any(e => e.Happened is EntryRetracted))
        {
            _entries = [.. LogReading.Of(_entries.Concat(written).Select(e => e.Entry), Recorder.Kinds).Entries];
            FoldAnew();
        }
        else
        {
            _entries.AddRange(written);
            Fold(written);
        }
        return null;
    }

    /// <summary>Reads what is stored anew: words may have been erased, and another screen may have recorded.</summary>
    public void ReadAnew()
    {
        _entries = [.. LogReading.Of(Recorder.Store.Read(Stream), Recorder.Kinds).Entries];
        FoldAnew();
    }

    /// <summary>Folds what was written last.</summary>
    private protected abstract void Fold(IReadOnlyList<ReadEntry> written);

    /// <summary>Folds everything: something was taken back.</summary>
    private protected abstract void FoldAnew();
}
