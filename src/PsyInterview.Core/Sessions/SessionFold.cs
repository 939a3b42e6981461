using System.Collections.Immutable;
using System.Globalization;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>The fold: one entry after another. Total, without clock and without judgement: it takes whatever the log holds.</summary>
public sealed partial record SessionState
{
    /// <summary>The state after one more standing entry. Once the participant withdrew nothing thaws, whatever another laptop wrote later.</summary>
    public SessionState Apply(ReadEntry read)
    {
        // What follows tells time by the session's clock, not by the recorder's own.
        var next = After(read.At == read.Entry.At ? read.Entry : read.Entry with { At = read.At }, read.Happened);
        return Phase is Phase.Withdrawn ? next with { Phase = Phase.Withdrawn } : next;
    }

    private SessionState After(Entry entry, Event happened) => happened switch
    {
        SessionPlanned e => this with { Plan = e, Phase = Phase is Phase.None ? Phase.Planned : Phase },
        PastSessionStated e => Plan is not null && !IsPast ? this : this with
        {
            Plan = new SessionPlanned(e.Participant, e.Kind, e.Wave, e.Guide ?? Plan?.Guide ?? "", 0, "", ""),
            Written = "before",
            StatedOn = e.On ?? StatedOn,
            Phase = Phase.Debriefed,
        },
        CheckDone e => Checked(e.Item, new(false, e.Answer)),
        CheckOverridden e => Checked(e.Item, new(true, e.Reason)),
        ChecksDeferred => this with { ChecksAreDeferred = true, Phase = Phase is Phase.Planned ? Phase.Ready : Phase },
        SessionStarted e => (this with { Written = e.Written, Start = entry.At, Phase = Phase.BetweenTopics }).Line(entry, "started"),
        SessionInterrupted e => (this with { Phase = Phase.Interrupted }).FloorEmptied(e.LastSign).Close("break", e.LastSign)
            .Open("interrupted", e.LastSign, true, entry.Id).Line(entry, "interrupted"),
        SessionResumed => (this with { Phase = InTalk }).Close("interrupted", entry.At).Line(entry, "resumed"),
        TalkEnded => (this with { Phase = Phase.Closing, End = TalkedUntil(entry) }).FloorEmptied(entry.At).CloseAll(entry.At).Line(entry, "talk ended"),
        TalkResumed => TalkedOn(entry),
        SessionClosed => this with { Phase = Phase.Ended },
        QuestionAsked e => Opened(entry, e.Question, "asked"),
        QuestionReturned e => Opened(entry, e.Question, "returned"),
        QuestionVolunteered e => Opened(entry, e.Question, "volunteered"),
        QuestionSkipped e => Left(entry, e.Question, "skipped", FollowUps.Skip),
        QuestionDeclined e => Left(entry, e.Question, "declined", FollowUps.Decline),
        QuestionParked e => Left(entry, e.Question, "parked", null),
        ProbeAsked e => Probed(entry, e),
        ProbeImprovised e => Add(new Moment(entry.Id, entry.At, "improvised", e.On) { Text = e.Text, Restricted = IsDistressed }),
        NoteTaken e => Noted(entry, e),
        MarkerSet e => Line(entry, "marker", e.On),
        MemberCheckMade e => Add(new Moment(entry.Id, entry.At, "member check", e.On)
        {
            Text = e.Text,
            Open = FollowUps.MemberCheck,
            Restricted = IsDistressed,
        }),
        FittingQuestionAsked e => (this with { FittingAsked = FittingAsked.Add(e.Id) })
            .Add(new Moment(entry.Id, entry.At, "asked if it fits", e.On) { Text = e.Id }),
        FollowUpAnswered e => Answered(entry, e),
        NoteMoved e => Amend(e.Entry, m => m with { On = e.On, MovedFrom = m.MovedFrom ?? m.On ?? "" }),
        TextEdited e => Amend(e.Entry, m => m with { Text = e.Text, Edited = true, Unfinished = false }),
        EntryBackDated e => Amend(e.Entry, m => m with { BackDatedBy = m.BackDatedBy + e.Seconds }).FloorBackDated(e.Entry),
        EntryTimed e => Amend(e.Entry, m => m with { TalkSeconds = e.Seconds, IsTimed = true }),
        EntryTagged e => Amend(e.Entry, m => m with { Codes = [.. e.Codes] }),
        AudioChanged e => Sounded(entry, e),
        BreakBegan => (this with { Phase = Phase.Paused }).FloorEmptied(entry.At).Open("break", entry.At, true, entry.Id).Line(entry, "break"),
        BreakEnded => (this with { Phase = InTalk }).Close("break", entry.At).Line(entry, "break over"),
        OffRecordBegan => Open("off the record", entry.At, false, entry.Id).Line(entry, "off the record"),
        OffRecordEnded => Close("off the record", entry.At).Line(entry, "on the record again"),
        IncidentNoted e => Add(new Moment(entry.Id, entry.At, "incident", e.On) { Open = FollowUps.Incident }),
        MinutesStruck e => Struck(entry, e),
        ClockSynced e => (this with { SyncMarks = Math.Max(SyncMarks, e.Number) })
            .Add(new Moment(entry.Id, entry.At, "sync mark", null) { Text = $"{e.Number}" }),
        StartShifted e => (this with { Start = Start?.Before(e.Seconds) }).Line(entry, "start shifted"),
        UnrecordedNoted e => Add(new Stretch("audio gap", entry.At.Before(e.Seconds), entry.At, false, entry.Id)).Line(entry, "not recorded"),
        HandedOver e => (this with { HandedTo = e.To }).Add(new Moment(entry.Id, entry.At, "handed over", null) { Text = e.To }),
        ConsentWithdrawn e => (this with { Phase = Phase.Withdrawn, Withdrawal = e.Scope, End = End ?? (Start is null ? null : TalkedUntil(entry)) })
            .CloseAll(entry.At).Line(entry, "withdrawn"),
        WithdrawalSettled e => (this with { Withdrawal = e.Scope }).Add(new Moment(entry.Id, entry.At, "withdrawal", null) { Text = e.Scope }),
        DistressStepTaken e => (this with { DistressSteps = DistressSteps.Add(e.Step) })
            .Add(new Moment(entry.Id, entry.At, "distress step", null) { Text = e.Text }),
        ClosingItemDone e => this with { ClosingDone = ClosingDone.SetItem(e.Item, e.Answer ?? "") },
        NotReachedExplained e => Covered(e.Question, c => c with { Reason = e.Reason }),
        LengthStated e => this with { StatedMinutes = e.Minutes },
        DebriefAnswered e => this with
        {
            Debrief = Debrief.SetItem(e.Field, e.Text),
            Debriefs = Debriefs.SetItem(entry.Id.Person, DebriefOf(entry.Id.Person).SetItem(e.Field, e.Text)),
        },
        DebriefFinished => this with { Phase = Phase.Debriefed },
        GuideSwitched e => Switched(entry, e),
        PilotStated e => this with { Pilot = e.Pilot },
        UnknownEvent { Data: null, Kind: "note-taken" or "probe-improvised" or "member-check-made" } => Line(entry, "erased"),
        _ => InGroup(entry, happened),
    };

