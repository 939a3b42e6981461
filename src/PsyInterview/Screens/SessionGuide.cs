using PsyInterview.Guides;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>The version of the guide that a session runs with, the others there are, and how another is taken: before the talk or in the middle of it.</summary>
internal static class SessionGuide
{
    /// <summary>"patient-first v2", and "pilot" where the session is left out of counts.</summary>
    public static string Name(SessionRecorder session) => session.State.Plan is not { } plan ? ""
        : plan.Version == 0 ? plan.Guide : $"{plan.Guide} v{plan.Version}{(IsPilot(session) ? " pilot" : "")}";

    /// <summary>True for a trial, as was stated or as its guide says.</summary>
    public static bool IsPilot(SessionRecorder session) => session.State.Pilot ?? Now(session)?.IsPilot ?? false;

    /// <summary>The version it runs with; null where the study does not have it.</summary>
    public static GuideVersion? Now(SessionRecorder session) => session.Recorder.Study.VersionOf(session.State.Plan?.GuideHash);

    /// <summary>The other versions of the same guide in the same language, the newest first.</summary>
    public static IReadOnlyList<GuideVersion> Others(SessionRecorder session) => session.State.Plan is not { } plan ? []
        : [.. session.Recorder.Study.VersionsOf(plan.Guide, plan.Language).Where(v => v.Hash != plan.GuideHash).Reverse()];

    /// <summary>The version that sessions are planned with today, where it is a later one than that of this session; null otherwise.</summary>
    public static GuideVersion? Newer(SessionRecorder session, DateOnly today) => session.State.Plan is { } plan
        && session.Recorder.Study.VersionOn(plan.Guide, plan.Language, CalendarDay.Iso(today)) is { } latest && latest.Version > plan.Version ? latest : null;

    /// <summary>"version 3, since today: 1 rephrased, 1 added".</summary>
    public static string Line(GuideVersion version, DateOnly today)
    {
        var changes = version.Changes.Values.Where(c => c.Change.Part == GuideParts.Question).GroupBy(c => c.Change.Type).Select(g => $"{g.Count()} {GuideChanges.Told(g.Key)}").ToList();
        return $"version {version.Version}, since {DayWords.Said(version.From, today)}{(version.IsPilot ? ", pilot" : "")}{(changes.Count > 0 ? $": {string.Join(", ", changes)}" : "")}";
    }

    /// <summary>Goes on with another version.</summary>
    /// <returns>Null, or the refusal.</returns>
    public static string? Take(SessionRecorder session, DateTimeOffset at, GuideVersion version) =>
        session.Recorder.Study.ReadGuide(version.Hash) is not { } guide
            ? $"{version.Name} cannot be read any more"
            : session.Do(at, GuideUseDecisions.Switch(session.State, session.Guide, guide));

    /// <summary>Asks which version to go on with, by its number or chosen from the list.</summary>
    /// <param name="done">Called once another is taken.</param>
    public static void Ask(Shell shell, SessionRecorder session, Press press, Action<GuideVersion> done)
    {
        var today = DateOnly.FromDateTime(shell.Now.Date);
        var others = Others(session);
        if (press.Words.Length > 0)
        {
            if (TakeNamed(press.Words) is { } refusal) shell.Say(refusal);
            return;
        }
        shell.Type(new Typing("go on with:", press.At, TakeNamed)
        {
            Text = Line(others[0], today),
            Complete = typed => [.. others.Select(v => Line(v, today)).Where(l => typed == Line(others[0], today) || l.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Versions of this guide",
            Bar = "Up Down choose  Enter go on with it  Esc back",
            KeepsLeft = false,
        });

        string? TakeNamed(string words)
        {
            var wanted = words.Trim();
            var number = wanted.TrimStart('v', 'V');
            var version = others.FirstOrDefault(v => Line(v, today) == wanted) ?? others.FirstOrDefault(v => $"{v.Version}" == number || wanted.StartsWith($"version {v.Version}", StringComparison.OrdinalIgnoreCase));
            if (version is null) return $"there is no other version “{wanted}” of this guide: {string.Join(", ", others.Select(v => v.Version))}";
            if (Take(session, press.At, version) is { } refusal) return refusal;
            done(version);
            return null;
        }
    }

    /// <summary>Why no other version can be taken; null when one can.</summary>
    public static string? WhyNot(SessionRecorder session) =>
        SessionProtocol.WhyNot(session.State, Act.ChangeGuide) is { } why ? $"guide: {why}" : Others(session).Count == 0 ? "guide: there is no other version of this guide" : null;
}
