using System.Drawing;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the study's screen looks like: what waits today on top, then participants and sessions.</summary>
public sealed partial class StudyScreen
{
    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows;
        var at = Place(rows);
        var duties = Duties.Count;
        List<Pane> panes = [];
        var above = duties == 0 ? 0 : Math.Min(duties, Math.Max(2, size.Height / 4)) + 2;
        if (above > 0) panes.Add(Listed(new Rectangle(0, 0, size.Width, above), TodayTitle, rows[..duties], at, DutiesTitle));
        var below = new Rectangle(0, above, size.Width, size.Height - above);
        var people = rows[duties..];
        panes.Add(people.Count > 0 ? Listed(below, "Participants and sessions", people, at - duties, PeopleTitle) : new Pane(below, "Participants and sessions", PeopleTitle,
        [
            .. Line.Wrapped("No participant yet. c opens the recruitment log: whom you asked and what came of it. n gives a participant a code at once, for example P01. A code, never a name: names stay outside the study.", size.Width - 4),
        ]));
        return panes;
    }

    private string TodayTitle => $"Today, {Today.ToString("ddd d MMM", System.Globalization.CultureInfo.InvariantCulture)}";

    private string DutiesTitle => Duties.Count(d => d.IsOverdue) is > 0 and var overdue ? $"{Duties.Count}, {overdue} overdue" : $"{Duties.Count}";

    private string PeopleTitle
    {
        get
        {
            if (_accounts is null) return "reading";
            var asked = Candidates;
            var groups = GroupCodes;
            var people = Phrases.Count(Study.Participants.Keys.Count(p => !groups.Contains(p)), "participant");
            var more = groups.Count == 0 ? people : $"{people}, {Phrases.Count(groups.Count, "focus group")}";
            return asked == 0 ? more : $"{more}, {Phrases.Count(asked, "candidate")}";
        }
    }

    private int Candidates
    {
        get
        {
            if (_candidates is not var (study, day, _) || !ReferenceEquals(study, Study) || day != Today)
                _candidates = (Study, Today, RecruitmentLog.Of(Study, CalendarDay.Iso(Today)).Count(l => l.IsOpen && !Study.Participants.ContainsKey(l.Person)));
            return _candidates.Value.Count;
        }
    }

    private Pane Listed(Rectangle where, string title, List<Row> rows, int at, string right)
    {
        List<Line> gaps = !rows.Exists(r => r.Duty is null) ? []
            : [.. new[] { _gaps, _codes, _guides }.OfType<string>().SelectMany(thin => Line.Wrapped(thin, where.Width - 4, Look.Dim).Take(where.Height < 14 ? 1 : 2))];
        var visible = Math.Max(1, where.Height - 2 - gaps.Count);
        // What waits most stands in sight while the selection is elsewhere.
        var top = at >= rows.Count ? 0 : Math.Clamp(at - visible / 2, 0, Math.Max(0, rows.Count - visible));
        if (top + visible < rows.Count && rows[0].Duty is not null) right += ", more below";
        List<Line> lines = [.. rows.Skip(top).Take(visible).Select(r => r.Duty is { } duty ? Drawn(duty) : Drawn(r, where.Width - 4))];
        // At the foot, however short the list is.
        if (gaps.Count > 0) lines.AddRange([.. Enumerable.Repeat(Line.Empty, Math.Max(0, visible - lines.Count)), .. gaps]);
        return new Pane(where, title, right, lines, at >= 0 && at < rows.Count ? at - top : -1);
    }

    private Line Drawn(Duty duty)
    {
        var day = duty.On.Length >= 10 ? DayWords.Said(duty.On[..10], Today) : duty.On;
        var (what, words) = duty.What switch
        {
            Agenda.Appointment when duty.IsOverdue => ("not held", $"{About(duty)}, {day}{(duty.Words.Length > 0 ? ", " + duty.Words : "")}"),
            Agenda.Appointment => (duty.On.Length > 11 ? duty.On[11..] : "today", $"{About(duty)}{(duty.Words.Length > 0 ? ", " + duty.Words : "")}"),
            Agenda.CallBack => ("call back", duty.IsOverdue ? $"since {day}" : day),
            Agenda.NextWave => ("next wave", $"{Phrases.Ordinal(duty.Wave)}, {duty.Words}"),
            Agenda.Transcript => ("transcript", $"{About(duty)}: {duty.Words}, since {day}, overdue"),
            Agenda.MemberCheck => ("check", $"{CheckForms.Words(_checks.FirstOrDefault(c => c.Stream == duty.Stream)?.Form ?? "")}: {duty.Words}, {(duty.IsOverdue ? "due " : "since ")}{day}{(duty.IsOverdue ? ", overdue" : "")}"),
            Agenda.Distress when EntryId.IsMemberCheck(duty.Stream!) => ("distress", $"{day}, {duty.Words}"),
            Agenda.Debrief => ("debrief", $"{About(duty)}, {day}"),
            _ => ("distress", $"{About(duty)}, {day}: {duty.Words}"),
        };
        var look = duty.IsOverdue ? Look.Warn : duty.What == Agenda.Appointment ? Look.Strong : Look.Normal;
        return new Line(new Span($"  {what,-11}", look), new Span($"{duty.Person,-8}", Look.Strong), new Span(duty.IsOverdue && duty.What == Agenda.CallBack ? $"{words}, overdue" : words));
    }

    private Line Drawn(Row row, int width)
    {
        if (row.Account is { State.IsGroup: true } together) return DrawnGroup(together, width);
        var group = Study.GroupOf(row.Person) ?? "";
        if (row.Account is not { } account)
        {
            var standing = People is { } people ? Standing.Of(people, row.Person) : "";
            if (standing == Standing.Scheduled && Study.Appointments[(row.Person, 1)] is var appointment)
                standing += $" {DayWords.Said(appointment.Day, Today)}{(appointment.At.Length > 11 ? " " + appointment.At[11..] : "")}{(appointment.Place is { } place ? $", {place}" : "")}";
            return new Line(new Span($"  {row.Person,-8}", Look.Strong), new Span($"{(standing is Outcomes.Agreed or "" ? "no session planned" : standing),-58}", Look.Dim), new Span(group, Look.Dim));
        }
        var (state, plan) = (account.State, account.State.Plan!);
        var when = state.HeldOn ?? "";
        var net = state.End is not null || state.StatedMinutes is not null ? $"{state.Net(default).WholeMinutes()} min" : "";
        var notes = state.Moments.Count(m => m.IsNote);
        var phase = Study.Withdrawals.ContainsKey(row.Person) ? "withdrew" : Phrases.Phase(state);
        var text = Columns.Fit($"{Phrases.Session(account),-18}{phase,-20}{when,-12}{net,-8}", Math.Max(0, width - 10));
        var more = $"{group}{(notes > 0 ? $"  {Phrases.Count(notes, "note")}" : "")}";
        return new Line(new Span($"  {row.Person,-8}", Look.Strong), new Span(text), new Span(more, Look.Dim));
    }

    private static string WhatEnterDoes(Duty duty) => duty.What switch
    {
        Agenda.Appointment => duty.IsOverdue ? "the recruitment log, to move or cancel it" : "the start check",
        Agenda.CallBack or Agenda.NextWave => "the recruitment log",
        Agenda.Transcript => "the transcripts, at this session",
        Agenda.MemberCheck => "the member check",
        Agenda.Distress when EntryId.IsMemberCheck(duty.Stream!) => "the member check",
        _ => "the debrief",
    };

    private static string WhatEnterDoes(SessionState state) => state.Phase switch
    {
        not Phase.Withdrawn when state.IsObserver => "your observation",
        Phase.Planned => "the start check",
        Phase.Ready => "the live screen",
        Phase.Closing => "the closing list",
        Phase.Ended => "the debrief",
        Phase.Debriefed => state.IsPast ? "what is known of it" : state.IsGroup ? "the debriefs" : "read the account",
        Phase.Withdrawn => "withdrawn; see what is to be done",
        _ => "resume, review or close",
    };
}
