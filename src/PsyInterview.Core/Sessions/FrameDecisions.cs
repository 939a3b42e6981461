using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Sessions;

/// <summary>What may be done around the talk: plan, check, start without a question, end, close, debrief, withdraw, resume.</summary>
public static class FrameDecisions
{
    private const string FocusGroup = "focus-group";

    /// <summary>The name of a session's stream: <c>P07-1</c>.</summary>
    public static string StreamOf(string participant, int wave) => $"{participant}-{wave}";

    /// <summary>
    /// Plans a session; one that is planned already stays as it is. A wave before the one before it was talked is refused unless <paramref name="anyway"/> gives a reason.
    /// </summary>
    /// <param name="talked">The waves in which this participant has been talked with.</param>
    public static Decision Plan(
        SessionState state, TopicGuide guide, string participant, int wave, IReadOnlyCollection<int> talked, string? anyway = null)
    {
        if (state.Plan is not null) return Decision.Nothing;
        if (wave < 1) return Decision.Refuse("waves count from 1");
        var plan = new SessionPlanned(participant, guide.Kind, wave, guide.Id, guide.Version, guide.Language, guide.Hash);
        if (wave == 1 || talked.Contains(wave - 1)) return Decision.That(plan);
        return SessionDecisions.Blank(anyway) is { } reason
            ? Decision.That(plan, new CheckOverridden("wave", reason))
            : Decision.Refuse($"wave {wave} before wave {wave - 1}: {participant} has not been interviewed in wave {wave - 1}; give a reason to go on all the same");
    }

    /// <summary>
    /// Why a session of this kind cannot be planned under this code; null when it can. A focus group is nobody: who takes part are the people
    /// on its seats, so it talks under a code that no person has.
    /// </summary>
    /// <param name="first">The first session under this code, or null where there is none.</param>
    public static string? WhyNotCode(StudyState study, string code, string kind, SessionPlanned? first)
    {
        var talksTogether = first is { Kind: FocusGroup };
        if (kind != FocusGroup) return talksTogether ? $"{code} is a focus group; choose a guide for focus groups" : null;
        if (!StudyDecisions.IsCode(code)) return StudyDecisions.NotACode(code);
        return !talksTogether && (study.Knows(study.Now(code)) || first is not null) ? $"{code} is a person; a group has a code of its own, for example FG1" : null;
    }

    /// <summary>A line of the start check is done.</summary>
    public static Decision Check(SessionState state, string item, string? answer = null) =>
        Checking(state, item, new CheckDone(item, SessionDecisions.Blank(answer)));

    /// <summary>The consent line: done once every item was answered, in a group by everybody expected; refused while one is open.</summary>
    public static Decision CheckConsent(SessionState state, StudyState study)
    {
        if (state.Plan is not { } plan) return Decision.Refuse("nothing is planned yet");
        if (state.IsGroup) return GroupConsent.WhyNotChecked(study, state) is { } unasked ? Decision.Refuse(unasked) : Check(state, "consent", GroupConsent.Answered(study, state));
        var open = ConsentItems.All.Where(i => ConsentRules.InForce(study, plan.Participant, plan.Wave, i.Item) is null).Select(i => i.Words).ToList();
        if (open.Count > 0) return Decision.Refuse($"consent: not yet asked: {string.Join(", ", open)}");
        return Check(state, "consent", ConsentLine(study, plan.Participant, plan.Wave));
    }

    /// <summary>A line of the start check is passed over, with a reason.</summary>
    public static Decision Override(SessionState state, string item, string reason) =>
        SessionDecisions.Blank(reason) is { } words
            ? Checking(state, item, new CheckOverridden(item, words))
            : Decision.Refuse("type the reason for passing over this line");

    /// <summary>Start now, check later: what is left returns in the closing list.</summary>
    public static Decision DeferChecks(SessionState state) => SessionDecisions.When(state, Act.DeferChecks, "start now", new ChecksDeferred());

