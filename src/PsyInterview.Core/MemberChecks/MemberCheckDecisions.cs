using PsyInterview.Studies;

namespace PsyInterview.MemberChecks;

/// <summary>
/// What may be done with a member check: its own protocol, what the participant agreed to, and what days can be. Nothing that was written or said is ever overwritten.
/// </summary>
public static class MemberCheckDecisions
{
    private const int LongestLetter = 400_000;

    /// <summary>Plans a check; one that is planned already stays as it is.</summary>
    /// <param name="wasHeld">True where an interview of this wave was held with them, or the focus group they sat in.</param>
    public static Decision Plan(StudyState study, MemberCheck check, string person, int wave, string form, bool wasHeld)
    {
        person = study.Now(person);
        if (form == CheckForms.InSession) return Decision.Refuse("a check in the session is made in the talk: m on the live screen");
        if (CheckForms.All.All(f => f.Form != form)) return Decision.Refuse($"“{form}” is not a kind of member check; {string.Join(", ", CheckForms.All.Select(f => f.Form))}");
        if (!study.Participants.ContainsKey(person)) return Decision.Refuse(Recruitment.NoPerson(person));
        if (ConsentRules.WhyNotTalk(study, person) is { } withdrew) return Decision.Refuse(withdrew);
        if (check.Phase is not CheckPhase.None) return Decision.Nothing;
        if (!wasHeld) return Decision.Refuse($"{person} has no interview of wave {wave} that was held; there is nothing to check yet");
        return Decision.That(new MemberCheckPlanned(person, wave, form));
    }

    /// <summary>Writes a version of the letter; the words that stand already are no new one.</summary>
    /// <param name="quoted">Other participants whose words it repeats.</param>
    public static Decision Write(StudyState study, MemberCheck check, string language, string text, IReadOnlyList<string>? quoted = null)
    {
        if (WhyNot(study, check, CheckAct.Write) is { } why) return Decision.Refuse($"write: {why}");
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (string.IsNullOrWhiteSpace(text)) return Decision.Refuse("the letter has no words");
        if (text.Length > LongestLetter) return Decision.Refuse($"the letter has more than {LongestLetter} letters");
        if (check.Letter?.Text == text && check.Letter.Language == language) return Decision.Nothing;
        return Decision.That(new LetterWritten((check.Letter?.Number ?? 0) + 1, language, text, quoted is { Count: > 0 } ? [.. quoted] : null));
    }

    /// <summary>Records that it was sent, or that the participant was invited.</summary>
    /// <param name="today">The day of the entry.</param>
    /// <param name="due">The day by which an answer is expected.</param>
    public static Decision Send(StudyState study, MemberCheck check, DateOnly today, string channel, string due, string? on = null, string? by = null, string? fileHash = null)
    {
        if (WhyNotSend(study, check) is { } why) return Decision.Refuse(why);
        if (string.IsNullOrWhiteSpace(channel)) return Decision.Refuse("say how it was sent: post, e-mail, in person, phone");
        if (WhyNotDay(on, today) is { } wrong) return Decision.Refuse(wrong);
        if (!Recruitment.IsDay(due)) return Decision.Refuse(Recruitment.NotADay(due));
        if (string.CompareOrdinal(due, on ?? CalendarDay.Iso(today)) < 0) return Decision.Refuse($"an answer cannot be due on {due}, before it was sent");
        if (fileHash is not null && !(fileHash.Length == 64 && fileHash.All(char.IsAsciiHexDigit))) return Decision.Refuse("the hash is not a SHA-256: 64 letters and digits");
        var letter = check.Letter;
        return Decision.That(new MemberCheckSent(letter?.Number ?? 0, letter?.Text is { } text ? Letter.Hash(text) : "", channel.Trim(), due, Said(on, today), Blank(by), fileHash?.ToLowerInvariant()));
    }

    /// <summary>Why it cannot be sent now: nothing is written, or the participant did not agree to being contacted again; null when it can.</summary>
    public static string? WhyNotSend(StudyState study, MemberCheck check) => MemberCheckProtocol.WhyNot(check, CheckAct.Send) is { } why ? $"sent: {why}" : WhyNotContact(study, check);

    /// <summary>Records a reminder.</summary>
    /// <param name="due">The day by which an answer is expected now; null where that stays.</param>
    public static Decision Remind(StudyState study, MemberCheck check, DateOnly today, string? on = null, string? channel = null, string? by = null, string? due = null)
    {
        if (MemberCheckProtocol.WhyNot(check, CheckAct.Remind) is { } why) return Decision.Refuse($"remind: {why}");
        if (WhyNotContact(study, check) is { } no) return Decision.Refuse(no);
        if (WhyNotDay(on, today, check.Sent?.On) is { } wrong) return Decision.Refuse(wrong);
        if (due is not null && !Recruitment.IsDay(due)) return Decision.Refuse(Recruitment.NotADay(due));
        if (due is not null && string.CompareOrdinal(due, on ?? CalendarDay.Iso(today)) < 0) return Decision.Refuse($"an answer cannot be due on {due}, before the reminder");
        return Decision.That(new MemberCheckReminded(Said(on, today), Blank(channel), Blank(by), due));
    }

