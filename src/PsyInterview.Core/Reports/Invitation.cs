using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Whom to invite next, one after the other, with the reasons in words. The researcher's own word comes first.</summary>
public static class Invitation
{
    /// <summary>The report.</summary>
    public static Table From(LogReading reading, ReportOptions options)
    {
        var study = StudyState.Of(reading);
        var accounts = Account.All(reading);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [];
        foreach (var group in Sample.GroupsOf(study, options))
        {
            var frame = Sample.FrameOf(study, accounts, group);
            var title = study.SetUp.Group(group)?.Title ?? group ?? "";
            foreach (var s in Of(frame, options.ByDistance))
            {
                rows.Add([title, Whole(s.Step), s.Person.Id, study.Participants.ContainsKey(s.Person.Id) ? "agreed" : study.LastContact(s.Person.Id, 1)?.Outcome ?? "not asked",
                    Whole(s.Fills.Count), Whole(s.NewPairs), s.Distance.ToString(2), Reason(frame, s)]);
            }
            notes.AddRange(frame.Skipped.Select(s => $"{s.Person} is left out: {s.Reason}."));
            notes.AddRange(Nobody(frame).Select(l => $"{(title.Length > 0 ? title + ": " : "")}no candidate has {l}; that is a task for recruitment, not for a ranking."));
        }
        if (rows.Count == 0) notes.Add("Nobody can be invited: record contacts with what is known of them first.");
        notes.Add(options.ByDistance
            ? "Order: farthest from the nearest person interviewed or named before (Gower, 0 alike to 1); then the lowest code."
            : "Order: most open targets of single levels filled; then most new pairs of levels; then farthest from the nearest person (Gower, 0 alike to 1); then the lowest code. Each step counts on those before it.");
        return new Table("invite", "Whom to invite next", ["group", "step", "who", "asked", "fills", "new pairs", "distance", "why"], rows, notes,
            new HashSet<string>(["step", "fills", "new pairs", "distance"], StringComparer.Ordinal));
    }

    /// <summary>The suggestions for a group, those who agreed and those still to be asked together; skipped ones left out.</summary>
    public static IReadOnlyList<Suggestion> Of(StudyFrame frame, bool byDistance = false)
    {
        if (frame.Frame.Criteria.Count == 0) return [];
        var gower = new Gower(frame.Frame.Criteria, frame.People);
        return Ranking.Of(frame.Frame, gower, frame.Covered, frame.People.Where(p => !p.Covers), byDistance ? RankBy.Distance : RankBy.Need,
            [.. frame.Pinned.Select(p => p.Person)], [.. frame.Skipped.Select(s => s.Person)]);
    }

    /// <summary>Levels that nobody has and no candidate can bring, in words.</summary>
    public static IReadOnlyList<string> Nobody(StudyFrame frame) =>
        [.. Ranking.EmptyLevels(frame.Frame, frame.Covered, frame.People.Where(p => !p.Covers)).Select(frame.Frame.Words)];

    /// <summary>Why this person, with the researcher's own reason where there is one.</summary>
    public static string Reason(StudyFrame frame, Suggestion suggestion) =>
        suggestion.Sentence(frame.Frame) + (frame.Pinned.FirstOrDefault(p => p.Person == suggestion.Person.Id) is { Person: not null } pin ? $" Put first: {pin.Reason}." : "");

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
