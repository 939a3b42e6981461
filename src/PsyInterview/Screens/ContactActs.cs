using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What is recorded in the recruitment log: outcomes, reasons, call backs, new contacts, and taking the last act back.</summary>
public sealed partial class ContactsScreen
{
    private void Record(Press press, string outcome, string? callBack = null, string? anyway = null)
    {
        if (Chosen is not { } line) return;
        var group = _fresh.GetValueOrDefault(line.Person);
        var decision = Recruitment.Contact(
            Study, line.Person, line.Wave, outcome, StudyState.Day(press.At), channel: _channel, callBack: callBack, group: group, anyway: anyway);
        if (decision.Refusal is { } refusal)
        {
            if (anyway is null && MayGoOn(line)) AskAnyway(press, refusal, reason => Record(press, outcome, callBack, reason));
            else Shell.Say(refusal);
            return;
        }
        if (decision.Events.Count == 0)
        {
            Shell.Say($"{line.Person}: “{outcome}” by {_channel} is recorded today already");
            return;
        }
        Do(press, decision, line, outcome);
        var told = Told(decision, line, outcome, callBack);
        if (outcome is Outcomes.Declined or Outcomes.NotEligible or Outcomes.Cancelled && Recruitment.KeepsReason(Study, outcome))
            _asking = (Study.Now(line.Person), line.Wave, told);
        else Shell.Say(told);
    }

    private void Do(Press press, Decision decision, RecruitmentLine line, string words)
    {
        _study.Recorder.Do(press.At, decision);
        if (_study.Recorder.Latest.Count > 0) _acts.Add((_study.Recorder.Latest, $"{line.Person} {words}", line.Person, line.Group));
        _fresh.Remove(line.Person);
        _chosen = (Study.Now(line.Person), line.Wave);
    }

    private string Told(Decision decision, RecruitmentLine line, string outcome, string? callBack)
    {
        if (decision.Events.OfType<PersonForgotten>().Any())
        {
            var kept = Recruitment.KeepsReason(Study, outcome) ? "code, day, outcome and reason stay" : "only code, day and outcome stay";
            return $"{line.Person} {outcome}: what was known is let go; {kept}";
        }
        return outcome switch
        {
            Outcomes.Agreed when decision.Events.OfType<ParticipantAdded>().FirstOrDefault() is { } added && added.Participant != line.Person =>
                $"{line.Person} agreed and is {added.Participant} from now on; m makes the appointment",
            Outcomes.Agreed => $"{line.Person} agreed; m makes the appointment",
            Outcomes.CallBack => $"{line.Person}: call back {DayWords.Said(callBack!, Today)}",
            _ when decision.Events.OfType<AppointmentCancelled>().Any() => $"{line.Person}: {outcome}; the appointment is cancelled",
            _ => $"{line.Person}: {outcome}",
        };
    }

    /// <summary>True where the consent alone stands in the way: a typed reason then goes on all the same.</summary>
    private bool MayGoOn(RecruitmentLine line) =>
        line.Wave > 1 && line.Withdrawal is null && Recruitment.WhyNotContact(Study, line.Person, line.Wave) is not null;

    private void AskAnyway(Press press, string refusal, Action<string> goOn)
    {
        Shell.Type(new Typing("reason to go on all the same:", press.At, reason =>
        {
            if (reason.Trim().Length > 0) goOn(reason.Trim());
            return null;
        })
        { Bar = "Enter go on with this reason  Esc back" });
        Shell.Say(refusal);
    }

