using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>Who was here from when to when: participants with their seats, and those of the team who watched.</summary>
public static class Attendance
{
    /// <summary>The report: one row a stretch, so that somebody who left and came back has two.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var account in Account.All(reading).Where(a => a.State is { Group: var g } && (a.State.IsGroup || !g.Observations.IsEmpty) && (asked.Session is null || a.Stream == asked.Session)).OrderBy(a => a.Stream, NaturalOrder.Of))
        {
            var (state, group) = (account.State, account.State.Group);
            foreach (var person in group.Members.OrderBy(p => group.SeatOf(p) ?? int.MaxValue).ThenBy(p => p, NaturalOrder.Of))
            {
                var seat = group.SeatOf(person)?.ToString(CultureInfo.InvariantCulture) ?? "";
                var here = group.Attendance.FindAll(p => p.Person == person);
                if (here.IsEmpty) rows.Add([account.Stream, person, "participant", seat, "not here", "", "", ""]);
                foreach (var presence in here) rows.Add([account.Stream, person, "participant", seat, .. Stretch(state, presence), ""]);
            }
            foreach (var person in group.Roles.Keys.Union(group.Observations.Select(o => o.Person)).Order(StringComparer.Ordinal))
            {
                var role = group.Roles.GetValueOrDefault(person, SessionRoles.Observer);
                var lead = group.Lead == person ? ", lead" : "";
                var written = state.Moments.Count(m => m.Id.Person == person && m.IsNote).ToString(CultureInfo.InvariantCulture);
                var watched = group.Observations.FindAll(p => p.Person == person);
                if (watched.IsEmpty) rows.Add([account.Stream, person, role + lead, "", "", "", "", written]);
                foreach (var presence in watched) rows.Add([account.Stream, person, role + lead, "", .. Stretch(state, presence), written]);
            }
        }
        return new Table("attendance", "Who was here", ["session", "who", "part", "seat", "from", "to", "min", "notes"], rows,
            rows.Count == 0 ? ["No focus group was planned yet."]
                : ["From and to: minutes and seconds since the talk began; who had a seat before it began counts from 00:00. Min: whole minutes, half away from zero.",
                    "Notes: what each of the team wrote in the session, observations, quotes and thoughts; who watched without beginning an observation has no times."],
            new HashSet<string> { "seat", "from", "to", "min", "notes" });
    }

    private static IReadOnlyList<string> Stretch(SessionState state, Presence presence)
    {
        if (state.Zero is not { } zero) return ["expected", "", ""];
        var from = presence.From is { } came && came > zero ? came : zero;
        if ((presence.To ?? state.End) is not { } to) return [TimeWords.Clock(from - zero), "not ended", ""];
        return [TimeWords.Clock(from - zero), TimeWords.Clock(to - zero), Math.Max(0, (to - from).WholeMinutes()).ToString(CultureInfo.InvariantCulture)];
    }
}
