using System.Globalization;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>What may be recorded of whom was asked: contacts, appointments, what is known of a person, the researcher's word on invitations.</summary>
public static class Recruitment
{
    /// <summary>What may be kept of a person who declined.</summary>
    public const string LeavesAll = "all", LeavesReason = "reason", LeavesOutcome = "outcome";

    /// <summary>
    /// Records what came of a contact; the same twice on one day is once. Who agrees to the first wave and has no participant's code yet gets
    /// <paramref name="participant"/>, or the next free one of the group. Who declines leaves only what the study's protocol allows.
    /// </summary>
    /// <param name="today">The day of the entry, 2026-11-05; empty where a day that is not given is not known.</param>
    /// <param name="anyway">A typed reason for contacting somebody whose consent does not allow it.</param>
    public static Decision Contact(
        StudyState study, string person, int wave, string outcome, string today, string? on = null, string? channel = null, string? by = null,
        string? reason = null, string? callBack = null, string? group = null, string? participant = null, string? anyway = null)
    {
        person = study.Now(person);
        if (!StudyDecisions.IsCode(person)) return Decision.Refuse(StudyDecisions.NotACode(person));
        if (wave < 1) return Decision.Refuse("waves count from 1");
        if (!Outcomes.All.Contains(outcome)) return Decision.Refuse($"“{outcome}” is not an outcome: {string.Join(", ", Outcomes.All)}");
        if (on is not null && !IsDay(on)) return Decision.Refuse(NotADay(on));
        if (on is not null && today.Length > 0 && string.CompareOrdinal(on, today) > 0) return Decision.Refuse($"{on} is still to come; a contact is recorded when it was made");
        if (callBack is not null && !IsDay(callBack)) return Decision.Refuse(NotADay(callBack));
        if (outcome == Outcomes.CallBack && callBack is null) return Decision.Refuse("call back: type the day on which to call, for example 2026-11-05");
        if (group is not null && !study.SetUp.Groups.IsEmpty && study.SetUp.Group(group) is null) return Decision.Refuse(NoGroup(study, group));
        var (day, why) = (on ?? today, Blank(reason));
        if (study.LastContact(person, wave) is { } last && last.Outcome == outcome && last.On == day && last.Channel == Blank(channel)
            && last.CallBack == callBack && (last.Reason == why || !MayKeepReason(study, outcome))) return Decision.Nothing;
        if (WhyNotContact(study, person, wave) is { } no && Blank(anyway) is null) return Decision.Refuse(no);
        var overridden = WhyNotContact(study, person, wave) is not null;
        if (overridden && study.Withdrawals.ContainsKey(person)) return Decision.Refuse(WhyNotContact(study, person, wave)!);

        List<Event> events = [];
        if (overridden) events.Add(new ConsentOverridden(person, wave, "contact", Blank(anyway)!));
        events.Add(new ContactRecorded(person, wave, outcome, on == today ? null : on, Blank(channel), Blank(by), callBack, study.SetUp.Group(group)?.Group ?? group));
        if (why is not null && MayKeepReason(study, outcome)) events.Add(new ReasonGiven(person, wave, "contact", why));
        if (Outcomes.IsFinal(outcome) && study.Appointments.ContainsKey((person, wave))) events.Add(new AppointmentCancelled(person, wave));
        if (outcome == Outcomes.Agreed && !study.Participants.ContainsKey(person))
        {
            var of = study.SetUp.Group(group)?.Group ?? group ?? study.GroupOf(person);
            var code = participant ?? StudyDecisions.NextCode(study, study.SetUp.Group(of)?.Letter ?? "P");
            var added = StudyDecisions.AddParticipant(study, code, of, person);
            if (added.Refusal is not null) return added;
            events.AddRange(added.Events);
        }
        if ((outcome is Outcomes.Declined or Outcomes.NotEligible) && LetsGo(study) && wave == 1 && !study.Participants.ContainsKey(person))
            events.Add(new PersonForgotten(person, study.SetUp.Described.DeclinedLeaves == LeavesReason ? ["reason-given"] : null));
        return Decision.That(events);
    }

    /// <summary>True when the study's protocol lets the reason be kept.</summary>
    public static bool KeepsReason(StudyState study, string outcome) => MayKeepReason(study, outcome);

