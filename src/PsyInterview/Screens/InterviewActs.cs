using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>Looking along the guide, asking, and the acts that concern the session as a whole.</summary>
public partial class InterviewScreen
{
    private IReadOnlyList<FittingQuestion> FittingOpen => [.. _session.Recorder.Study.FittingFor(Guide.Id).Where(f => !State.FittingAsked.Contains(f.Id))];

    private void Resume(Press press)
    {
        SetClock(ref press);
        Do(press, FrameDecisions.Resume(State), Waiting is null ? "the session goes on; the gap is in the account" : null);
    }

    private void Ask(Press press)
    {
        if (State.Phase is Phase.Interrupted)
        {
            Resume(press);
            return;
        }
        if (_inSoFar)
        {
            Shell.Say("Tab or Esc goes back to the guide; # , M e act on the entry selected");
            return;
        }
        if (!_armed || (State.Current == _looked && State.Phase is Phase.OnQuestion))
        {
            Shell.Say(State.Current is { } open && State.CurrentSince is { } since
                ? $"{Guide.Question(open)?.Number} is open since {Clock(since)}"
                : "j and k look at a question, Enter asks it");
            return;
        }
        if (Begins(ref press) && Do(press, SessionDecisions.Ask(State, Guide, _looked))) (_armed, _scrolled) = (false, 0);
    }

    /// <summary>
    /// True unless this act would start a talk that may not start. The wall clock is read anew where it does: the laptop may have slept
    /// since the start check.
    /// </summary>
    private bool Begins(ref Press press)
    {
        if (State.Phase is not Phase.Ready) return true;
        if (FrameDecisions.WhyNotStart(_session.Recorder.Study, State) is { } whyNot)
        {
            Shell.Say(whyNot);
            return false;
        }
        SetClock(ref press);
        return true;
    }

    private void SetClock(ref Press press)
    {
        _session.Recorder.SetClock(_session.LastStamp);
        press = press with { At = Shell.Now };
    }

    private void AskProbe(Press press) =>
        Do(press, SessionDecisions.Probe(State, Guide, int.TryParse(press.Words.Length > 0 ? press.Words : press.Key, out var n) ? n : 0));

    private void Closing(Press press, Decision decision)
    {
        if (decision.IsAllowed && !Begins(ref press)) return;
        if (Do(press, decision)) _armed = false;
    }

    private protected void LookAlong(int by)
    {
        if (_inSoFar)
        {
            PickMoment(by);
            return;
        }
        _armed = true;
        _scrolled = 0;
        var rows = GuideRows();
        var at = rows.FindIndex(r => r.Holds(_looked));
        var next = Math.Clamp(at + by, 0, rows.Count - 1);
        while (next > 0 && next < rows.Count - 1 && rows[next].Question is null) next += Math.Sign(by);
        if (rows[next].Question is { } question) _looked = question;
    }

    private protected void LookAtTopic(int by)
    {
        _armed = true;
        _scrolled = 0;
        List<Topic> topics = [.. Guide.Topics.Where(t => t.Questions.Count > 0)];
        var at = topics.FindIndex(t => t.Questions.Any(q => q.Id == _looked));
        var next = topics[Math.Clamp(at + by, 0, topics.Count - 1)];
        _looked = next.Questions[0].Id;
    }

    private void Fold(bool fold)
    {
        _armed = true;
        _scrolled = 0;
        if (Guide.TopicOf(_looked) is not { } topic || IsFlat(topic)) return;
        if (fold && _folded.Add(topic.Id)) _looked = topic.Questions[0].Id;
        else if (!fold) _folded.Remove(topic.Id);
    }

    private protected void Find(Press press) =>
        Open(new Typing("find", press.At, typed =>
        {
            if (Search.Find(typed) is not [var first, ..]) return typed.Trim().Length == 0 ? null : $"nothing in the guide has “{typed.Trim()}”";
            JumpTo(Guide.Questions[first].Id);
            return null;
        })
        {
            Complete = typed => [.. Search.Find(typed).Select(Search.Row)],
            TakesChoice = true,
            ListTitle = "Guide",
            Bar = "Enter look at it  Up Down choose  Esc back",
        });

    private GuideSearch Search => ReferenceEquals(_search?.Guide, Guide) ? _search : _search = new GuideSearch(Guide);

