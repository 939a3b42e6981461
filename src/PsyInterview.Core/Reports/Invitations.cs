using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Whom to invite next, one after the other, each with the reasons; the researcher's own word goes before.</summary>
public static class Invitations
{
    /// <summary>The report, of every group with a frame or of one.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Of(reading);
        var frames = FrameOfGroup.All(cohort, asked.Group);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [];
        foreach (var frame in frames)
        {
            notes.AddRange(frame.Problems);
            if (frame.Now is null) continue;
            rows.AddRange(Of(frame, asked.ByDistance));
            if (frame.Study.Candidates.Count == 0) notes.Add($"{frame.Title}: there is no candidate.");
            notes.AddRange(frame.NobodyCan);
        }
        notes.Add(asked.ByDistance
            ? "Order: by Gower's distance to the nearest person, the farthest first; then the lowest code. Each step counts on those before it."
            : "Order: most open quotas of single levels filled; then most new pairs of levels; then farthest from the nearest person; then the lowest code. "
                + "Each step counts on those before it.");
        notes.Add("Distance: Gower, 0 alike to 1. A person who was pinned comes first, one who was skipped is left out: each with the researcher's reason.");
        if (frames.Count == 0) notes.Insert(0, "No group has criteria that guide sampling; declare them in the set-up.");
        return new Table("invite", "Whom to invite next", ["step", "person", "group", "state", "why"], rows, notes,
            new HashSet<string>(["step"], StringComparer.Ordinal));
    }

    private static IEnumerable<IReadOnlyList<string>> Of(FrameOfGroup frame, bool byDistance)
    {
        var study = frame.Cohort.Study;
        foreach (var suggestion in Ranked(frame.Study, frame.Now!, study.Invitations, byDistance ? RankBy.Distance : RankBy.Need))
        {
            var reason = suggestion.IsPinned ? $" Pinned: {study.Invitations[suggestion.Person.Id].Reason}." : "";
            var why = suggestion.Sentence(frame.Study.Frame) + reason;
            yield return [NumberWords.Digits(suggestion.Step), suggestion.Person.Id, frame.Title, State(suggestion.Person), why];
        }
        foreach (var person in Said(frame.Study, study.Invitations, "skip"))
            yield return ["", person.Id, frame.Title, State(person), $"skipped: {study.Invitations[person.Id].Reason}"];

        string State(Person person) => Standing.Of(frame.Cohort, person.Id);
    }

    /// <summary>The candidates of a group in order: pinned ones first, skipped ones left out.</summary>
    internal static IReadOnlyList<Suggestion> Ranked(StudyFrame frame, Variation now, IReadOnlyDictionary<string, InvitationWord> words, RankBy by) =>
        Ranking.Of(frame.Frame, now.Gower, now.Covered, frame.Candidates, by,
            [.. Said(frame, words, "pin").Select(p => p.Id)], [.. Said(frame, words, "skip").Select(p => p.Id)]);

    private static IEnumerable<Person> Said(StudyFrame frame, IReadOnlyDictionary<string, InvitationWord> words, string word) =>
        frame.Candidates.Where(p => words.TryGetValue(p.Id, out var said) && said.Word == word);
}