    private Phase InTalk => Current is null ? Phase.BetweenTopics : Phase.OnQuestion;

    private bool IsDistressed => OpenStretch("distress") is not null;

    // A session that was cut off and never resumed ended at its last sign, not when someone found it.
    private DateTimeOffset TalkedUntil(Entry entry) => OpenStretch("interrupted")?.From ?? entry.At;

    private SessionState TalkedOn(Entry entry)
    {
        var next = (this with { Phase = InTalk, End = null }).Add(new Stretch("after the end", End ?? entry.At, entry.At, true, entry.Id));
        if (Audio.Count > 0 && !IsRecording) next = next.Open("audio gap", entry.At, false, entry.Id);
        return next.Line(entry, "talk resumed");
    }

    private SessionState Checked(string item, CheckResult result)
    {
        var next = this with { Checks = Checks.SetItem(item, result) };
        return next with { Phase = next.Phase is Phase.Planned && StartCheck.IsComplete(next) ? Phase.Ready : next.Phase };
    }

    private SessionState Opened(Entry entry, string question, string what)
    {
        var next = Covered(question, c => c with
        {
            Status = what == "returned" ? c.Status is "volunteered" ? c.Status : "asked" : what,
            By = entry.Id,
            Since = entry.At,
            AskedAt = what == "volunteered" ? c.AskedAt : c.AskedAt ?? entry.At,
            VolunteeredAt = what == "volunteered" ? c.VolunteeredAt ?? entry.At : c.VolunteeredAt,
            Reason = null,
        });
        return (next with
        {
            Current = question,
            LastOpen = question,
            CurrentSince = entry.At,
            Phase = Phase.OnQuestion,
            Openings = Openings.Add((question, entry.At)),
        }).Line(entry, what, question);
    }