    /// <summary>The reason for what came of the latest contact about a wave; the same twice is once.</summary>
    public static Decision GiveReason(StudyState study, string person, int wave, string words)
    {
        person = study.Now(person);
        if (Blank(words) is not { } why) return Decision.Refuse("type the reason, or Enter alone for none");
        if (study.LastContact(person, wave) is not { } last) return Decision.Refuse($"{person} was not contacted about wave {wave} yet");
        if (!MayKeepReason(study, last.Outcome)) return Decision.Refuse($"by the study's protocol only the outcome is kept of who {last.Outcome}");
        return last.Reason == why ? Decision.Nothing : Decision.That(new ReasonGiven(person, wave, "contact", why));
    }

    /// <summary>
    /// Takes back what one act wrote, as far as its kinds may be undone. Refused where something was let go with it, and where more is known
    /// of a participant who would be gone.
    /// </summary>
    /// <param name="stream">The entries of the stream <c>study</c>.</param>
    /// <param name="act">The entries that the act wrote.</param>
    public static Decision TakeBack(IReadOnlyList<ReadEntry> stream, IReadOnlyList<EntryId> act, EventKinds kinds)
    {
        List<ReadEntry> written = [.. stream.Where(e => e.Stands && act.Contains(e.Entry.Id))];
        if (written.Find(e => e.Happened is PersonForgotten)?.Happened is PersonForgotten gone)
            return Decision.Refuse($"undo: what was let go of {gone.Person} does not come back; a new contact can be recorded");
        var added = written.Select(e => e.Happened).OfType<ParticipantAdded>().Select(e => e.Participant).ToList();
        var more = stream.FirstOrDefault(e => e.Stands && !act.Contains(e.Entry.Id) && e.Happened is IAbout { Person: { } about } && added.Contains(about));
        if (more is not null) return Decision.Refuse($"undo: more is known of {((IAbout)more.Happened).Person} since ({more.Entry.Kind.Replace('-', ' ')})");
        List<Event> back = [.. written.Where(e => kinds.MayBeUndone(e.Entry)).Reverse().Select(e => new EntryRetracted(e.Entry.Id.ToString()))];
        return back.Count == 0 ? Decision.Refuse("undo: there is nothing of this screen to take back") : Decision.That(back);
    }

    /// <summary>Why a person may not be contacted about a wave; null when they may.</summary>
    public static string? WhyNotContact(StudyState study, string person, int wave)
    {
        if (study.Withdrawals.GetValueOrDefault(person) is { } withdrawal)
            return $"{person} withdrew on {withdrawal.On}: no further contact";
        if (wave > 1) return ConsentRules.WhyNot(study, person, wave, "contact", "contact");
        return LetsGo(study) && study.LastContact(person, 1) is { Outcome: Outcomes.Declined or Outcomes.NotEligible } declined
            ? $"{person} declined on {declined.On}, and what was known was let go; give a new code if they come back of their own accord"
            : null;
    }

    /// <summary>Makes or moves an appointment; the same twice is once.</summary>
    /// <param name="at">Day and time, <c>2026-11-05 14:00</c>.</param>
    public static Decision Appoint(
        StudyState study, string person, int wave, string at, string? place = null, string? interviewer = null,
        IReadOnlyList<string>? observers = null, string? anyway = null)
    {
        person = study.Now(person);
        if (!study.Knows(person)) return Decision.Refuse(NoPerson(person));
        if (wave < 1) return Decision.Refuse("waves count from 1");
        if (ReadTime(at) is not { } time) return Decision.Refuse($"“{at}” is not a day and time; write for example 2026-11-05 14:00");
        if (study.Withdrawals.TryGetValue(person, out var withdrawal)) return Decision.Refuse($"{person} withdrew on {withdrawal.On}: no further contact");
        List<Event> events = [];
        if (wave > 1 && ConsentRules.WhyNot(study, person, wave, "contact", "contact") is { } no)
        {
            if (Blank(anyway) is not { } why) return Decision.Refuse(no);
            events.Add(new ConsentOverridden(person, wave, "contact", why));
        }
        if (study.Appointments.GetValueOrDefault((person, wave)) is { } now && now.At == time && now.Place == Blank(place)
            && now.Interviewer == Blank(interviewer) && now.Observers.SequenceEqual(observers ?? [])) return Decision.Nothing;
        events.Add(new AppointmentMade(person, wave, time, Blank(place), Blank(interviewer), observers is { Count: > 0 } ? observers : null));
        return Decision.That(events);
    }

