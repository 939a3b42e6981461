using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What is done from the study's screen: open, plan, write up afterwards, add a participant, leave a question.</summary>
public sealed partial class StudyScreen
{
    private void Open(Press press)
    {
        if (Chosen is not { } row) NewParticipant(press);
        else if (_accounts is null) Shell.Say("the study is still being read; a moment");
        else if (row.Duty is { } duty) Open(press, duty);
        else if (row.Account is { } account) OpenSession(account.Stream);
        else PlanSession(press, row.Person, 1, live: true);
    }

    private void Open(Press press, Duty duty)
    {
        switch (duty.What)
        {
            case Agenda.Appointment when duty.IsOverdue:
                Shell.Open(new ContactsScreen(Shell, _study, duty.Person, duty.Wave));
                break;
            case Agenda.Appointment when !Study.Participants.ContainsKey(duty.Person):
                Shell.Say($"{duty.Person} has no participant's code yet; c, then a (agreed) gives one");
                break;
            case Agenda.Appointment when duty.Stream is { } stream:
                OpenSession(stream);
                break;
            case Agenda.Appointment:
                Plan(press, GuideShelf.Suggest(Study, CalendarDay.Iso(Today), duty.Person, duty.Wave), duty.Person, duty.Wave, live: true, null);
                break;
            case Agenda.MemberCheck or Agenda.Distress when EntryId.IsMemberCheck(duty.Stream!):
                _stale = true;
                MemberCheckScreen.Open(Shell, _study, duty.Stream!);
                break;
            case Agenda.Debrief or Agenda.Distress when _study.Recorder.Session(duty.Stream!) is { State.Phase: Phase.Ended or Phase.Debriefed } session:
                _stale = true;
                Shell.Open(new DebriefScreen(Shell, session));
                break;
            case Agenda.Debrief or Agenda.Distress:
                OpenSession(duty.Stream!);
                break;
            case Agenda.Transcript:
                OpenTranscripts();
                break;
            default:
                Shell.Open(new ContactsScreen(Shell, _study, duty.Person, duty.Wave));
                break;
        }
    }

    private void OpenMerge()
    {
        _stale = true;
        Shell.Open(new MergeScreen(Shell, _study));
    }

    private void OpenChecks()
    {
        _stale = true;
        Shell.Open(new MemberChecksScreen(Shell, _study, Chosen?.Duty is { What: Agenda.MemberCheck, Stream: { } stream } ? stream : null));
    }

    private void OpenTranscripts()
    {
        _stale = true;
        Shell.Open(new TranscriptsScreen(Shell, _study, Chosen?.Account?.Stream ?? Chosen?.Duty?.Stream));
    }

    private void OpenContacts()
    {
        var duty = Chosen?.Duty;
        Shell.Open(new ContactsScreen(Shell, _study, duty?.Person, duty?.Wave ?? 1));
    }

    private void OpenSession(string stream)
    {
        // What was opened from here can have changed when one comes back.
        _stale = true;
        SessionDoor.Open(Shell, _study.Recorder.Session(stream));
    }

    private static string? StreamOf(Row row) => row.Account?.Stream ?? row.Duty?.Stream;

    private void OpenGuides()
    {
        _stale = true;
        Shell.Open(new GuidesScreen(Shell, _study));
    }

    private void MarkPilot(Press press)
    {
        var session = _study.Recorder.Session(Chosen!.Account!.Stream);
        var isPilot = SessionGuide.IsPilot(session);
        if (session.Do(press.At, GuideUseDecisions.StatePilot(session.State, isPilot, !isPilot)) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        Shell.Say(isPilot ? $"{session.Stream} counts" : $"{session.Stream} is a pilot and is left out of counts");
        Shell.Aside(Read, Fill);
    }

    private void CodeSession()
    {
        _stale = true;
        var stream = StreamOf(Chosen!)!;
        CodingScreen.Open(Shell, EntryId.IsMemberCheck(stream) ? _study.Recorder.MemberCheck(stream) : _study.Recorder.Session(stream));
    }

    private void NextWave(Press press)
    {
        if (Chosen is not { } row) return;
        var last = Rows.Where(r => r.Person == row.Person).Max(r => r.Account?.State.Plan!.Wave ?? 0);
        PlanSession(press, row.Person, last + 1, live: true, together: IsGroup(row));
    }

    private void Afterwards(Press press)
    {
        if (Chosen is not { } row) return;
        Shell.Type(new Typing("write it up afterwards, without a live clock? type yes", press.At, words =>
        {
            if (!words.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase)) return null;
            if (StreamOf(row) is { } stream && EntryId.IsSession(stream)) OpenAfterwards(stream);
            else PlanSession(press, row.Person, row.Duty?.Wave ?? 1, live: false, together: IsGroup(row));
            return null;
        })
        { Bar = "yes and Enter  Esc back" });
    }

    private void OpenAfterwards(string stream)
    {
        var session = _study.Recorder.Session(stream);
        _stale = true;
        if (SessionDoor.Afterwards(session) is { } refusal) Shell.Say(refusal);
        else SessionDoor.Open(Shell, session);
    }

