namespace PsyInterview.Talk;

/// <summary>As what somebody spoke.</summary>
public enum SpeakerRole
{
    /// <summary>One of those the group is made of; only their talk is compared.</summary>
    Participant,

    /// <summary>Whoever leads the group.</summary>
    Moderator,

    /// <summary>It is not known who spoke.</summary>
    Unknown,
}

/// <summary>What one speaker spoke in all.</summary>
/// <param name="Spoken">The sum of their turns' lengths; where they overlap, both count.</param>
/// <param name="Turns">How many turns, those without length included.</param>
/// <param name="Longest">Their longest turn; null where turns are not known one by one.</param>
/// <param name="First">When their first turn began; null when they never spoke or it is not known.</param>
public sealed record SpeakerTotal(string Speaker, SpeakerRole Role, TimeSpan Spoken, int Turns, TimeSpan? Longest = null, TimeSpan? First = null)
{
    /// <summary>Sums turns by speaker, whatever their order.</summary>
    /// <param name="seated">Participants who sat there; who never spoke has zeros. Who spoke need not be named.</param>
    /// <returns>The moderator, if one spoke, the participants by code, and the unknown, if any.</returns>
    public static IReadOnlyList<SpeakerTotal> Of(IEnumerable<Turn> turns, IEnumerable<string>? seated = null)
    {
        var totals = (seated ?? []).Where(Turn.IsParticipant).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, code => new SpeakerTotal(code, SpeakerRole.Participant, TimeSpan.Zero, 0), StringComparer.Ordinal);
        foreach (var turn in turns)
        {
            var before = totals.GetValueOrDefault(turn.Speaker) ?? new(turn.Speaker, RoleOf(turn.Speaker), TimeSpan.Zero, 0);
            totals[turn.Speaker] = before with
            {
                Spoken = before.Spoken + turn.Length,
                Turns = before.Turns + 1,
                Longest = before.Longest > turn.Length ? before.Longest : turn.Length,
                First = before.First < turn.Start ? before.First : turn.Start,
            };
        }
        return [.. totals.Values.OrderBy(t => t.Role switch { SpeakerRole.Moderator => 0, SpeakerRole.Participant => 1, _ => 2 }).ThenBy(t => t.Speaker, StringComparer.Ordinal)];
    }

    private static SpeakerRole RoleOf(string speaker) =>
        speaker == Turn.Moderator ? SpeakerRole.Moderator : speaker == Turn.Unknown ? SpeakerRole.Unknown : SpeakerRole.Participant;
}
