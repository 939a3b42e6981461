using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.MemberChecks;

/// <summary>
/// What may be done with a member check: its own protocol, what the participant agreed to, and what days can be. Nothing that was written or said is ever overwritten.
/// </summary>
public static class MemberCheckDecisions
{
    /// <summary>Days within which an answer is expected, unless another day is said.</summary>
    public const int DaysToAnswer = 21;

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
    /// <param name="quoted">Participants whose quotes were found in it, the participant's own among them. What grew from a version that repeats somebody's words may hold a part of them, and counts as repeating them.</param>
    /// <param name="isAnew">True for a letter that did not grow from the version before.</param>
    public static Decision Write(StudyState study, MemberCheck check, string language, string text, IReadOnlyList<string>? quoted = null, bool isAnew = false)
    {
        if (WhyNot(study, check, CheckAct.Write) is { } why) return Decision.Refuse($"write: {why}");
        if (!LetterTemplate.IsLanguage(language)) return Decision.Refuse($"“{language}” is not a language; for example nl or en");
        // Signs that no paper shows and that a terminal would obey are no words.
        text = string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).TrimEnd() + "\n";
        if (string.IsNullOrWhiteSpace(text)) return Decision.Refuse("the letter has no words");
        if (text.Length > LongestLetter) return Decision.Refuse($"the letter has more than {LongestLetter} letters");
        if (check.Letter?.Text == text && check.Letter.Language == language) return Decision.Nothing;
        List<string> others = [.. (quoted ?? []).Concat(isAnew || check.Letter is null ? [] : check.Letter.Quoted).Distinct(StringComparer.Ordinal).Order(Sampling.NaturalOrder.Of)];
        return Decision.That(new LetterWritten(check.Letters.Select(l => l.Number).DefaultIfEmpty(0).Max() + 1, language, text, others.Count > 0 ? others : null));
    }

    /// <summary>Records that it was sent, or that the participant was invited.</summary>
    /// <param name="today">The day of the entry.</param>
    /// <param name="due">The day by which an answer is expected.</param>
    public static Decision Send(StudyState study, MemberCheck check, DateOnly today, string channel, string due, string? on = null, string? by = null, string? fileHash = null)
    {
        if (WhyNotSend(study, check) is { } why) return Decision.Refuse(why);
        if (SessionDecisions.Blank(channel) is null || CheckWords.WhyNotChannel(channel) is not null) return Decision.Refuse(CheckWords.WhyNotChannel(channel.Trim()) ?? $"say how it was sent: {string.Join(", ", CheckWords.Channels)}");
        if (WhyNotBy(by) is { } nobody) return Decision.Refuse(nobody);
        if (WhyNotDay(on, today, check.EndedOn) is { } wrong) return Decision.Refuse(wrong);
        if (!Recruitment.IsDay(due)) return Decision.Refuse(Recruitment.NotADay(due));
        if (string.CompareOrdinal(due, on ?? CalendarDay.Iso(today)) < 0) return Decision.Refuse($"an answer cannot be due on {due}, before it was sent");
        if (fileHash is not null && !(fileHash.Length == 64 && fileHash.All(char.IsAsciiHexDigit))) return Decision.Refuse("the hash is not a SHA-256: 64 letters and digits");
        var letter = check.Letter;
        var sent = new MemberCheckSent(letter?.Number ?? 0, channel, due, letter?.Id.ToString(), Said(on, today), SessionDecisions.Blank(by));
        return letter?.Text is { } text ? Decision.That(sent, new SentLetterHashed(Letter.Hash(text), fileHash?.ToLowerInvariant())) : Decision.That(sent);
    }

    /// <summary>Why it cannot be sent now: nothing is written, somebody it quotes withdrew, or the participant did not agree to being contacted again; null when it can.</summary>
    public static string? WhyNotSend(StudyState study, MemberCheck check) =>
        MemberCheckProtocol.WhyNot(check, CheckAct.Send) is { } why ? $"sent: {why}" : WhyNotContact(study, check) ?? (check.Letter is { } letter ? WhyNotShow(study, letter) ?? WhyNotAnswered(check, letter) : null);

    /// <summary>Why a letter may not be made in a file; null when it may. Of who withdrew nothing leaves the team any more.</summary>
    public static string? WhyNotExport(StudyState study, MemberCheck check, LetterVersion letter) => ConsentRules.WhyNotTalk(study, check.Person) ?? WhyNotShow(study, letter);

    /// <summary>Why a letter may not leave the team: it repeats words of somebody who withdrew since, or who took back their yes to quotes; null when it may.</summary>
    public static string? WhyNotShow(StudyState study, LetterVersion letter)
    {
        foreach (var person in letter.Quoted.Select(study.Now).Distinct(StringComparer.Ordinal))
        {
            if (study.Withdrawals.ContainsKey(person)) return $"the letter repeats words of {person}, who withdrew; assemble it anew";
            if (study.Consent.Where(c => c.Key.Participant == person && c.Key.Item == "quotes").OrderBy(c => c.Value.At).LastOrDefault().Value is { Given: false })
                return $"the letter repeats words of {person}, who does not agree to quotes any more; assemble it anew";
        }
        return null;
    }

    /// <summary>Records a reminder.</summary>
    /// <param name="due">The day by which an answer is expected now; null where that stays.</param>
    public static Decision Remind(StudyState study, MemberCheck check, DateOnly today, string? on = null, string? channel = null, string? by = null, string? due = null)
    {
        if (MemberCheckProtocol.WhyNot(check, CheckAct.Remind) is { } why) return Decision.Refuse($"remind: {why}");
        if (WhyNotContact(study, check) is { } no) return Decision.Refuse(no);
        if ((CheckWords.WhyNotChannel(channel) ?? WhyNotBy(by)) is { } not) return Decision.Refuse(not);
        if (WhyNotDay(on, today, check.Sent?.On) is { } wrong) return Decision.Refuse(wrong);
        if (due is not null && !Recruitment.IsDay(due)) return Decision.Refuse(Recruitment.NotADay(due));
        if (due is not null && string.CompareOrdinal(due, on ?? CalendarDay.Iso(today)) < 0) return Decision.Refuse($"an answer cannot be due on {due}, before the reminder");
        return Decision.That(new MemberCheckReminded(Said(on, today), SessionDecisions.Blank(channel), SessionDecisions.Blank(by), due));
    }

    /// <summary>Records that an answer came, and where it is known what it says as a whole.</summary>
    /// <param name="response">One of <see cref="CheckResponses.All"/>, or null while nobody has read it.</param>
    public static Decision Return(StudyState study, MemberCheck check, DateOnly today, string? on = null, string? channel = null, string? response = null)
    {
        if (WhyNot(study, check, CheckAct.Return) is { } why) return Decision.Refuse($"answer: {why}");
        if (WhyNotDay(on, today, check.Sent?.On) is { } wrong) return Decision.Refuse(wrong);
        if (CheckWords.WhyNotChannel(channel) is { } not) return Decision.Refuse(not);
        if (response is not null && !CheckResponses.All.Contains(response)) return Decision.Refuse(NotAResponse(response));
        var returned = new MemberCheckReturned(Said(on, today), channel);
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
        var said = SessionDecisions.Blank(words);
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
        if (SessionDecisions.Blank(words) is not { } said) return Decision.Refuse("addition: type what was added");
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
        if (SessionDecisions.Blank(reason) is not { } because) return Decision.Refuse("say why, in a few words: it is what the participant and readers of the study will ask");
        if (WhyNotBy(by) is { } nobody) return Decision.Refuse(nobody);
        if (WhyNotDay(on, today, check.ReturnedOn) is { } wrong) return Decision.Refuse(wrong);
        List<string> codes = [.. (touched ?? []).Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (check.Decisions.GetValueOrDefault(change.Id) is { } now && now.Verdict == verdict && now.Reason == because && now.Touched.SequenceEqual(codes)) return Decision.Nothing;
        return Decision.That(new RequestedChangeDecided(change.Id.ToString(), verdict, because, codes.Count > 0 ? codes : null, Said(on, today), SessionDecisions.Blank(by)));
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
        return SessionDecisions.Blank(reason) is { } words ? Decision.That(ended, new MemberCheckReasoned(words))
            : how == CheckExits.NotEligible ? Decision.Refuse("say why they are not to be asked") : Decision.That(ended);
    }

    /// <summary>Says what was done after the participant had been distressed. A withdrawal does not stand in its way, unless everything is to be erased.</summary>
    public static Decision FollowUp(StudyState study, MemberCheck check, DateOnly today, string words, string? on = null) =>
        MemberCheckProtocol.WhyNot(check, CheckAct.FollowUp) is { } why ? Decision.Refuse($"follow-up: {why}")
        : SessionDecisions.Blank(words) is not { } done ? Decision.Refuse("say what was done")
        : WhyNotDay(on, today, check.ReturnedOn) is { } wrong ? Decision.Refuse(wrong) : Decision.That(new DistressFollowedUp(done, Said(on, today)));

    /// <summary>Why an act that needs no contact cannot be done now; null when it can.</summary>
    public static string? WhyNot(StudyState study, MemberCheck check, CheckAct act) =>
        MemberCheckProtocol.WhyNot(check, act) ?? (act is not CheckAct.FollowUp && check.Person.Length > 0 ? ConsentRules.WhyNotTalk(study, check.Person, live: false) : null);

    // Contact is an act of today, whatever interview it is about: the answer given last counts. A no is a no; only where nobody asked can a reason stand in its place.
    private static string? WhyNotContact(StudyState study, MemberCheck check)
    {
        if (ConsentRules.WhyNotTalk(study, check.Person) is { } withdrew) return withdrew;
        var last = study.Consent.Where(c => c.Key.Participant == check.Person && c.Key.Item == "contact").OrderBy(c => c.Value.On, StringComparer.Ordinal).ThenBy(c => c.Value.At).ThenBy(c => c.Key.Wave).LastOrDefault();
        return last.Value switch
        {
            { Given: true } => null,
            { Given: false } => $"{check.Person} did not agree to being contacted again; if they changed their mind, record that first",
            null when study.Overrides.ContainsKey((check.Person, check.Wave, "contact")) => null,
            null => $"consent of {check.Person} to being contacted again is not on file; record it, or pass it over with a reason on their page",
        };
    }

    private static string? WhyNotAnswered(MemberCheck check, LetterVersion letter) => !CheckForms.IsTalked(check.Form) && letter.Text is { } text && Letter.Statements(text).Count == 0
        ? "the letter has no numbered statement: nothing in it could be answered" : null;

    private static string? WhyNotBy(string? by) => by is null || StudyDecisions.IsCode(by) ? null : StudyDecisions.NotACode(by);

    private static string? WhyNotDay(string? on, DateOnly today, string? notBefore = null) =>
        on is null ? null
        : !Recruitment.IsDay(on) ? Recruitment.NotADay(on)
        : string.CompareOrdinal(on, CalendarDay.Iso(today)) > 0 ? $"{on} is still to come"
        : notBefore is not null && string.CompareOrdinal(on, notBefore) < 0 ? $"{on} is before {notBefore}, when the step before it was" : null;

    private static string? Said(string? on, DateOnly today) => on == CalendarDay.Iso(today) ? null : on;

    private static string Place(int statement) => statement == 0 ? "the whole" : $"statement {statement}";

    private static string NotAResponse(string response) => $"“{response}” is not an answer; {string.Join(", ", CheckResponses.All)}";
}