    /// <summary>Takes an appointment away; the contact that says why is recorded apart.</summary>
    public static Decision CancelAppointment(StudyState study, string person, int wave) =>
        study.Appointments.ContainsKey((study.Now(person), wave))
            ? Decision.That(new AppointmentCancelled(study.Now(person), wave))
            : Decision.Refuse($"{person} has no appointment for wave {wave}");

    /// <summary>
    /// Records what is known of a person by a criterion; the same twice is once. A level that was not declared is refused; a number outside
    /// every band is taken, and flagged wherever it is counted.
    /// </summary>
    /// <param name="text">The value as it is typed; several with <c>,</c> or <c>;</c> between them; "not asked", "declined", or nothing for missing.</param>
    public static Decision Answer(StudyState study, string person, string criterion, string text)
    {
        person = study.Now(person);
        if (!study.Knows(person)) return Decision.Refuse(NoPerson(person));
        if (study.IsErased(person)) return Decision.Refuse($"{person} withdrew and was erased: nothing new is recorded");
        if (study.SetUp.Criterion(study.GroupOf(person), criterion) is not { } declared)
        {
            var known = study.SetUp.CriteriaOf(study.GroupOf(person)).Select(c => c.Criterion).ToList();
            return Decision.Refuse($"there is no criterion “{criterion}”{(known.Count == 0 ? "; declare the criteria in the set-up first" : $": {string.Join(", ", known)}")}");
        }
        var (answer, problem) = CriterionValues.Read(study, declared, text);
        return problem is null ? Answer(study, person, declared, answer!) : Decision.Refuse(problem);
    }

    /// <summary>Records an answer that was read already; the same twice is once.</summary>
    public static Decision Answer(StudyState study, string person, CriterionDeclared criterion, CriterionAnswer answer)
    {
        person = study.Now(person);
        if (study.IsErased(person)) return Decision.Refuse($"{person} withdrew and was erased: nothing new is recorded");
        var now = study.AnswerOf(person, criterion.Criterion);
        if (now is not null && now.State == answer.State && now.Values.SequenceEqual(answer.Values)) return Decision.Nothing;
        return now is null && answer.State == "missing" ? Decision.Nothing
            : Decision.That(new CriterionRecorded(person, criterion.Criterion, answer.Values, answer.State));
    }

    /// <summary>Pins, skips or opens again whom to invite, with the reason.</summary>
    public static Decision Invite(StudyState study, string person, string word, string reason)
    {
        person = study.Now(person);
        if (word is not ("pin" or "skip" or "open")) return Decision.Refuse("pin, skip or open");
        if (!study.Knows(person)) return Decision.Refuse(NoPerson(person));
        if (Blank(reason) is not { } why) return Decision.Refuse($"type the reason to {word} {person}");
        return study.Invitations.GetValueOrDefault(person) is { } now && now.Word == word && now.Reason == why
            ? Decision.Nothing
            : Decision.That(new InvitationSettled(person, word, why));
    }

    /// <summary>True for a day written 2026-11-05.</summary>
    public static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200;

    /// <summary>The sentence for what is not a day.</summary>
    public static string NotADay(string text) => $"“{text}” is not a day; write year, month and day, for example 2026-11-05";

    /// <summary>The sentence for a group that the study does not have.</summary>
    public static string NoGroup(StudyState study, string group) =>
        $"there is no group “{group}”: {string.Join(", ", study.SetUp.Groups.Select(g => g.Group))}";

    /// <summary>The sentence for a person who is not in the study.</summary>
    public static string NoPerson(string person) => $"there is no {person} in this study";

    private static bool LetsGo(StudyState study) => study.SetUp.Described.DeclinedLeaves is LeavesReason or LeavesOutcome;

    /// <summary>False where the study's protocol lets go of why somebody declined.</summary>
    public static bool MayKeepReason(StudyState study, string outcome) =>
        outcome is not (Outcomes.Declined or Outcomes.NotEligible) || study.SetUp.Described.DeclinedLeaves != LeavesOutcome;

    private static string? ReadTime(string text)
    {
        string[] forms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd H:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH.mm"];
        return DateTime.TryParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Blank(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