    private void PlanSession(Press press, string person, int wave, bool live, string? anyway = null, bool together = false)
    {
        if (ConsentRules.WhyNotTalk(Study, person, live) is { } withdrew)
        {
            Shell.Say(withdrew);
            return;
        }
        var guides = GuideShelf.For(Study, CalendarDay.Iso(Today), together ? Cohort.FocusGroup : "interview");
        var suggested = GuideShelf.Suggest(Study, CalendarDay.Iso(Today), person, wave, together);
        Shell.Type(new Typing($"guide for the {Phrases.Ordinal(wave)} session {(together ? "of" : "with")} {person}:", press.At, typed =>
        {
            var guide = guides.FirstOrDefault(g => GuideShelf.Line(g) == typed.Trim()) ?? guides.FirstOrDefault(g => GuideShelf.Line(g).StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase));
            if (guide is null) return $"there is no guide “{typed.Trim()}” here; Up and Down choose";
            Plan(press, guide, person, wave, live, anyway);
            return null;
        })
        {
            Text = GuideShelf.Line(suggested),
            Complete = typed => [.. guides.Select(GuideShelf.Line).Where(l => typed == GuideShelf.Line(suggested) || l.Contains(typed, StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Guides",
            Bar = "Enter this guide  Up Down choose  Esc back",
        });
    }

    private void Plan(Press press, TopicGuide guide, string person, int wave, bool live, string? anyway)
    {
        int[] talked = [.. (_accounts ?? []).Where(a => Who(a) == person && a.State.WasHeld).Select(a => a.State.Plan!.Wave)];
        if (SessionDoor.Plan(_study.Recorder, guide, person, wave, talked, anyway, live) is { } refusal)
        {
            if (ConsentRules.WhyNotTalk(Study, person, live) is not null) Shell.Say(refusal);
            else AskAnyway(press, person, wave, live, guide.Kind == Cohort.FocusGroup, refusal);
            return;
        }
        var stream = FrameDecisions.StreamOf(person, wave);
        if (live) OpenSession(stream);
        else OpenAfterwards(stream);
    }

    private void AskAnyway(Press press, string person, int wave, bool live, bool together, string refusal)
    {
        Shell.Type(new Typing("reason to go on all the same:", press.At, reason =>
        {
            if (reason.Trim().Length > 0) PlanSession(press, person, wave, live, reason.Trim(), together);
            return null;
        })
        { Bar = "Enter go on with this reason  Esc back" });
        Shell.Say(refusal);
    }

    private void NewParticipant(Press press)
    {
        var suggestion = StudyDecisions.NextCode(Study, Study.SetUp.Group(LastGroup)?.Letter ?? "P");
        Shell.Type(new Typing("code of the new participant:", press.At, words =>
        {
            string[] parts = words.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 0) parts = [suggestion];
            if (Study.Participants.ContainsKey(parts[0])) return $"{parts[0]} is in this study already";
            if (_study.Recorder.Do(press.At, StudyDecisions.AddParticipant(Study, parts[0], parts.Length > 1 ? parts[1] : LastGroup)) is { } refusal) return refusal;
            _chosen = parts[0];
            return null;
        })
        { Bar = $"a code, never a name; Enter alone: {suggestion}; then the group, if several  Esc back" });
    }

    private string? LastGroup => Study.Participants.Values.MaxBy(p => p.Since)?.Group;

    private void LeaveQuestion(Press press) =>
        Shell.Type(new Typing("question to ask if it fits:", press.At, question =>
        {
            if (question.Trim().Length == 0) return null;
            Shell.Type(new Typing("because:", press.At, because =>
            {
                if (_study.Recorder.Do(press.At, StudyDecisions.AddFittingQuestion(Study, question, null, because)) is { } refusal) return refusal;
                Shell.Say($"{Study.FittingQuestions[^1].Id} stands in the start check and in the live guide of coming sessions; :close question ends that");
                return null;
            })
            { Bar = "a code, a theme, a memo; Enter alone leaves it out  Esc back" });
            return null;
        })
        { Bar = "Enter leave it  Esc back" });

    private void CloseQuestion(Press press)
    {
        string[] words = press.Words.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var closed = StudyDecisions.CloseFittingQuestion(Study, words.Length > 0 ? words[0] : "", words.Length > 1 ? words[1] : "");
        Shell.Say(_study.Recorder.Do(press.At, closed) ?? $"{words[0]} is not shown in coming sessions any more");
    }

    private void Withdraw()
    {
        _stale = true;
        Shell.Open(new WithdrawalScreen(Shell, _study, Chosen!.Person));
    }

    private void Timeline(Press press)
    {
        var session = _study.Recorder.Session(Chosen!.Account!.Stream);
        // There is no account of a session held before; its own screen says so.
        if (session.State.IsPast) SessionDoor.Open(Shell, session);
        else Shell.Open(new TimelineScreen(Shell, session));
    }
}
