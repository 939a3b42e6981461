using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How it stands with a person in the sample, in one word: what screens, lists and reports all say.</summary>
public static class Standing
{
    /// <summary>The words beside <see cref="Outcomes"/>: agreed, declined, no answer, not eligible and cancelled stand there.</summary>
    public const string Candidate = "candidate", Invited = "invited", Scheduled = "scheduled", Interviewed = "interviewed", Withdrawn = "withdrawn";

    /// <summary>candidate, invited, no answer, agreed, scheduled, interviewed once, withdrawn, ...</summary>
    public static string Of(Cohort cohort, string person)
    {
        var study = cohort.Study;
        if (study.Withdrawals.ContainsKey(person)) return Withdrawn;
        var held = cohort.Held(person).Count;
        if (held > 0) return held switch { 1 => $"{Interviewed} once", 2 => $"{Interviewed} twice", _ => $"{Interviewed} {NumberWords.Digits(held)} times" };
        // Those of a focus group are interviewed together, under the code of the group.
        if (cohort.IsInterviewed(person)) return Interviewed;
        if (study.Appointments.ContainsKey((person, 1))) return Scheduled;
        return study.LastContact(person, 1) is { } last ? Of(last) : study.Participants.ContainsKey(person) ? Outcomes.Agreed : Candidate;
    }

    /// <summary>How it stands after a contact: invited while the answer is open, otherwise what came of it.</summary>
    public static string Of(Contact contact) => contact.Outcome is Outcomes.Thinking or Outcomes.CallBack ? Invited : contact.Outcome;
}