    private void AskReason(Press press, string person, int wave, string begun = "")
    {
        // The same reason in the same words can be counted.
        List<string> before = [.. Study.Contacts.Select(c => c.Reason).OfType<string>().Where(r => r != "none given").Distinct()];
        Shell.Type(new Typing($"{person}, because", press.At, words =>
            words.Trim().Length == 0 ? null : GiveReason(press, person, wave, words))
        {
            Text = begun,
            Complete = typed => [.. before.Where(r => r.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            ListTitle = "Reasons given before",
            Bar = "Enter save the reason  Esc back",
        });
    }

    private string? GiveReason(Press press, string person, int wave, string words)
    {
        if (_study.Recorder.Do(press.At, Recruitment.GiveReason(Study, person, wave, words)) is { } refusal) return refusal;
        // The reason belongs to the act it explains: both are taken back at once.
        if (_acts.Count > 0) _acts[^1] = _acts[^1] with { Entries = [.. _acts[^1].Entries, .. _study.Recorder.Latest] };
        return null;
    }

    private void AskCallBack(Press press)
    {
        var line = Chosen!;
        Shell.Type(new Typing($"call {line.Person} back on", press.At, words =>
        {
            if (words.Trim().Length == 0) return null;
            if (DayWords.Day(words, Today) is not { } day) return DayWords.NotADay(words);
            if (day < Today) return $"{CalendarDay.Iso(day)} is over; a call back lies ahead";
            Record(press, Outcomes.CallBack, CalendarDay.Iso(day));
            return null;
        })
        { Bar = "tomorrow, friday, in 3 days, 5 nov, 2026-11-05  Enter save  Esc back" });
    }

    private void NewContact(Press press)
    {
        var suggestion = Suggested();
        Shell.Type(new Typing("code of the new contact:", press.At, words =>
        {
            var code = words.Trim().Length == 0 ? suggestion : words.Trim();
            if (!StudyDecisions.IsCode(code)) return StudyDecisions.NotACode(code);
            if (Taken(code)) return $"{Study.Now(code)} is in this study already; a code is never used twice";
            if (Study.SetUp.Groups.Count > 1) AskGroup(press, code);
            else Take(code, Study.SetUp.Groups.FirstOrDefault()?.Group);
            return null;
        })
        { Bar = $"a code, never a name; Enter alone: {suggestion}  Esc back", KeepsLeft = false });
    }

    private void AskGroup(Press press, string code)
    {
        List<string> groups = [.. Study.SetUp.Groups.Select(g => g.Group)];
        Shell.Type(new Typing($"group of {code}:", press.At, words =>
        {
            if (Study.SetUp.Group(words) is not { } group)
                return words.Trim().Length == 0 ? $"type or choose the group: {string.Join(", ", groups)}" : Recruitment.NoGroup(Study, words.Trim());
            Take(code, group.Group);
            return null;
        })
        {
            Complete = typed => [.. groups.Where(g => g.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Groups",
            Bar = "Enter this group  Tab complete  Up Down choose  Esc back",
        });
    }

    private void Take(string code, string? group)
    {
        _fresh[code] = group;
        _chosen = (code, 1);
    }

    private string Suggested()
    {
        for (var number = 1; ; number++)
            if (!Taken($"C{number:D2}") && !Taken($"C{number}")) return $"C{number:D2}";
    }

    private bool Taken(string code) =>
        Study.Everybody.Concat(Study.Renamed.Keys).Concat(_fresh.Keys).Any(known => known.Equals(code, StringComparison.OrdinalIgnoreCase));

    private void NextWave()
    {
        var line = Chosen!;
        if (!Study.Participants.ContainsKey(line.Person))
        {
            Shell.Say($"{line.Person} does not take part yet: the first wave comes first");
            return;
        }
        var last = Lines.Where(l => l.Person == line.Person).Max(l => l.Wave);
        var waves = Math.Max(Study.SetUp.WavesOf(line.Group).Max(w => w.Wave), last);
        if (waves == 1)
        {
            Shell.Say($"the study has one wave{(line.Group is null ? "" : $" for {line.Group}")}; more are declared in the set-up");
            return;
        }
        _chosen = (line.Person, line.Wave % waves + 1);
        Shell.Say($"{line.Person}, wave {_chosen.Value.Wave}");
    }

    private void NextChannel()
    {
        _channel = Channels[(Channels.ToList().IndexOf(_channel) + 1) % Channels.Count];
        Shell.Say($"the next contacts are by {_channel}");
    }

    private void Undo(Press press)
    {
        if (_acts.Count == 0)
        {
            Shell.Say("undo: nothing was recorded on this screen since it was opened");
            return;
        }
        var act = _acts[^1];
        if (_study.Recorder.Do(press.At, Recruitment.TakeBack(_study.Recorder.Entries, act.Entries, _study.Recorder.Kinds)) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        _acts.RemoveAt(_acts.Count - 1);
        // A first contact that is taken back leaves the code standing, to be used again.
        if (!Study.Everybody.Contains(act.Person)) _fresh[act.Person] = act.Group;
        _chosen = (act.Person, _chosen?.Wave ?? 1);
        Shell.Say($"taken back: {act.Words}");
    }
}
