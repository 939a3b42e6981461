using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Coding;

/// <summary>What may be done with the transcript of a session, given what its people agreed to.</summary>
public static class TranscriptDecisions
{
    /// <summary>Why nothing about the transcript of a session may be recorded; null when it may.</summary>
    /// <param name="stream">The session, for example <c>P07-1</c>.</param>
    public static string? WhyNot(StudyState study, string stream, SessionState state)
    {
        if (state.Plan is not { } plan) return $"there is no session {stream} in this study";
        if (state.Withdrawal is "erase" or "undecided") return $"{stream} is withheld: the participant withdrew during the session";
        if (ConsentRules.WhyNotTalk(study, plan.Participant, live: false) is { } withdrew) return withdrew;
        if (!state.WasHeld) return $"{stream} was not held yet; a transcript follows the talk";
        return People(study, state).Select(p => ConsentRules.SaidNo(study, p, plan.Wave, "recording")).FirstOrDefault(no => no is not null) is { } refused
            ? $"{refused}; “psyinterview consent override” passes it over with a reason" : null;
    }

    /// <summary>Records a step on the way from the audio to the transcript, where that is allowed.</summary>
    public static Decision Step(
        StudyState study, SessionState state, SessionCoding coding, string step, string? on = null, string? by = null, string? place = null, string? hash = null) =>
        WhyNot(study, coding.Stream, state) is { } whyNot ? Decision.Refuse(whyNot) : CodingDecisions.Step(coding, step, on, by, place, hash);

    /// <summary>The step that was typed: its name, or a word it begins with, such as <c>stored</c> or <c>checked</c>; what was typed where that is none.</summary>
    public static string StepOf(string typed)
    {
        typed = typed.Trim();
        return typed.Length == 0 ? typed : TranscriptSteps.All.FirstOrDefault(s => s.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            ?? TranscriptSteps.All.FirstOrDefault(s => s.Split(' ').Any(w => w.StartsWith(typed, StringComparison.OrdinalIgnoreCase))) ?? typed;
    }

    /// <summary>Takes a transcript in, where that is allowed. In a focus group what a member says is theirs, whichever of their codes the text calls them by.</summary>
    /// <param name="hash">SHA-256 of the text as read.</param>
    public static Decision Import(StudyState study, SessionState state, SessionCoding coding, IReadOnlyList<(string? Speaker, string Text)> paragraphs, string hash)
    {
        if (WhyNot(study, coding.Stream, state) is { } whyNot) return Decision.Refuse(whyNot);
        if (paragraphs.Count > 0 && coding.Passages.Where(p => p.What == Passage.Paragraph).Select(p => (p.Speaker, p.Text)).SequenceEqual(paragraphs)) return Decision.Nothing;
        if (!state.IsGroup) return CodingDecisions.Import(coding, paragraphs, hash, []);
        var members = Members(study, state);
        var gone = members.FirstOrDefault(m => study.IsErased(m) && paragraphs.Any(p => m.Equals(p.Speaker?.Trim(), StringComparison.OrdinalIgnoreCase)));
        return gone is null ? CodingDecisions.Import(coding, paragraphs, hash, members)
            : Decision.Refuse($"{gone} withdrew and asked for erasure; take the paragraphs of {gone} out of the text first");
    }

    /// <summary>
    /// In a focus group, whose words nobody's withdrawal would take away: paragraphs of speakers who are none of its members, and of no named speaker. Null where there
    /// are none, and in an interview, whose words are all the participant's.
    /// </summary>
    public static string? Owners(StudyState study, SessionState state, IReadOnlyList<(string? Speaker, string Text)> paragraphs)
    {
        if (!state.IsGroup) return null;
        List<string> strangers = [.. paragraphs.Select(p => p.Speaker?.Trim()).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Except(Members(study, state), StringComparer.OrdinalIgnoreCase)];
        var unnamed = paragraphs.Count(p => string.IsNullOrWhiteSpace(p.Speaker));
        if (strangers.Count == 0 && unnamed == 0) return null;
        string[] who = [.. strangers, .. unnamed > 0 ? (string[])[$"{unnamed} without a speaker"] : []];
        return $"Not of a member of this group, so that they stay whoever withdraws: paragraphs of {string.Join(", ", who)}. If one of these is a member, write the member's code and take the text in again.";
    }

    private static IEnumerable<string> People(StudyState study, SessionState state) => state.IsGroup ? Members(study, state) : [state.Plan!.Participant];

    private static IReadOnlyList<string> Members(StudyState study, SessionState state) =>
        [.. state.Group.Members.Concat(state.Group.Members.Select(study.Now)).Distinct(StringComparer.Ordinal)];
}
