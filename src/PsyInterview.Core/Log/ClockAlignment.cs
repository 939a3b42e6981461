namespace PsyInterview.Log;

/// <summary>How one recorder's clock stood to the clock of the session, as far as sync marks tell.</summary>
/// <param name="Stream">The session.</param>
/// <param name="Recorder">Whose clock: <c>sd-k3f9</c>.</param>
/// <param name="Reference">The person whose clock the session's time is read by.</param>
/// <param name="Offset">By how much the clock was ahead at its first mark, to the tick; negative when it was behind; zero where there is no mark.</param>
/// <param name="DriftPerMillion">What it gained in a million of its own seconds; null where the marks cannot tell.</param>
/// <param name="Residual">The largest distance of a mark from what was made of all of them; null where it is nought by construction.</param>
/// <param name="Marks">The marks in common with the reference; 0 where the recorder's times are as they were stamped.</param>
/// <param name="TakenFrom">Another recorder of the same person, whose marks these are, where this one has none in common itself.</param>
public sealed record Alignment(
    string Stream, string Recorder, string Reference, TimeSpan Offset, double? DriftPerMillion, TimeSpan? Residual, int Marks, string? TakenFrom = null);

/// <summary>Reads the times of all who recorded one session by one clock. Nothing that is stored changes.</summary>
/// <remarks>
/// The session's clock is that of the person who began it, or, where nobody did, of whoever set most marks. Another clock is held against it at
/// the sync marks both have set: at one, or at several within a minute, the difference is the same throughout; from two or more further
/// apart follows a straight line (least squares). Before the first mark and after the last the difference is held as it is there: a mark is
/// a key press, a few tenths of a second off, and a line drawn on beyond the marks would carry that ever further.
/// </remarks>
internal sealed class ClockAlignment
{
    // A crystal is off by some tens in a million. A clock that gains three seconds a minute is not drifting: a mark was numbered wrongly.
    private const double LargestDrift = 0.05;

    private readonly Dictionary<string, ClockCorrection> _corrections = new(StringComparer.Ordinal);

    /// <summary>How each recorder's clock stood, by recorder; the reference's own are not among them.</summary>
    public List<Alignment> Alignments { get; } = [];

    /// <summary>True when any time is read otherwise than it was stamped.</summary>
    public bool Moves => _corrections.Count > 0;

    /// <summary>Works it out for one stream with its retractions settled.</summary>
    public static ClockAlignment Of(IReadOnlyList<ReadEntry> stream)
    {
        var alignment = new ClockAlignment();
        // Who only coded a session was not in the room.
        stream = [.. stream.Where(e => e.Happened is not IAfterwards)];
        if (stream.Count == 0) return alignment;
        List<RecorderSpan> recorders = [.. stream.GroupBy(e => e.Entry.Id.Recorder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new RecorderSpan(g.Key, EntryId.PersonOf(g.Key), g.Min(e => e.Entry.At.UtcTicks), g.Max(e => e.Entry.At.UtcTicks)))];
        var marks = Marks(stream);
        var reference = Reference(stream, recorders, marks);
        var theirs = marks.GetValueOrDefault(reference, []);
        var fits = new Dictionary<string, (ClockCorrection Correction, Alignment Said)>(StringComparer.Ordinal);
        foreach (var recorder in recorders.Where(r => r.Person != reference))
        {
            List<(long Own, long Reference)> pairs = [.. marks.GetValueOrDefault(recorder.Person, [])
                .Where(m => m.Value.Recorder == recorder.Recorder && theirs.ContainsKey(m.Key)).OrderBy(m => m.Key)
                .Select(m => (m.Value.At, theirs[m.Key].At))];
            if (pairs.Count > 0) fits[recorder.Recorder] = Fit(stream[0].Entry.Id.Stream, recorder.Recorder, reference, pairs);
        }
        foreach (var recorder in recorders.Where(r => r.Person != reference))
        {
            var from = recorders.Where(r => r.Person == recorder.Person && fits.ContainsKey(r.Recorder))
                .OrderBy(r => r.Recorder != recorder.Recorder).ThenBy(recorder.DistanceTo).FirstOrDefault();
            if (from is null)
            {
                alignment.Alignments.Add(new(stream[0].Entry.Id.Stream, recorder.Recorder, reference, TimeSpan.Zero, null, null, 0));
                continue;
            }
            var (correction, said) = fits[from.Recorder];
            alignment._corrections[recorder.Recorder] = correction;
            alignment.Alignments.Add(from == recorder ? said : said with { Recorder = recorder.Recorder, TakenFrom = from.Recorder });
        }
        return alignment;
    }

