using PsyInterview.MemberChecks;
using PsyInterview.Reports;

namespace PsyInterview;

/// <summary>The way into a member check: the one that is there, or a new one; and its letter, assembled from what was recorded.</summary>
public static class CheckDoor
{
    /// <summary>Why nothing is sent while a letter that was being written when the program stopped is in no version.</summary>
    public const string LetterIsLeft = "a letter was being written and is in no version yet: look at it first (w, or “member-check draft”)";

    /// <summary>Plans a check, or finds the one of that form that is still open. One that came to its end is followed by another.</summary>
    /// <param name="checks">Every check of the study.</param>
    /// <param name="wasHeld">True where an interview of that wave was held with the person.</param>
    /// <returns>The check, or the refusal.</returns>
    public static (CheckRecorder? Check, string? Refusal) Plan(OpenStudy study, IReadOnlyList<MemberCheck> checks, string person, int wave, string form, bool wasHeld, DateTimeOffset at)
    {
        person = study.Recorder.Study.Now(person);
        var number = 1;
        while (checks.FirstOrDefault(c => c.Stream == MemberCheck.StreamOf(person, wave, form, number)) is { IsOver: true }) number++;
        var recorder = study.Recorder.MemberCheck(MemberCheck.StreamOf(person, wave, form, number));
        return recorder.Do(at, MemberCheckDecisions.Plan(study.Recorder.Study, recorder.Check, person, wave, form, wasHeld)) is { } refusal ? (null, refusal) : (recorder, null);
    }

    /// <summary>Assembles the letter of a check as its next version.</summary>
    /// <param name="coded">The study as it was read.</param>
    /// <param name="language">Of the letter; null for that of the version before, or of the guide of the interview.</param>
    /// <returns>What was written, or the refusal.</returns>
    public static (LetterDraft? Draft, string? Refusal) Assemble(CheckRecorder recorder, CodedStudy coded, string? language, DateTimeOffset at)
    {
        var (study, check) = (recorder.Recorder.Study, recorder.Check);
        language ??= check.Letter?.Language is { Length: > 0 } known ? known : LetterDraft.LanguageOf(coded.Sessions.Select(s => s.Account), study, check);
        var name = CheckForms.LetterOf(check.Form);
        if (ShippedLetters.Of(study, name, language) is not { } template) return (null, $"there is no letter “{name}” in {language} yet: t on the list of member checks, or “psyinterview member-check template”, writes it");
        var draft = LetterDraft.Of(coded, check, language, template);
        var quoted = SummaryDraft.QuotedIn(draft.Text, check.Person, LetterDraft.Quotes(coded));
        return recorder.Do(at, MemberCheckDecisions.Write(study, check, language, draft.Text, quoted)) is { } refusal ? (null, refusal) : (draft, null);
    }
}
