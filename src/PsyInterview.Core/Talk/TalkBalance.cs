namespace PsyInterview.Talk;

/// <summary>
/// How talk was spread in a group. The participants are compared with each other only; the moderator and speakers who are not known stand apart.
/// A description: equal talk is not a mark of quality by itself.
/// </summary>
/// <param name="Participants">In the order given, those who sat there and never spoke with zeros.</param>
/// <param name="Moderator">Everyone who led, together; null when none is among the speakers.</param>
/// <param name="Unknown">All talk of speakers who are not known, together; null when there is none.</param>
/// <param name="ModeratorShare">The moderator's seconds / the seconds of everyone, unknown speakers included.</param>
/// <param name="Seconds">The spread of speaking time; its portions stand in the order of <paramref name="Participants"/>.</param>
/// <param name="Turns">The spread of turns, likewise.</param>
public sealed record TalkBalance(
    IReadOnlyList<SpeakerTotal> Participants, SpeakerTotal? Moderator, SpeakerTotal? Unknown, Measure ModeratorShare, TalkSpread Seconds, TalkSpread Turns)
{
    /// <summary>Participants with less than half of 1/n of the participants' seconds.</summary>
    public IReadOnlyList<string> Quiet => Named(Seconds, p => p.IsQuiet);

    /// <summary>Participants with more than twice 1/n of the participants' seconds.</summary>
    public IReadOnlyList<string> Dominant => Named(Seconds, p => p.IsDominant);

    /// <summary>Participants who sat there and took no turn.</summary>
    public IReadOnlyList<string> Silent => [.. Participants.Where(p => p.Turns == 0).Select(p => p.Speaker)];

    /// <summary>Of turns.</summary>
    /// <param name="seated">Participants who sat there; who never spoke counts with zeros.</param>
    public static TalkBalance Of(IEnumerable<Turn> turns, IEnumerable<string>? seated = null) => Of(SpeakerTotal.Of(turns, seated));

    /// <summary>Of what each speaker spoke in all, one row a speaker.</summary>
    public static TalkBalance Of(IReadOnlyList<SpeakerTotal> totals)
    {
        List<SpeakerTotal> participants = [.. totals.Where(t => t.Role == SpeakerRole.Participant)];
        var moderator = Together(totals.Where(t => t.Role == SpeakerRole.Moderator));
        var everyone = totals.Sum(t => (double)t.Spoken.Ticks);
        return new(
            participants, moderator, Together(totals.Where(t => t.Role == SpeakerRole.Unknown)),
            moderator is null ? Measure.NotDefined("no moderator among the speakers")
                : everyone == 0 ? Measure.NotDefined(TalkSpread.NobodySpoke) : moderator.Spoken.Ticks / everyone,
            TalkSpread.Of([.. participants.Select(p => p.Spoken.Ticks)]), TalkSpread.Of([.. participants.Select(p => (long)p.Turns)]));
    }

    /// <summary>The participants whose portion of a spread is such.</summary>
    public IReadOnlyList<string> Named(TalkSpread spread, Func<Portion, bool> such) =>
        [.. Participants.Zip(spread.Portions).Where(p => such(p.Second)).Select(p => p.First.Speaker)];

    private static SpeakerTotal? Together(IEnumerable<SpeakerTotal> totals) => totals.Aggregate((SpeakerTotal?)null, (sum, next) => sum is null ? next : sum with
    {
        Spoken = sum.Spoken + next.Spoken,
        Turns = sum.Turns + next.Turns,
        Longest = new[] { sum.Longest, next.Longest }.Max(),
        First = new[] { sum.First, next.First }.Min(),
    });
}