    /// <summary>Records that an answer came, and where it is known what it says as a whole.</summary>
    /// <param name="response">One of <see cref="CheckResponses.All"/>, or null while nobody has read it.</param>
    public static Decision Return(StudyState study, MemberCheck check, DateOnly today, string? on = null, string? channel = null, string? response = null)
    {
        if (WhyNot(study, check, CheckAct.Return) is { } why) return Decision.Refuse($"answer: {why}");
        if (WhyNotDay(on, today, check.Sent?.On) is { } wrong) return Decision.Refuse(wrong);
        if (response is not null && !CheckResponses.All.Contains(response)) return Decision.Refuse(NotAResponse(response));
        var returned = new MemberCheckReturned(Said(on, today), Blank(channel));
        return response is null ? Decision.That(returned) : Decision.That(returned, new MemberCheckResponded(response));
    }

    /// <summary>Records the answer as a whole. It cannot say less than what was noted of it: with a change that is asked for, nothing is plainly confirmed.</summary>
    public static Decision Respond(StudyState study, MemberCheck check, string response)
    {
        if (WhyNot(study, check, CheckAct.Respond) is { } why) return Decision.Refuse($"answer: {why}");
        if (!CheckResponses.All.Contains(response)) return Decision.Refuse(NotAResponse(response));
        if (response == CheckResponses.Confirmed && !check.Additions.IsEmpty) return Decision.Refuse("something was added: it is confirmed with additions");
        if (response is CheckResponses.Confirmed or CheckResponses.Additions && check.Changes.FirstOrDefault() is { } change)
            return Decision.Refuse($"a change was asked for in {Place(change.Statement)}: it is not simply confirmed");
        return check.Response == response ? Decision.Nothing : Decision.That(new MemberCheckResponded(response));
    }

    /// <summary>Records what was said to a statement. Where it asks for a change, the answer as a whole says so too.</summary>
    /// <param name="statement">Its number in the letter that was sent; 0 for the whole.</param>
    public static Decision Answer(StudyState study, MemberCheck check, int statement, string answer, string? words)
    {
        if (WhyNot(study, check, CheckAct.Answer) is { } why) return Decision.Refuse($"{Place(statement)}: {why}");
        if (!StatementAnswers.All.Contains(answer)) return Decision.Refuse($"“{answer}” is not an answer; {string.Join(", ", StatementAnswers.All)}");
        var statements = check.Shown?.Text is { } text ? Letter.Statements(text).Count : 0;
        if (statement < 0 || statement > statements) return Decision.Refuse(statements == 0 ? "the letter has no numbered statements; 0 is the whole" : $"there is no statement {statement}; the letter has {statements}, and 0 is the whole");
        var said = Blank(words);
        if (answer == StatementAnswers.Amend && said is null) return Decision.Refuse("say how they would put it");
        if (check.Answers.GetValueOrDefault(statement) is { } now && now.Answer == answer && now.Words == said) return Decision.Nothing;
        var answered = new StatementAnswered(statement, answer, said);
        return answer == StatementAnswers.Confirm || check.Response is not (null or CheckResponses.Confirmed or CheckResponses.Additions) ? Decision.That(answered)
            : Decision.That(answered, new MemberCheckResponded(CheckResponses.Corrections));
    }

    /// <summary>Confirms every statement that nobody has said anything of.</summary>
    public static Decision ConfirmRest(StudyState study, MemberCheck check)
    {
        if (WhyNot(study, check, CheckAct.Answer) is { } why) return Decision.Refuse($"confirm: {why}");
        var statements = check.Shown?.Text is { } text ? Letter.Statements(text).Count : 0;
        return Decision.That([.. Enumerable.Range(1, statements).Where(n => !check.Answers.ContainsKey(n)).Select(n => new StatementAnswered(n, StatementAnswers.Confirm))]);
    }

    /// <summary>Records what was added. What was plainly confirmed is then confirmed with additions.</summary>
    public static Decision Add(StudyState study, MemberCheck check, string words)
    {
        if (WhyNot(study, check, CheckAct.Add) is { } why) return Decision.Refuse($"addition: {why}");
        if (Blank(words) is not { } said) return Decision.Refuse("addition: type what was added");
        var added = new StatementAdded(said);
        return check.Response is null or CheckResponses.Confirmed ? Decision.That(added, new MemberCheckResponded(CheckResponses.Additions)) : Decision.That(added);
    }

