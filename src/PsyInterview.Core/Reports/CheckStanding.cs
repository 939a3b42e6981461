using PsyInterview.MemberChecks;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How it stands with a member check, and what it waits for: what screens, lists and the agenda all say.</summary>
public static class CheckStanding
{
    /// <summary>planned, sent, answered, closed, ... in a word or two.</summary>
    public static string Of(CheckPhase phase) => phase switch
    {
        CheckPhase.Planned => "planned",
        CheckPhase.Sent => "sent",
        CheckPhase.Reminded => "reminded",
        CheckPhase.Returned => "answered",
        CheckPhase.Reviewed => "reviewed",
        CheckPhase.Closed => "closed",
        CheckPhase.NotEligible => CheckExits.NotEligible,
        CheckPhase.Undeliverable => CheckExits.Undeliverable,
        CheckPhase.NoResponse => CheckExits.NoResponse,
        CheckPhase.Declined => CheckExits.Declined,
        CheckPhase.Withdrawn => "withdrew",
        _ => "",
    };

    /// <summary>The same with what was answered, in as few letters.</summary>
    public static string Of(MemberCheck check) => !check.IsAnswered ? Of(check.Phase) : check.Response switch
    {
        CheckResponses.Additions => "with additions",
        CheckResponses.Corrections => "changes asked",
        { } response => response,
        null => "answered",
    };

    /// <summary>What it waits for, and since when; null where nothing waits. Nothing is asked for of who withdrew.</summary>
    public static Duty? Waits(StudyState study, MemberCheck check, DateOnly today)
    {
        // Who was distressed is looked after, also when they have withdrawn.
        if (check.IsDistressOpen) return Duty(Agenda.Distress, check.ReturnedOn ?? "", "member check: say what was done about it");
        if (ConsentRules.WhyNotTalk(study, check.Person, live: false) is not null) return null;
        var open = check.Undecided.Count();
        return check.Phase switch
        {
            CheckPhase.Planned when check.Letter?.Text is null && !CheckForms.IsTalked(check.Form) => Duty(Agenda.MemberCheck, check.PlannedOn, "to be written"),
            CheckPhase.Planned => Duty(Agenda.MemberCheck, check.PlannedOn, MemberCheckDecisions.WhyNotSend(study, check) is null ? "to be sent" : "cannot be sent yet"),
            CheckPhase.Sent or CheckPhase.Reminded when check.Due is { } due && string.CompareOrdinal(due, CalendarDay.Iso(today)) < 0 => Duty(Agenda.MemberCheck, due, "no answer yet", isOverdue: true),
            CheckPhase.Returned when check.Response is null => Duty(Agenda.MemberCheck, check.ReturnedOn ?? "", "read the answer"),
            CheckPhase.Returned when open > 0 => Duty(Agenda.MemberCheck, check.ReturnedOn ?? "", $"{NumberWords.Of(open, "change")} to decide"),
            CheckPhase.Returned => Duty(Agenda.MemberCheck, check.ReturnedOn ?? "", "to be reviewed"),
            CheckPhase.Reviewed => Duty(Agenda.MemberCheck, check.ReviewedOn ?? "", "to be closed"),
            _ => null,
        };

        Duty Duty(string what, string on, string words, bool isOverdue = false) => new(what, check.Person, check.Wave, check.Stream, on, words, isOverdue);
    }
}
