using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>
/// What two laptops began under one name, each without knowing of the other: after a merge it is one. Right where both took the same table in, and an interview lost in
/// another where two sites gave one code to two people.
/// </summary>
public static class Twins
{
    /// <summary>A sentence for each code and each session that mine and what would come both have from the beginning.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Entry> mine, IEnumerable<Entry> coming, EventKinds kinds)
    {
        var (here, there) = (Named(mine, kinds), Named(coming, kinds));
        return [.. here.Intersect(there).OrderBy(n => n.IsSession).ThenBy(n => n.Name, NaturalOrder.Of).Select(n => n.IsSession
            ? $"{n.Name} was planned here and there: what both wrote becomes one session"
            : $"{n.Name} was given as a code here and there: if these are two people, they become one")];
    }

    private static HashSet<(bool IsSession, string Name)> Named(IEnumerable<Entry> entries, EventKinds kinds) =>
        [.. entries.Select(e => kinds.Read(e) switch
        {
            ParticipantAdded { Contact: null } added => (false, added.Participant),
            SessionPlanned => (true, e.Id.Stream),
            _ => (false, ""),
        }).Where(n => n.Item2.Length > 0)];
}