    /// <summary>Why a session may not start at all; null when it may. Notes can be taken without audio, but not of a person who said no.</summary>
    public static string? WhyNotStart(StudyState study, SessionState state) =>
        state.IsGroup ? GroupConsent.WhyNotStart(study, state)
        : state.Plan is { } plan && ConsentRules.SaidNo(study, plan.Participant, plan.Wave, "take-part") is { } no
            ? $"{no}; if that changed, record it in the start check"
            : null;

    /// <summary>Why the audio may not run; null when it may.</summary>
    public static string? WhyNotRecord(StudyState study, SessionState state) =>
        state.IsGroup ? GroupConsent.WhyNotRecord(study, state)
        : state.Plan is { } plan && ConsentRules.SaidNo(study, plan.Participant, plan.Wave, "recording") is { } no
            ? $"{no}; notes can be taken. :record and a reason passes it over"
            : null;

    /// <summary>Records all the same, with a reason: of everybody who said no to it.</summary>
    public static Decision RecordAnyway(StudyState study, SessionState state, string reason)
    {
        if (state.Plan is not { } plan) return Decision.Refuse("nothing is planned yet");
        List<Event> events = [];
        foreach (var person in state.IsGroup ? GroupConsent.SaidNo(study, state, "recording") : [plan.Participant])
        {
            var decision = ConsentRules.Override(study, person, plan.Wave, "record", reason);
            if (decision.Refusal is not null) return decision;
            events.AddRange(decision.Events);
        }
        return Decision.That(events);
    }

    /// <summary>Starts writing a session afterwards.</summary>
    public static Decision StartAfterwards(SessionState state)
    {
        IReadOnlyList<Event> events = state.Phase is Phase.Planned
            ? [new ChecksDeferred(), new SessionStarted("afterwards")]
            : [new SessionStarted("afterwards")];
        return SessionDecisions.When(state, state.Phase is Phase.Planned ? Act.DeferChecks : Act.Start, "start", events);
    }

    /// <summary>How long the talk took, for a session written afterwards.</summary>
    public static Decision StateLength(SessionState state, int minutes) =>
        !state.IsAfterwards ? Decision.Refuse("minutes: this session has a clock of its own")
        : minutes is < 1 or > 600 ? Decision.Refuse("minutes: type the minutes of talk, for example 38")
        : state.StatedMinutes == minutes ? Decision.Nothing
        : SessionDecisions.When(state, Act.Settle, "minutes", new LengthStated(minutes));

    /// <summary>
    /// States a session that was held before the study came into this program; the same twice is once, and what is known of it only later is added.
    /// </summary>
    /// <param name="on">The day or the month, where it is known.</param>
    public static Decision StatePast(SessionState state, string participant, string kind, int wave, string? on, string? guide, int? minutes)
    {
        if (state.Plan is not null && !state.IsPast) return Decision.Refuse($"{StreamOf(participant, wave)} is a session of this program; its own record counts");
        if (wave < 1) return Decision.Refuse("waves count from 1");
        if (on is not null && !Recruitment.IsDay(on) && !Recruitment.IsDay(on + "-01")) return Decision.Refuse(Recruitment.NotADay(on));
        if (minutes is < 1 or > 600) return Decision.Refuse("minutes: between 1 and 600 minutes of talk, for example 38");
        List<Event> events = [];
        if (state.Plan is null || (on ?? state.StatedOn) != state.StatedOn || (guide ?? state.Plan.Guide) != state.Plan.Guide)
            events.Add(new PastSessionStated(participant, kind, wave, on, guide));
        if (minutes is { } length && length != state.StatedMinutes) events.Add(new LengthStated(length));
        return Decision.That(events);
    }

    /// <summary>Notes that the session was cut off; the gap begins at the last sign of it.</summary>
    public static Decision Interrupt(SessionState state, DateTimeOffset lastSign) =>
        SessionDecisions.When(state, Act.Interrupt, "cut off", new SessionInterrupted(lastSign));

    /// <summary>Goes on after it was cut off.</summary>
    public static Decision Resume(SessionState state) => SessionDecisions.When(state, Act.Resume, "resume", new SessionResumed());

    /// <summary>Ends the talk.</summary>
    public static Decision End(SessionState state) => SessionDecisions.When(state, Act.End, "end", new TalkEnded());

