using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>What the sample covers: levels with counts, targets and gaps, then coverage, evenness and spread, group by group.</summary>
public static class Sample
{
    /// <summary>The report.</summary>
    public static Table From(LogReading reading, ReportOptions options)
    {
        var study = StudyState.Of(reading);
        var accounts = Account.All(reading);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [];
        var groups = GroupsOf(study, options);
        foreach (var group in groups)
        {
            var frame = FrameOf(study, accounts, group);
            var title = groups.Count > 1 ? $"{study.SetUp.Group(group)?.Title ?? group}: " : "";
            if (frame.Frame.Counted.Count == 0) continue;
            var (now, then) = (Variation.Of(frame.Frame, frame.People), Variation.Of(frame.Frame, frame.IfAllCome));
            foreach (var (count, coming) in now.Counts.Zip(then.Counts))
            {
                for (var level = 0; level < count.Counts.Count; level++) rows.Add(Row(title, count, coming, level, now.Gaps));
                foreach (var (n, words) in ((int, string)[])[(count.Missing, "missing"), (count.NotAsked, "not asked"), (count.Declined, "declined to say"), (count.Outside.Count, "outside the frame")])
                    if (n > 0) rows.Add([title + count.Criterion.Title, words, Whole(n), "", "", ""]);
            }
            foreach (var gap in now.Gaps.Where(g => g.Target.Of.Levels.Count > 1))
                rows.Add([title + "together", frame.Frame.Words(gap.Target.Of), Whole(gap.Count), Wanted(gap.Target), gap.Missing > 0 ? Whole(gap.Missing) : "", Whole(then.Gaps.First(g => g.Target == gap.Target).Count)]);
            notes.AddRange(SampleWords.Of(title, frame, now, then));
        }
        if (rows.Count == 0) notes.Add("No criterion with levels is declared yet. Declare criteria in the set-up; then people are counted over their levels.");
        if (study.SetUp.Described.NotVaried is { Count: > 0 } not) notes.Add($"Known not to vary, for the limitations: {string.Join(", ", not)}.");
        notes.Add("n: people who were interviewed. Gap: what a target lacks, the larger of 0 and target - n. If all come: with everyone who agreed and was not interviewed yet.");
        return new Table("sampling", "The sample against its frame", ["criterion", "level", "n", "target", "gap", "if all come"], rows, notes,
            new HashSet<string>(["n", "target", "gap", "if all come"], StringComparer.Ordinal));
    }

    /// <summary>The frame of one group, those interviewed by the sessions that were held.</summary>
    public static StudyFrame FrameOf(StudyState study, IReadOnlyList<Account> accounts, string? group)
    {
        var held = accounts.Where(a => a.State.WasHeld && !a.IsWithheld).Select(a => study.Now(a.State.Plan!.Participant)).ToHashSet(StringComparer.Ordinal);
        if (study.SetUp.Group(group)?.Kind == "focus-group" && accounts.Any(a => a.Group == group && a.State.WasHeld))
            held.UnionWith(study.Participants.Keys.Where(p => study.GroupOf(p) == group));
        return StudyFrame.Of(study, group, held);
    }

    /// <summary>The groups that were asked for: one, or all.</summary>
    public static IReadOnlyList<string?> GroupsOf(StudyState study, ReportOptions options) =>
        options.Group is { } only ? [study.SetUp.Group(only)?.Group ?? only] : Flow.GroupsOf(study);

    /// <summary>What the sample lacks in one line: "gaps in the sample: men 2, 18-39 1"; null where nothing is wanted, or nobody is declared.</summary>
    public static string? Gaps(StudyState study, IReadOnlyList<Account> accounts)
    {
        List<string> gaps = [];
        var any = false;
        foreach (var group in Flow.GroupsOf(study))
        {
            var frame = FrameOf(study, accounts, group);
            any |= frame.Frame.Targets.Count > 0;
            gaps.AddRange(Gap.Of(frame.Frame, frame.Covered).Where(g => g.Missing > 0).Select(g => $"{frame.Frame.Words(g.Target.Of)} {Whole(g.Missing)}"));
        }
        return gaps.Count > 0 ? $"gaps in the sample: {string.Join(", ", gaps)}" : any ? "every target of the sample is met" : null;
    }

    private static IReadOnlyList<string> Row(string title, CriterionCount count, CriterionCount coming, int level, IReadOnlyList<Gap> gaps)
    {
        var (criterion, id) = (count.Criterion, count.Criterion.Levels[level].Id);
        var gap = gaps.FirstOrDefault(g => g.Target.Of.Levels is [var only] && only.Criterion == criterion.Id && only.Level == id);
        var lack = gap is null ? "" : gap.Missing > 0 ? Whole(gap.Missing) : gap.IsOverMax ? $"{Whole(gap.Count - gap.Target.Max!.Value)} over" : "-";
        return [title + criterion.Title, criterion.Levels[level].Label, Whole(count.Counts[level]), gap is null ? "" : Wanted(gap.Target), lack, Whole(coming.Counts[level])];
    }

    private static string Wanted(Target target) => target.Max is { } most ? $"{Whole(target.Min)}-{Whole(most)}" : Whole(target.Min);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
