using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>How long the sessions took: one row a session, then mean and range for each group, kind and wave.</summary>
public static class Durations
{
    /// <summary>
    /// The report. Sessions that did not end are counted apart, those written afterwards too; those held before the study came into this program
    /// count with the minutes that were noted then.
    /// </summary>
    public static Table From(LogReading reading)
    {
        var cohort = Cohort.Counted(reading);
        var held = cohort.Accounts.Where(a => a.State.WasHeld).ToList();
        var talked = held.Where(a => !a.IsWithheld).ToList();
        var hasGroups = !cohort.Study.SetUp.Groups.IsEmpty;
        var groups = cohort.Groups.ToList();
        var order = hasGroups ? talked.OrderBy(a => groups.IndexOf(a.Group)) : talked.OrderBy(_ => 0);
        List<IReadOnlyList<string>> rows = [.. order.ThenBy(a => a.Stream, NaturalOrder.Of).Select(a => Row(a, hasGroups ? cohort.Title(a.Group) : null))];
        var notes = new List<string>
        {
            "Gross: from start to end of the talk. Net: gross less breaks, lost connections, calls and the time a session was cut off; overlaps counted once.",
            "Minutes are rounded to the whole, half away from zero.",
        };
        if (held.Count > talked.Count)
            notes.Add($"{held.Count - talked.Count} left out: a withdrawal that is undecided or asks for erasure.");
        notes.AddRange(talked.GroupBy(a => (Of: hasGroups ? cohort.Title(a.Group) : a.State.Plan!.Guide, a.State.Plan!.Kind, a.State.Plan.Wave))
            .OrderBy(g => hasGroups ? groups.IndexOf(g.First().Group) : 0)
            .ThenBy(g => g.Key.Of, StringComparer.Ordinal).ThenBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Wave)
            .Select(g => Sentence($"{g.Key.Of}, wave {g.Key.Wave}", [.. g])));
        return new Table("durations", "Durations of the sessions",
            ["session", .. hasGroups ? (string[])["group"] : [], "wave", "net min", "gross min", "state", "started", "guide", "kind"], rows, [.. notes, .. cohort.PilotNote],
            new HashSet<string>(["wave", "gross min", "net min"], StringComparer.Ordinal));
    }

    /// <summary>Net minutes of the sessions that have a length: those that ended, and those held before with stated minutes.</summary>
    public static IReadOnlyList<TimeSpan> Net(IEnumerable<Account> accounts) => [.. accounts.Where(HasLength).Select(a => a.State.Net(default))];

    /// <summary>Mean and range in whole minutes; null when no session has a length.</summary>
    public static (int Mean, int Least, int Most)? MeanAndRange(IReadOnlyList<TimeSpan> net) => net.Count == 0 ? null
        : (TimeSpan.FromTicks((long)net.Average(t => t.Ticks)).WholeMinutes(), net.Min().WholeMinutes(), net.Max().WholeMinutes());

    private static bool HasLength(Account account) =>
        account.State.IsPast ? account.State.StatedMinutes is not null : account.State.End is not null && !account.State.IsAfterwards;

    private static string Sentence(string what, IReadOnlyList<Account> accounts)
    {
        var net = Net(accounts);
        var before = accounts.Count(a => a.State.IsPast && HasLength(a));
        var unknown = accounts.Count(a => a.State.IsPast && !HasLength(a));
        var left = accounts.Count - net.Count - unknown;
        var apart = (before == 0 ? "" : $", {(before < net.Count ? $"{before} " : before > 1 ? "all " : "")}held before, with the minutes noted then")
            + (left == 0 ? "" : $"; {left} without an end or written afterwards left out")
            + (unknown == 0 ? "" : $"; {unknown} held before without minutes left out");
        return MeanAndRange(net) is var (mean, least, most)
            ? string.Create(CultureInfo.InvariantCulture, $"{what}: net mean {mean} min (range {least}-{most}), n = {net.Count}{apart}.")
            : $"{what}: mean not defined (no session {(unknown > 0 ? "with a known length" : "ended")}){apart}.";
    }

    private static IReadOnlyList<string> Row(Account account, string? group)
    {
        var (state, plan) = (account.State, account.State.Plan!);
        var ended = state.End is not null || state.IsAfterwards || state.IsPast;
        return
        [
            account.Stream, .. group is null ? (string[])[] : [group], plan.Wave.ToString(CultureInfo.InvariantCulture), Minutes(state.Net(default)),
            Minutes(state.Gross(default)),
            state.IsPast ? "held before" : state.IsAfterwards ? "written afterwards" : ended ? Words(state.Phase) : $"not ended ({Words(state.Phase)})",
            state.Start is { } start ? start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : state.StatedOn ?? "",
            state.IsPast ? plan.Guide : $"{plan.Guide} v{plan.Version}", plan.Kind,
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