    /// <summary>Ticks off an item of the closing list; twice is once.</summary>
    public static Decision Close(SessionState state, string item, string? answer = null) =>
        state.ClosingDone.TryGetValue(item, out var now) && now == (SessionDecisions.Blank(answer) ?? "")
            ? Decision.Nothing
            : SessionDecisions.When(state, Act.Settle, "closing list", new ClosingItemDone(item, SessionDecisions.Blank(answer)));

    /// <summary>Says why a question was not reached.</summary>
    public static Decision ExplainNotReached(SessionState state, string question, string reason) =>
        state.Coverage(question).Reason == reason
            ? Decision.Nothing
            : SessionDecisions.When(state, Act.Settle, "not reached", new NotReachedExplained(question, reason));

    /// <summary>Leaves the closing list.</summary>
    public static Decision CloseSession(SessionState state) => SessionDecisions.When(state, Act.CloseSession, "close", new SessionClosed());

    /// <summary>Writes a field of the debrief; the same words twice are once.</summary>
    public static Decision Debrief(SessionState state, string field, string text) =>
        (state.IsGroup && state.By is { } by ? state.DebriefOf(by) : state.Debrief).GetValueOrDefault(field, "") == text.Trim()
            ? Decision.Nothing
            : SessionDecisions.When(state, Act.Debrief, "debrief", new DebriefAnswered(field, text.Trim()));

    /// <summary>Finishes the debrief; nothing in it is required.</summary>
    public static Decision FinishDebrief(SessionState state) =>
        SessionDecisions.When(state, Act.FinishDebrief, "debrief", new DebriefFinished());

    /// <summary>The participant withdraws: everything freezes.</summary>
    public static Decision Withdraw(SessionState state) => SessionDecisions.When(state, Act.Withdraw, "withdrawal", new ConsentWithdrawn());

    /// <summary>What is to be done with what is there: <c>keep</c>, <c>erase</c>, <c>undecided</c>.</summary>
    public static Decision SettleWithdrawal(SessionState state, string scope) =>
        state.Withdrawal == scope ? Decision.Nothing
        : scope is not ("keep" or "erase" or "undecided") ? Decision.Refuse("withdrawal: keep, erase or undecided")
        : SessionDecisions.When(state, Act.SettleWithdrawal, "withdrawal", new WithdrawalSettled(scope));

    /// <summary>The consent in force for one person and wave in a line: "take part, recording; not: reuse", and which of it stands from an earlier wave.</summary>
    public static string ConsentLine(StudyState study, string participant, int wave)
    {
        var items = ConsentItems.All.Select(i => (i.Words, Standing: ConsentRules.Standing(study, participant, wave, i.Item))).Where(i => i.Standing.Answer is not null).ToList();
        var yes = items.Where(i => i.Standing.Answer!.Given).Select(i => i.Words).ToList();
        var no = items.Where(i => !i.Standing.Answer!.Given).Select(i => i.Words).ToList();
        var agreed = yes.Count == 0 ? "agreed to nothing" : string.Join(", ", yes);
        var line = no.Count == 0 ? agreed : $"{agreed}; not: {string.Join(", ", no)}";
        var earlier = items.Where(i => i.Standing.Wave < wave).ToLookup(i => i.Standing.Wave, i => i.Words);
        return earlier.Count == 0 ? line
            : earlier.Count == 1 && earlier.Sum(g => g.Count()) == items.Count ? $"from wave {earlier.First().Key}: {line}"
            : $"{line} ({string.Join("; ", earlier.Select(g => $"from wave {g.Key}: {string.Join(", ", g)}"))})";
    }

    private static Decision Checking(SessionState state, string item, Event happened)
    {
        if (StartCheck.Lines.All(line => line.Item != item)) return Decision.Refuse("there is no such line in the start check");
        CheckResult result = happened is CheckOverridden passed ? new(true, passed.Reason) : new(false, (happened as CheckDone)?.Answer);
        if (state.Checks.GetValueOrDefault(item) == result) return Decision.Nothing;
        return SessionDecisions.When(state, SessionCheck.ActOf(state, happened) ?? Act.Check, "start check", happened);
    }
}
