using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>How long the sessions took: one row a session, then mean and range for each kind and wave.</summary>
public static class Durations
{
    /// <summary>The report. Sessions that did not end are counted apart, those written afterwards too.</summary>
    public static Table From(LogReading reading)
    {
        var started = Account.All(reading).Where(a => a.State.Start is not null).ToList();
        var talked = started.Where(a => !a.IsWithheld).ToList();
        List<IReadOnlyList<string>> rows = [.. talked.Select(Row)];
        var notes = new List<string>
        {
            "Gross: from start to end of the talk. Net: gross less breaks, lost connections, calls and the time a session was cut off; overlaps counted once.",
            "Minutes are rounded to the whole, half away from zero.",
        };
        if (started.Count > talked.Count)
            notes.Add($"{started.Count - talked.Count} left out: a withdrawal that is undecided or asks for erasure.");
        foreach (var kind in talked.GroupBy(a => (a.State.Plan!.Guide, a.State.Plan.Kind, a.State.Plan.Wave))
            .OrderBy(g => g.Key.Guide, StringComparer.Ordinal).ThenBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Wave))
        {
            var net = kind.Where(a => a.State.End is not null && !a.State.IsAfterwards).Select(a => a.State.Net(default)).ToList();
            var left = kind.Count() - net.Count;
            var without = left == 0 ? "" : $"; {left} without an end or written afterwards left out";
            notes.Add(net.Count == 0
                ? $"{kind.Key.Guide}, wave {kind.Key.Wave}: mean not defined (no session ended){without}."
                : string.Create(CultureInfo.InvariantCulture,
                    $"{kind.Key.Guide}, wave {kind.Key.Wave}: net mean {TimeSpan.FromTicks((long)net.Average(t => t.Ticks)).WholeMinutes()} min (range {net.Min().WholeMinutes()}-{net.Max().WholeMinutes()}), n = {net.Count}{without}."));
        }
        return new Table("durations", "Durations of the sessions",
            ["session", "wave", "net min", "gross min", "state", "started", "guide", "kind"], rows, notes,
            new HashSet<string>(["wave", "gross min", "net min"], StringComparer.Ordinal));
    }

    private static IReadOnlyList<string> Row(Account account)
    {
        var (state, plan) = (account.State, account.State.Plan!);
        var ended = state.End is not null || state.IsAfterwards;
        return
        [
            account.Stream, plan.Wave.ToString(CultureInfo.InvariantCulture), Minutes(state.Net(default)), Minutes(state.Gross(default)),
            state.IsAfterwards ? "written afterwards" : ended ? Words(state.Phase) : $"not ended ({Words(state.Phase)})",
            state.Start!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), $"{plan.Guide} v{plan.Version}", plan.Kind,
        ];

        string Minutes(TimeSpan time) =>
            !ended ? "not defined (not ended)"
            : state.IsAfterwards && state.StatedMinutes is null ? "not stated"
            : time.WholeMinutes().ToString(CultureInfo.InvariantCulture);
    }

    private static string Words(Phase phase) => phase switch
    {
        Phase.BetweenTopics or Phase.OnQuestion or Phase.Live => "running",
        Phase.Ended => "debrief to write",
        _ => phase.ToString().ToLowerInvariant(),
    };
}
