namespace PsyInterview.Talk;

/// <summary>One person's stretch of talk in a group, as it was noted or transcribed.</summary>
/// <param name="Speaker">A participant's code, <see cref="Moderator"/> or <see cref="Unknown"/>.</param>
/// <param name="Start">From the beginning of the session or the recording.</param>
/// <param name="End">Likewise. Before <paramref name="Start"/> it counts as a turn without length.</param>
/// <param name="Act">What was done with it, in the coder's word (question, agree, interrupt); null where it was not coded.</param>
/// <param name="To">Whom it was meant for, written like <paramref name="Speaker"/>; null for nobody in particular.</param>
public sealed record Turn(string Speaker, TimeSpan Start, TimeSpan End, string? Act = null, string? To = null)
{
    /// <summary>Whoever leads the group.</summary>
    public const string Moderator = "moderator";

    /// <summary>Somebody, and it is not known who.</summary>
    public const string Unknown = "unknown";

    /// <summary>How long it lasted; never below zero.</summary>
    public TimeSpan Length => End > Start ? End - Start : TimeSpan.Zero;

    /// <summary>True when a participant who is known spoke.</summary>
    public bool IsOfParticipant => IsParticipant(Speaker);

    /// <summary>True for a participant's code.</summary>
    public static bool IsParticipant(string? speaker) => speaker is not (null or Moderator or Unknown);
}
