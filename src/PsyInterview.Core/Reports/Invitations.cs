using PsyInterview.Log;
using PsyInterview.Sampling;

namespace PsyInterview.Reports;

/// <summary>Whom to invite next, one after the other, each with the reasons; the researcher's own word goes before.</summary>
public static class Invitations
{
    /// <summary>The report, of every group with a frame or of one.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Counted(reading);
        var samples = GroupSample.WithFrame(cohort, asked.Group);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [];
        foreach (var sample in samples)
        {
            notes.AddRange(sample.Problems.Select(p => $"{sample.Title}: {p}"));
            if (!sample.CanCount) continue;
            rows.AddRange(Of(sample, asked.ByDistance));
            if (sample.Basis.Candidates.Count == 0) notes.Add($"{sample.Title}: there is no candidate.");
            notes.AddRange(sample.NobodyCan);
        }
        notes.Add(asked.ByDistance
            ? "Order: by Gower's distance to the nearest person, the farthest first; then the lowest code. Each step counts on those before it."
            : "Order: most open quotas of single levels filled; then most new pairs of levels; then farthest from the nearest person; then the lowest code. "
                + "Each step counts on those before it.");
        notes.Add("Distance: Gower, 0 alike to 1. A person who was pinned comes first, one who was skipped is left out: each with the researcher's reason.");
        if (samples.Count == 0) notes.Insert(0, "No group has criteria that guide sampling; declare them in the set-up.");
        return new Table("invite", "Whom to invite next", ["step", "person", "group", "state", "why"], rows, notes,
            new HashSet<string>(["step"], StringComparer.Ordinal));
    }

    private static IEnumerable<IReadOnlyList<string>> Of(GroupSample sample, bool byDistance)
    {
        foreach (var suggestion in sample.Next(byDistance ? RankBy.Distance : RankBy.Need))
        {
            var reason = suggestion.IsPinned ? $" Pinned: {sample.Words[suggestion.Person.Id].Reason}." : "";
            yield return
            [
                NumberWords.Digits(suggestion.Step), suggestion.Person.Id, sample.Title, sample.StandingOf(suggestion.Person), suggestion.Sentence(sample.Frame) + reason,
            ];
        }
        foreach (var person in sample.Said("skip"))
            yield return ["", person.Id, sample.Title, sample.StandingOf(person), $"skipped: {sample.Words[person.Id].Reason}"];
    }
}