    private SessionState Left(Entry entry, string question, string what, FollowUp? followUp)
    {
        var next = Covered(question, c => c with { Status = what, By = entry.Id, Since = entry.At, Reason = null });
        next = next.Add(new Moment(entry.Id, entry.At, what, question) { Open = followUp });
        if (Current != question) return next;
        return next with { Current = null, CurrentSince = null, Phase = Phase is Phase.OnQuestion ? Phase.BetweenTopics : Phase };
    }

    private SessionState Probed(Entry entry, ProbeAsked e) =>
        Covered(e.Question, c => c with { Probes = c.Probes.SetItem(e.Probe, c.Probes.GetValueOrDefault(e.Probe, []).Add(entry.At)) })
        .Add(new Moment(entry.Id, entry.At, "probe", e.Question) { Probe = e.Probe, GuideHash = Plan?.GuideHash });

    private SessionState Switched(Entry entry, GuideSwitched e)
    {
        if (Plan is not { } plan || plan.GuideHash == e.Hash) return this;
        var places = (e.Probes ?? []).Select(p => p.Split(' ')).Where(p => p.Length == 3 && int.TryParse(p[1], out _) && int.TryParse(p[2], out _))
            .ToLookup(p => p[0], p => (Was: int.Parse(p[1], CultureInfo.InvariantCulture), Is: int.Parse(p[2], CultureInfo.InvariantCulture)));
        var next = this with
        {
            Plan = plan with { Guide = e.Guide, Version = e.Version, Language = e.Language, GuideHash = e.Hash },
            // What was exchanged before the talk, nobody was asked from.
            EarlierGuides = Start is null ? EarlierGuides : EarlierGuides.Add(plan.GuideHash),
        };
        foreach (var question in places)
        {
            next = next.Covered(question.Key, c => c with
            {
                Probes = c.Probes.Select(p => (Number: question.FirstOrDefault(m => m.Was == p.Key, (Was: p.Key, Is: p.Key)).Is, p.Value)).Where(p => p.Number > 0)
                    .GroupBy(p => p.Number).ToImmutableSortedDictionary(g => g.Key, g => g.SelectMany(p => p.Value).Order().ToImmutableList()),
            });
        }
        return next.Add(new Moment(entry.Id, entry.At, "guide changed", null) { Text = FormattableString.Invariant($"{e.Guide} v{e.Version}") });
    }

    private SessionState Noted(Entry entry, NoteTaken e)
    {
        var after = (Phase is Phase.Closing or Phase.Ended or Phase.Debriefed) && !IsRecording && !IsAfterwards;
        return Add(new Moment(entry.Id, entry.At, e.Form == NoteForms.Observation ? "note" : e.Form, e.On)
        {
            Text = e.Text,
            Speaker = e.Speaker,
            Unfinished = e.Unfinished,
            AfterRecording = after,
            Restricted = IsDistressed,
            Open = e.Form == NoteForms.NonVerbal && e.Text is null ? FollowUps.NonVerbal
                : after && (e.Form is NoteForms.Observation or NoteForms.Quote) ? FollowUps.AfterRecording : null,
        });
    }