    /// <summary>When an entry was recorded by the session's clock, in the zone of its stamp.</summary>
    public DateTimeOffset At(Entry entry) => _corrections.TryGetValue(entry.Id.Recorder, out var correction) ? correction.Of(entry.At) : entry.At;

    // By person and number; of a number that a person set twice the first counts.
    private static Dictionary<string, Dictionary<int, (string Recorder, long At)>> Marks(IReadOnlyList<ReadEntry> stream)
    {
        var marks = new Dictionary<string, Dictionary<int, (string, long)>>(StringComparer.Ordinal);
        foreach (var read in stream.Where(e => e.Stands && e.Happened is ISyncMark).OrderBy(e => e.Entry.At.UtcTicks).ThenBy(e => e.Entry.Id))
        {
            var person = read.Entry.Id.Person;
            if (!marks.TryGetValue(person, out var of)) marks[person] = of = [];
            of.TryAdd(((ISyncMark)read.Happened).Number, (read.Entry.Id.Recorder, read.Entry.At.UtcTicks));
        }
        return marks;
    }

    private static string Reference(
        IReadOnlyList<ReadEntry> stream, List<RecorderSpan> recorders, Dictionary<string, Dictionary<int, (string Recorder, long At)>> marks) =>
        stream.Where(e => e.Stands && e.Happened is ISetsTheClock).OrderBy(e => e.Entry.At.UtcTicks).ThenBy(e => e.Entry.Id)
            .Select(e => e.Entry.Id.Person).FirstOrDefault()
        ?? recorders.Select(r => r.Person).OrderByDescending(p => marks.GetValueOrDefault(p, []).Count).ThenBy(p => p, StringComparer.Ordinal).First();

    private static (ClockCorrection, Alignment) Fit(string stream, string recorder, string reference, List<(long Own, long Reference)> pairs)
    {
        var (first, last) = (pairs.Min(p => p.Own), pairs.Max(p => p.Own));
        var zero = pairs[0].Own - pairs[0].Reference;
        List<(double X, double Y)> points = [.. pairs.Select(p => ((double)(p.Own - first), (double)(p.Own - p.Reference - zero)))];
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var drift = last - first < TimeSpan.TicksPerMinute ? 0 : points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
        var drifts = last - first >= TimeSpan.TicksPerMinute && Math.Abs(drift) <= LargestDrift;
        if (!drifts) drift = 0;
        var correction = new ClockCorrection(first, last, zero + (long)Math.Round(y - drift * x), ClockCorrection.Slope(drift));
        TimeSpan? residual = pairs.Count == 1 || (pairs.Count == 2 && drifts) ? null
            : TimeSpan.FromTicks(pairs.Max(p => Math.Abs(correction.Ticks(p.Own) - p.Reference)));
        return (correction, new(stream, recorder, reference, TimeSpan.FromTicks(correction.Offset), drifts ? drift * 1e6 : null, residual, pairs.Count));
    }

    /// <summary>A recorder with the first and the last time it stamped, in ticks.</summary>
    private sealed record RecorderSpan(string Recorder, string Person, long First, long Last)
    {
        public long DistanceTo(RecorderSpan other) => Math.Max(0, Math.Max(other.First - Last, First - other.Last));
    }
}
