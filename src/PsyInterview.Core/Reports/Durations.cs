using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How long the sessions took: one row a session, then mean and range for each kind and wave.</summary>
public static class Durations
{
    /// <summary>The report. Sessions that did not end are counted apart, those written afterwards too.</summary>
    public static Table From(LogReading reading)
    {
        var started = Account.All(reading).Where(a => a.State.WasHeld).ToList();
        var study = StudyState.Of(reading);
        var talked = started.Where(a => !a.IsWithheld).ToList();
        List<IReadOnlyList<string>> rows = [.. talked.Select(Row)];
        var notes = new List<string>
        {
            "Gross: from start to end of the talk. Net: gross less breaks, lost connections, calls and the time a session was cut off; overlaps counted once.",
            "Minutes are rounded to the whole, half away from zero.",
        };
        if (started.Count > talked.Count)
            notes.Add($"{started.Count - talked.Count} left out: a withdrawal that is undecided or asks for erasure.");
        if (talked.Exists(a => a.State.IsPast)) notes.Add("Held before: the net minutes as they were noted before the study came into this program.");
        foreach (var kind in talked.GroupBy(a => (Of: NameOf(study, a), a.State.Plan!.Kind, a.State.Plan.Wave))
            .OrderBy(g => g.Key.Of, StringComparer.Ordinal).ThenBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Wave))
        {
            var lengths = Lengths.Of(kind);
            var left = lengths.Left == 0 ? "" : $"; {lengths.Left} {(kind.Any(a => a.State.IsPast) ? "without a length" : "without an end or written afterwards")} left out";
            notes.Add(lengths.Sessions == 0
                ? $"{kind.Key.Of}, wave {kind.Key.Wave}: mean not defined (no session ended){left}."
                : string.Create(CultureInfo.InvariantCulture,
                    $"{kind.Key.Of}, wave {kind.Key.Wave}: net mean {lengths.Mean.WholeMinutes()} min (range {lengths.Shortest.WholeMinutes()}-{lengths.Longest.WholeMinutes()}), n = {lengths.Sessions}{left}."));
        }
        return new Table("durations", "Durations of the sessions",
            ["session", "wave", "net min", "gross min", "state", "started", "guide", "kind"], rows, notes,
            new HashSet<string>(["wave", "gross min", "net min"], StringComparer.Ordinal));
    }

    // Where groups were declared they say more than the guide, which a session held before may not even name.
    private static string NameOf(StudyState study, Account account) =>
        study.SetUp.Group(account.Group)?.Title ?? (account.State.Plan!.Guide.Length > 0 ? account.State.Plan.Guide : account.Group ?? "sessions");

    private static IReadOnlyList<string> Row(Account account)
    {
        var (state, plan) = (account.State, account.State.Plan!);
        var ended = state.End is not null || state.IsAfterwards || state.IsPast;
        return
        [
            account.Stream, plan.Wave.ToString(CultureInfo.InvariantCulture), Minutes(state.Net(default)), Minutes(state.Gross(default)),
            state.IsPast ? "held before" : state.IsAfterwards ? "written afterwards" : ended ? Words(state.Phase) : $"not ended ({Words(state.Phase)})",
            state.IsPast ? state.StatedOn ?? "not noted" : state.Start!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            plan.Version > 0 ? $"{plan.Guide} v{plan.Version}" : plan.Guide, plan.Kind,
        ];

        string Minutes(TimeSpan time) =>
            !ended ? "not defined (not ended)"
            : (state.IsAfterwards || state.IsPast) && state.StatedMinutes is null ? "not stated"
            : time.WholeMinutes().ToString(CultureInfo.InvariantCulture);
    }

    private static string Words(Phase phase) => phase switch
    {
        Phase.BetweenTopics or Phase.OnQuestion or Phase.Live => "running",
        Phase.Ended => "debrief to write",
        _ => phase.ToString().ToLowerInvariant(),
    };
}
