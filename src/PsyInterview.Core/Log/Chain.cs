namespace PsyInterview.Log;

/// <summary>
/// Seals what one recorder records, stream by stream: the next number, and a commitment to the entry before.
/// </summary>
/// <param name="recorder">The recorder's id, for example <c>sd-k3f9</c>; new each time a study is opened for writing.</param>
/// <param name="salt">Gives 16 bytes for each entry.</param>
public sealed class Chain(string recorder, EventKinds kinds, Func<byte[]> salt)
{
    private readonly Dictionary<string, (int Number, string Commitment)> _ends = new(StringComparer.Ordinal);

    /// <summary>The recorder's id.</summary>
    public string Recorder => recorder;

    /// <summary>Seals an event as the next entry of a stream.</summary>
    public Entry Seal(string stream, DateTimeOffset at, Event happened)
    {
        var (number, previous) = _ends.GetValueOrDefault(stream, (0, Entry.NoPrevious));
        var (kind, data) = kinds.Write(happened);
        var entry = Entry.Seal(new EntryId(stream, recorder, number + 1), at, kind, data, salt(), previous);
        _ends[stream] = (number + 1, entry.Commitment);
        return entry;
    }
}
