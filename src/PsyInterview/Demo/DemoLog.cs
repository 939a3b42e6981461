using System.Security.Cryptography;
using System.Text;
using PsyInterview.Log;

namespace PsyInterview.Demo;

/// <summary>The demo's log while it is told: seals what was decided, with salts that are counted and not drawn.</summary>
public sealed class DemoLog
{
    private readonly Dictionary<string, Chain> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _reached = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];
    private int _salts;

    /// <summary>Everything that was sealed.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Seals what was decided.</summary>
    /// <param name="told">The line of the story, for the sentence when it cannot be.</param>
    /// <exception cref="InvalidOperationException">The decision is a refusal, nothing would happen, or time would run backwards.</exception>
    public IReadOnlyList<ReadEntry> Seal(string stream, string recorder, DateTimeOffset at, Decision decision, string told)
    {
        if (decision.Refusal is { } refusal) throw new InvalidOperationException($"{stream}, “{told}”: {refusal}");
        if (decision.Events.Count == 0) throw new InvalidOperationException($"{stream}, “{told}”: nothing new would happen");
        if (_reached.TryGetValue(stream, out var reached) && at < reached)
            throw new InvalidOperationException($"{stream}, “{told}”: this is before the entry before it, at {Entry.TimeText(reached)}");
        _reached[stream] = at;
        if (!_chains.TryGetValue(recorder, out var chain)) _chains[recorder] = chain = new Chain(recorder, AllKinds.Known, NextSalt);
        ReadEntry[] written = [.. decision.Events.Select(e => new ReadEntry(chain.Seal(stream, at, e), e, null))];
        _entries.AddRange(written.Select(e => e.Entry));
        return written;
    }

    private byte[] NextSalt() =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"demo {++_salts}")))[..16];
}
