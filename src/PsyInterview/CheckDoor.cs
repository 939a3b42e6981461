using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview;

/// <summary>The way into a member check: the one that is there, or a new one; and its letter, assembled from what was recorded.</summary>
public static class CheckDoor
{
    /// <summary>Why nothing is sent while a letter that was being written when the program stopped is in no version.</summary>
    public const string LetterIsLeft = "a letter was being written and is in no version yet: look at it first (w, or “member-check draft”)";

    /// <summary>Plans a check, or finds the one of that form that is still open. One that came to its end is followed by another.</summary>
    /// <param name="checks">Every check of the study.</param>
    /// <param name="wasHeld">True where an interview of that wave was held with the person.</param>
    /// <param name="isWithheld">True where something of theirs is withheld, see <see cref="Cohort.IsWithheld"/>.</param>
    /// <returns>The check, or the refusal.</returns>
    public static (CheckRecorder? Check, string? Refusal) Plan(OpenStudy study, IReadOnlyList<MemberCheck> checks, string person, int wave, string form, bool wasHeld, bool isWithheld, DateTimeOffset at)
    {
        person = study.Recorder.Study.Now(person);
        if (isWithheld) return (null, $"{person} has withdrawn in an interview and not said what is to be done with it: nothing of theirs is shown meanwhile");
        var number = 1;
        while (checks.FirstOrDefault(c => c.Stream == MemberCheck.StreamOf(person, wave, form, number)) is { IsOver: true }) number++;
        var recorder = study.Recorder.MemberCheck(MemberCheck.StreamOf(person, wave, form, number));
        return recorder.Do(at, MemberCheckDecisions.Plan(study.Recorder.Study, recorder.Check, person, wave, form, wasHeld)) is { } refusal ? (null, refusal) : (recorder, null);
    }

    /// <summary>Assembles the letter of a check. Takes a while in a large study: never on a drawing thread.</summary>
    /// <param name="language">Of the letter; null for that of the version before, or of the guide of the interview.</param>
    /// <returns>What is to be written, or the refusal.</returns>
    public static (LetterDraft? Draft, string? Refusal) Assemble(CodedStudy coded, StudyState study, MemberCheck check, string? language)
    {
        language ??= LetterDraft.LanguageOf(coded, check);
        return ShippedLetters.Of(study, CheckForms.LetterOf(check.Form), language) is { } template ? (LetterDraft.Of(coded, check, language, template), null) : (null, NoLetter(check.Form, language));
    }

    /// <summary>Why there is no letter for a form in a language; null where there is.</summary>
    public static string? WhyNoLetter(StudyState study, string form, string language) => ShippedLetters.Of(study, CheckForms.LetterOf(form), language) is null ? NoLetter(form, language) : null;

    private static string NoLetter(string form, string language) =>
        $"there is no letter “{CheckForms.LetterOf(form)}” in {language} yet: t on the list of member checks, or “psyinterview member-check template”, writes it";
}
