namespace PsyInterview.Sessions;

/// <summary>The forms a note can take; the stored word is the field's word.</summary>
public static class NoteForms
{
    /// <summary>What was seen or said, in the interviewer's words.</summary>
    public const string Observation = "observation";

    /// <summary>The participant's own words.</summary>
    public const string Quote = "quote";

    /// <summary>Laughter, tears, silence, a gesture.</summary>
    public const string NonVerbal = "non-verbal";

    /// <summary>An analytic or reflexive memo; never shown to a participant.</summary>
    public const string Thought = "thought";

    /// <summary>In a group: a question for the moderator to put at the end.</summary>
    public const string AskAtEnd = "ask at end";

    /// <summary>In a group: chairs, sound, light, the recorder.</summary>
    public const string Equipment = "equipment";
}

/// <summary>Something an act would still like to know. It never holds up the next key.</summary>
/// <param name="Name">The stored name of what is asked.</param>
/// <param name="Question">As it stands on the status line.</param>
/// <param name="Answers">Key, stored answer, and whether words are asked for as well.</param>
public sealed record FollowUp(string Name, string Question, IReadOnlyList<(char Key, string Answer, bool Words)> Answers)
{
    /// <summary>The answer behind a key, or null when the key is not one of this follow-up's.</summary>
    public (char Key, string Answer, bool Words)? Behind(char key)
    {
        foreach (var answer in Answers)
            if (answer.Key == key) return answer;
        return null;
    }

    /// <summary>"reason? t time, o other; Enter none".</summary>
    public string Line => $"{Question} {string.Join(", ", Answers.Select(a => $"{a.Key} {a.Answer}"))}; Enter none";
}

/// <summary>Every follow-up there is.</summary>
public static class FollowUps
{
    /// <summary>The answer stored when the person pressed Enter.</summary>
    public const string None = "none";

    /// <summary>Why a question was left out.</summary>
    public static readonly FollowUp Skip = new("skip reason", "reason?",
        [('t', "time", false), ('r', "not relevant", false), ('d', "too distressing", false), ('o', "other", true)]);

    /// <summary>Why a participant declined.</summary>
    public static readonly FollowUp Decline = new("decline reason", "reason?",
        [('p', "private", false), ('d', "distressing", false), ('n', "does not know", false), ('o', "other", true)]);

    /// <summary>Which non-verbal.</summary>
    public static readonly FollowUp NonVerbal = new("non-verbal", "which?",
        [('l', "laughs", false), ('c', "cries", false), ('s', "silence", false), ('g', "gesture", false)]);

    /// <summary>How the participant took what was said back.</summary>
    public static readonly FollowUp MemberCheck = new("member check", "did the participant agree?",
        [('y', "confirmed", false), ('c', "corrected", true), ('a', "added", true)]);

    /// <summary>Which incident. The first two stop the talk.</summary>
    public static readonly FollowUp Incident = new("incident", "what?",
        [
            ('c', "connection lost", false), ('p', "phone or caller", false), ('t', "third person", false), ('d', "distress", false),
            ('s', "poor sound", false), ('n', "noise", false), ('o', "other", true),
        ]);

    /// <summary>May words be used that were said after the recording stopped.</summary>
    public static readonly FollowUp AfterRecording = new("use agreed", "agreed to its use?", [('y', "agreed", false), ('n', "not agreed", false)]);

    /// <summary>Incidents during which nobody talks; net time excludes them.</summary>
    public static bool StopsTalk(string incident) => incident is "connection lost" or "phone or caller";
}