    /// <summary>Records what was decided of a requested change. The words that were said stay as they are.</summary>
    /// <param name="statement">The statement whose change it is; 0 for the whole.</param>
    /// <param name="touched">The codes and themes it touches.</param>
    public static Decision Decide(
        StudyState study, MemberCheck check, DateOnly today, int statement, string verdict, string reason, IReadOnlyList<string>? touched = null, string? on = null, string? by = null)
    {
        if (WhyNot(study, check, CheckAct.Decide) is { } why) return Decision.Refuse($"decision: {why}");
        if (check.Answers.GetValueOrDefault(statement) is not { IsChange: true } change) return Decision.Refuse($"no change was asked for in {Place(statement)}");
        if (!ChangeVerdicts.All.Contains(verdict)) return Decision.Refuse($"“{verdict}” is not a decision; {string.Join(", ", ChangeVerdicts.All)}");
        if (Blank(reason) is not { } because) return Decision.Refuse("say why, in a few words: it is what the participant and readers of the study will ask");
        if (WhyNotDay(on, today) is { } wrong) return Decision.Refuse(wrong);
        List<string> codes = [.. (touched ?? []).Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (check.Decisions.GetValueOrDefault(change.Id) is { } now && now.Verdict == verdict && now.Reason == because && now.Touched.SequenceEqual(codes)) return Decision.Nothing;
        return Decision.That(new RequestedChangeDecided(change.Id.ToString(), verdict, because, codes.Count > 0 ? codes : null, Said(on, today), Blank(by)));
    }

    /// <summary>The team has gone through the answer.</summary>
    public static Decision Review(StudyState study, MemberCheck check, DateOnly today, string? on = null) =>
        WhyNot(study, check, CheckAct.Review) is { } why ? Decision.Refuse($"reviewed: {why}")
        : WhyNotDay(on, today, check.ReturnedOn) is { } wrong ? Decision.Refuse(wrong) : Decision.That(new MemberCheckReviewed(Said(on, today)));

    /// <summary>Nothing more is to be done.</summary>
    public static Decision Close(StudyState study, MemberCheck check, DateOnly today, string? on = null) =>
        WhyNot(study, check, CheckAct.Close) is { } why ? Decision.Refuse($"close: {why}")
        : WhyNotDay(on, today, check.ReviewedOn) is { } wrong ? Decision.Refuse(wrong) : Decision.That(new MemberCheckClosed(Said(on, today)));

    /// <summary>It came to no answer.</summary>
    /// <param name="how">One of <see cref="CheckExits.All"/>.</param>
    /// <param name="reason">Why; always asked for where somebody is not to be asked.</param>
    public static Decision End(StudyState study, MemberCheck check, DateOnly today, string how, string? reason = null, string? on = null)
    {
        if (!CheckExits.All.Contains(how)) return Decision.Refuse($"“{how}” is none of {string.Join(", ", CheckExits.All)}");
        var ended = new MemberCheckEnded(how, Said(on, today));
        if (WhyNot(study, check, CheckFindings.ActOf(ended)!.Value) is { } why) return Decision.Refuse($"{how}: {why}");
        if (WhyNotDay(on, today, check.Sent?.On) is { } wrong) return Decision.Refuse(wrong);
        return Blank(reason) is { } words ? Decision.That(ended, new MemberCheckReasoned(words))
            : how == CheckExits.NotEligible ? Decision.Refuse("say why they are not to be asked") : Decision.That(ended);
    }

    /// <summary>Says what was done after the participant had been distressed.</summary>
    public static Decision FollowUp(StudyState study, MemberCheck check, DateOnly today, string words, string? on = null) =>
        WhyNot(study, check, CheckAct.FollowUp) is { } why ? Decision.Refuse($"follow-up: {why}")
        : Blank(words) is not { } done ? Decision.Refuse("say what was done")
        : WhyNotDay(on, today) is { } wrong ? Decision.Refuse(wrong) : Decision.That(new DistressFollowedUp(done, Said(on, today)));

    /// <summary>Why an act that needs no contact cannot be done now; null when it can.</summary>
    public static string? WhyNot(StudyState study, MemberCheck check, CheckAct act) =>
        MemberCheckProtocol.WhyNot(check, act) ?? (check.Person.Length > 0 ? ConsentRules.WhyNotTalk(study, check.Person, live: false) : null);

    private static string? WhyNotContact(StudyState study, MemberCheck check) =>
        ConsentRules.WhyNotTalk(study, check.Person)
        ?? (ConsentRules.WhyNot(study, check.Person, check.Wave, "contact", "contact") is { } no ? $"{no}; “psyinterview consent override” passes it over with a reason" : null);

    private static string? WhyNotDay(string? on, DateOnly today, string? notBefore = null) =>
        on is null ? null
        : !Recruitment.IsDay(on) ? Recruitment.NotADay(on)
        : string.CompareOrdinal(on, CalendarDay.Iso(today)) > 0 ? $"{on} is still to come"
        : notBefore is not null && string.CompareOrdinal(on, notBefore) < 0 ? $"{on} is before {notBefore}, when the step before it was" : null;

    private static string? Said(string? on, DateOnly today) => on == CalendarDay.Iso(today) ? null : on;

    private static string Place(int statement) => statement == 0 ? "the whole" : $"statement {statement}";

    private static string NotAResponse(string response) => $"“{response}” is not an answer; {string.Join(", ", CheckResponses.All)}";

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
