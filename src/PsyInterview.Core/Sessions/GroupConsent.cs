using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Sessions;

/// <summary>Consent in a focus group: everybody on a seat who is not absent is asked for themselves.</summary>
public static class GroupConsent
{
    /// <summary>Who is on a seat and not absent, by seat, under the code they have now.</summary>
    public static IReadOnlyList<(int Seat, string Person)> Expected(StudyState study, SessionState state) =>
        [.. state.Group.Seats.Where(s => !state.Group.Absent.Contains(s.Value)).Select(s => (s.Key, study.Now(s.Value)))];

    /// <summary>The items that somebody was not asked yet.</summary>
    public static IReadOnlyList<(string Item, string Words)> NotAsked(StudyState study, string person, int wave) =>
        [.. ConsentItems.All.Where(i => ConsentRules.InForce(study, person, wave, i.Item) is null)];

    /// <summary>How it stands with one person: "all agreed", "not yet asked: recording, reuse", "not: quotes".</summary>
    public static string Line(StudyState study, string person, int wave)
    {
        var open = NotAsked(study, person, wave);
        var no = ConsentItems.All.Where(i => ConsentRules.InForce(study, person, wave, i.Item) is { Given: false }).Select(i => i.Words).ToList();
        return open.Count == ConsentItems.All.Count ? "not yet asked"
            : open.Count == 0 && no.Count == 0 ? "all agreed"
            : string.Join("; ", new[] { no.Count > 0 ? $"not: {string.Join(", ", no)}" : "", open.Count > 0 ? $"not yet asked: {Words(open)}" : "" }.Where(w => w.Length > 0));
    }

    /// <summary>Yes to every item that somebody was not asked yet; what they answered stays as it is.</summary>
    /// <param name="document">The version of the consent document, or null.</param>
    /// <param name="how">How it was given, or null.</param>
    public static Decision AgreeToRest(StudyState study, string person, int wave, string? document, string? how)
    {
        List<Event> events = [];
        foreach (var (item, _) in NotAsked(study, person, wave))
        {
            var decision = StudyDecisions.RecordConsent(study, person, wave, item, true, document, how);
            if (decision.Refusal is not null) return decision;
            events.AddRange(decision.Events);
        }
        return events.Count == 0 ? Decision.Refuse($"{person} was asked everything; Enter shows each answer, and y and n change it there") : Decision.That(events);
    }

    /// <summary>Why the consent is not complete: nobody sits there yet, or somebody was not asked everything. Null when it is.</summary>
    public static string? WhyNotChecked(StudyState study, SessionState state)
    {
        var expected = Expected(study, state);
        if (expected.Count == 0) return "consent: nobody is on a seat yet; say first who sits where";
        var open = expected.Select(e => (e.Person, Items: NotAsked(study, e.Person, Wave(state)))).Where(e => e.Items.Count > 0).ToList();
        return open switch
        {
            [] => null,
            [var one] => $"consent: {one.Person} was not yet asked: {Words(one.Items)}",
            _ => $"consent: {open.Count} people were not yet asked everything",
        };
    }

    /// <summary>What the consent line keeps: how many were asked, and no code, so that nobody's answer stands where it is not theirs.</summary>
    public static string Answered(StudyState study, SessionState state) => Expected(study, state).Count is 1 ? "one person asked" : $"{Expected(study, state).Count} people asked";

    /// <summary>Who of those expected said no to an item, where no reason passes it over.</summary>
    public static IReadOnlyList<string> SaidNo(StudyState study, SessionState state, string item) =>
        [.. Expected(study, state).Where(e => ConsentRules.SaidNo(study, e.Person, Wave(state), item) is not null).Select(e => e.Person)];

    /// <summary>Why the talk may not start: somebody on a seat withdrew, or does not take part. Null when it may.</summary>
    public static string? WhyNotStart(StudyState study, SessionState state)
    {
        foreach (var (seat, person) in Expected(study, state))
        {
            if (ConsentRules.WhyNotTalk(study, person) is not null) return $"{person} withdrew from the study: take them off seat {seat}";
            if (ConsentRules.SaidNo(study, person, Wave(state), "take-part") is not null) return $"{person} does not take part: take them off seat {seat}";
        }
        return null;
    }

    /// <summary>Why the audio may not run; null when it may.</summary>
    public static string? WhyNotRecord(StudyState study, SessionState state) => SaidNo(study, state, "recording") is { Count: > 0 } no
        ? $"{Joined(no)} did not agree to recording; notes can be taken. :record and a reason passes it over"
        : null;

    /// <summary>Somebody did not agree to observers, and there are some: a warning, since the observers can still go. Null where there is nothing to warn of.</summary>
    public static string? Warning(StudyState study, SessionState state)
    {
        var observers = state.Group.Roles.Where(r => r.Value == SessionRoles.Observer).Select(r => r.Key).ToList();
        return observers.Count > 0 && SaidNo(study, state, "observers") is { Count: > 0 } no
            ? $"{Joined(no)} said no to observers, and {Joined(observers)} {(observers.Count == 1 ? "observes" : "observe")}"
            : null;
    }

    private static int Wave(SessionState state) => state.Plan?.Wave ?? 1;

    private static string Words(IReadOnlyList<(string Item, string Words)> items) => string.Join(", ", items.Select(i => i.Words));

    private static string Joined(IReadOnlyList<string> codes) => codes.Count == 1 ? codes[0] : $"{string.Join(", ", codes.SkipLast(1))} and {codes[^1]}";
}
