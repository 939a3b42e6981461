namespace PsyInterview.Talk;

/// <summary>How often one speaker turned to another, or was followed by them.</summary>
/// <param name="From">A participant's code, <see cref="Turn.Moderator"/> or <see cref="Turn.Unknown"/>.</param>
/// <param name="To">Likewise.</param>
public readonly record struct Exchange(string From, string To, int Count);

/// <summary>Who speaks after whom and to whom: whether a group talks among itself or with its moderator.</summary>
/// <param name="Turns">All turns.</param>
/// <param name="Transitions">
/// How often the next turn, by the time at which it begins, is another's. A speaker who goes on after a pause makes none, nor does an unknown speaker
/// after an unknown one (our choice).
/// </param>
/// <param name="AmongParticipants">Transitions from one participant to another.</param>
/// <param name="Succession">Transitions by who was followed by whom.</param>
/// <param name="Addressed">Turns by who spoke to whom, as far as it was coded.</param>
/// <param name="ToParticipants">Turns of participants that were meant for another participant.</param>
/// <param name="ToModerator">Turns of participants that were meant for the moderator.</param>
/// <param name="Ratio"><paramref name="ToParticipants"/> / (<paramref name="ToParticipants"/> + <paramref name="ToModerator"/>).</param>
/// <param name="Overlap">How long two speakers or more spoke at once; three at once count once. All unknown speakers are one here.</param>
/// <param name="Acts">Turns by act, in the coder's words; a turn without one counts nowhere.</param>
public sealed record Interaction(
    int Turns, int Transitions, int AmongParticipants, IReadOnlyList<Exchange> Succession, IReadOnlyList<Exchange> Addressed,
    int ToParticipants, int ToModerator, Measure Ratio, TimeSpan Overlap, IReadOnlyList<(string Act, int Turns)> Acts)
{
    /// <summary>Of turns in any order.</summary>
    public static Interaction Of(IEnumerable<Turn> turns)
    {
        // Turns that begin together are put in an order that does not depend on their rows.
        List<Turn> ordered = [.. turns.OrderBy(t => t.Start).ThenBy(t => t.End).ThenBy(t => t.Speaker, StringComparer.Ordinal)];
        var passed = ordered.Zip(ordered.Skip(1), (one, next) => (From: one.Speaker, To: next.Speaker)).Where(p => p.From != p.To).ToList();
        var meant = ordered.Where(t => t.To is not null && t.To != t.Speaker).Select(t => (From: t.Speaker, To: t.To!)).ToList();
        var fromParticipants = meant.Where(m => Turn.IsParticipant(m.From)).ToList();
        var toParticipants = fromParticipants.Count(m => Turn.IsParticipant(m.To));
        var toModerator = fromParticipants.Count(m => m.To == Turn.Moderator);
        return new(
            ordered.Count, passed.Count, passed.Count(p => Turn.IsParticipant(p.From) && Turn.IsParticipant(p.To)), Counted(passed), Counted(meant),
            toParticipants, toModerator,
            toParticipants + toModerator == 0 ? Measure.NotDefined("no participant's turn is meant for anybody") : toParticipants / (double)(toParticipants + toModerator),
            OverlapOf(ordered),
            [.. ordered.Where(t => !string.IsNullOrWhiteSpace(t.Act)).CountBy(t => t.Act!, StringComparer.Ordinal).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, a.Value))]);
    }

    private static IReadOnlyList<Exchange> Counted(IEnumerable<(string From, string To)> pairs) =>
        [.. pairs.CountBy(p => p).Select(p => new Exchange(p.Key.From, p.Key.To, p.Value))
            .OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal)];

    private static TimeSpan OverlapOf(IReadOnlyList<Turn> turns)
    {
        var edges = turns.Where(t => t.Length > TimeSpan.Zero).SelectMany(t => new[] { (At: t.Start, t.Speaker, Step: 1), (At: t.End, t.Speaker, Step: -1) }).OrderBy(e => e.At);
        var speaking = new Dictionary<string, int>(StringComparer.Ordinal);
        var (overlap, before) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var (at, speaker, step) in edges)
        {
            if (speaking.Count > 1) overlap += at - before;
            before = at;
            // One speaker's own turns may overlap too, where a table is not exact.
            var now = speaking.GetValueOrDefault(speaker) + step;
            if (now == 0) speaking.Remove(speaker);
            else speaking[speaker] = now;
        }
        return overlap;
    }
}