    private void JumpTo(string question)
    {
        _leftFrom = State.Current;
        _looked = question;
        _armed = true;
        _scrolled = 0;
        if (Guide.TopicOf(question) is { } topic) _folded.Remove(topic.Id);
    }

    private void Return(Press press)
    {
        if (_leftFrom is not { } left) return;
        _leftFrom = null;
        _looked = left;
        _armed = true;
        _scrolled = 0;
        if (State.Current == left || State.Coverage(left).Status is "skipped" or "declined" or "parked") return;
        if (Do(press, SessionDecisions.Ask(State, Guide, left))) _armed = false;
    }

    private void OffTheRecord(Press press)
    {
        var ending = State.IsOffRecord;
        if (!Do(press, SessionDecisions.ToggleOffRecord(State))) return;
        Shell.Say(ending ? "on the record again" : State.IsRecording ? "off the record: the audio still runs; R f switches it off" : "off the record");
    }

    private void DistressStep(Press press)
    {
        var next = Enumerable.Range(1, Guide.Distress.Count).FirstOrDefault(step => !State.DistressSteps.Contains(step));
        if (next == 0) Shell.Say("every step of the distress protocol is done");
        else if (Do(press, SessionDecisions.DistressStep(State, Guide, next)))
        {
            Shell.Say(next < Guide.Distress.Count
                ? $"done at {Clock(press.At)}; step {next + 1}: {Guide.Distress[next]}"
                : "every step of the distress protocol is done");
        }
    }

    private void AskFitting(Press press)
    {
        if (FittingOpen.FirstOrDefault(f => press.Words.Length == 0 || f.Id == press.Words) is not { } question) return;
        Do(press, SessionDecisions.AskFitting(State, Guide, question.Id), $"asked: {question.Question}");
    }

    private void Strike(Press press)
    {
        var erase = press.Words.Contains("erase", StringComparison.OrdinalIgnoreCase);
        var length = press.Words.Replace("erase", "", StringComparison.OrdinalIgnoreCase);
        if (!Do(press, SessionDecisions.Strike(State, TimeWords.Seconds(length) ?? 0, erase))) return;
        // What was typed in those minutes and not sent goes with them.
        var since = press.At.AddSeconds(-(TimeWords.Seconds(length) ?? 0));
        foreach (var draft in _session.Drafts.Where(d => erase && d.At >= since).ToList()) _session.KeepDraft(draft.Form, draft.Target, draft.At, "");
        var struck = Phrases.Count(State.Moments.Count(m => m.Struck), "note");
        var from = Clock(press.At.AddSeconds(-(TimeWords.Seconds(length) ?? 0)));
        Shell.Say($"struck {from} to {Clock(press.At)}: {struck} withheld everywhere{(erase ? "; erased when the session is left" : "")}");
    }

    private void RecordAllTheSame(Press press)
    {
        if (FrameDecisions.WhyNotRecord(_session.Recorder.Study, State) is null) Shell.Say("the audio may run: R o when it does");
        else if (_session.Recorder.Do(press.At, FrameDecisions.RecordAnyway(_session.Recorder.Study, State, press.Words)) is { } refusal) Shell.Say(refusal);
        else Shell.Say("recorded with your reason; R o when the audio runs");
    }

    private void Timed(Press press, Func<int, Decision> decide) => Do(press, decide(TimeWords.Seconds(press.Words) ?? 0));

    private void Show()
    {
        _shared = !_shared;
        if (_shared) _showKept = false;
        Shell.Say(_shared ? "shown without thoughts; :show again goes back" : "");
    }

    private protected void End(Press press) =>
        Open(new Typing("type end to end the session", press.At, typed =>
        {
            if (!typed.Trim().Equals("end", StringComparison.OrdinalIgnoreCase)) return null;
            ParkDrafts();
            if (Do(press, FrameDecisions.End(State))) Shell.Open(new ClosingScreen(Shell, _session, this));
            return null;
        })
        { Bar = "Enter end the session  Esc go on" });

    private void Withdraw(Press press) => Open(WithdrawnScreen.Asking(Shell, _session, press));

    private void ChangeGuide(Press press) => SessionGuide.Ask(Shell, _session, press, version =>
    {
        LookWithin();
        Shell.Say($"the guide is version {version.Version} now; what was asked stays asked");
    });
}