    private SessionState Answered(Entry entry, FollowUpAnswered e)
    {
        if (MomentOf(e.Entry) is not { } asked) return this;
        var next = Amend(e.Entry, m => m with
        {
            Open = null,
            Answer = e.Answer,
            AnswerText = e.Text ?? m.AnswerText,
            // Words said when the recording had stopped are not used unless the participant agreed.
            Restricted = m.Restricted || (m.AfterRecording && e.Answer != "agreed"),
        });
        if (asked.What is "skipped" or "declined" && asked.On is { } question)
        {
            var reason = e.Answer == FollowUps.None ? null : e.Text ?? e.Answer;
            return next.Covered(question, c => c.By == asked.Id ? c with { Reason = reason } : c);
        }
        // A second answer only adds words: the incident was opened or closed by the first.
        if (asked.What != "incident" || e.Answer == FollowUps.None || asked.Answer is not null) return next;
        // Answered after the talk: that it happened is known, how long it took is not.
        if (End is { } end) return next.Add(new Stretch(e.Answer, asked.At < end ? asked.At : end, asked.At < end ? asked.At : end, FollowUps.StopsTalk(e.Answer), asked.Id));
        return next.OpenStretch(e.Answer) is not null
            ? next.Close(e.Answer, asked.At)
            : next.Open(e.Answer, asked.At, FollowUps.StopsTalk(e.Answer), asked.Id);
    }

    private SessionState Sounded(Entry entry, AudioChanged e)
    {
        var was = IsRecording;
        var next = this with { Audio = Audio.SetItem(e.Recorder, e.State) };
        if (!was && next.IsRecording) next = next with { AudioSince = entry.At };
        if (!next.IsRecording) next = next with { AudioSince = null };
        if (was && !next.IsRecording && Start is not null && End is null) next = next.Open("audio gap", entry.At, false, entry.Id);
        if (!was && next.IsRecording) next = next.Close("audio gap", entry.At);
        var which = e.Recorder == 1 ? "audio" : "second recorder";
        return next.Line(entry, $"{which} {e.State}");
    }

    private SessionState Struck(Entry entry, MinutesStruck e)
    {
        var from = entry.At.Before(e.Seconds);
        var moments = Moments.ConvertAll(m => m.Happened >= from && m.Happened <= entry.At && (m.IsNote || m.AnswerText is not null)
            ? m with { Struck = true, Restricted = true }
            : m);
        return (this with { Moments = moments })
            .Add(new Moment(entry.Id, entry.At, "struck", null) { Text = e.Erase ? "to be erased" : "withheld" });
    }

    private SessionState Covered(string question, Func<QuestionCoverage, QuestionCoverage> change) =>
        this with { Questions = Questions.SetItem(question, change(Coverage(question))) };

    private SessionState Line(Entry entry, string what, string? on = null) => Add(new Moment(entry.Id, entry.At, what, on));

    private SessionState Add(Moment moment) =>
        this with { Places = Places.SetItem(moment.Id, Moments.Count), Moments = Moments.Add(moment) };

    private SessionState Amend(string entry, Func<Moment, Moment> change) =>
        EntryId.TryParse(entry, out var id) && Places.TryGetValue(id, out var place)
            ? this with { Moments = Moments.SetItem(place, change(Moments[place])) }
            : this;

    private SessionState Add(Stretch stretch) => this with { Stretches = Stretches.Add(stretch) };

    private SessionState Open(string what, DateTimeOffset at, bool stopsTalk, EntryId by) =>
        OpenStretch(what) is null ? Add(new Stretch(what, at, null, stopsTalk, by)) : this;

    private SessionState Close(string what, DateTimeOffset at) =>
        OpenStretch(what) is { } open ? this with { Stretches = Stretches.Replace(open, open with { To = at }) } : this;

    private SessionState CloseAll(DateTimeOffset at) =>
        this with { Stretches = Stretches.ConvertAll(s => s.To is null ? s with { To = at } : s) };
}
