using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>A group with its sampling frame, and how its people vary.</summary>
internal sealed record FrameOfGroup(Cohort Cohort, string? Group, StudyFrame Study)
{
    /// <summary>The title of the group.</summary>
    public string Title => Cohort.Title(Group);

    /// <summary>How those interviewed vary; null while the frame cannot be counted with.</summary>
    public Variation? Now { get; } = Study.Problems.Count > 0 ? null : Variation.Of(Study.Frame, Study.People);

    /// <summary>How they would vary if everybody who agreed came; null when nobody is to come.</summary>
    public Variation? IfAllCome() => Now is null || Study.Coming.Count == 0 ? null
        : Variation.Of(Study.Frame, [.. Study.People.Select(p => p with { Covers = p.Covers || Study.Coming.Contains(p) })]);

    /// <summary>The groups that were asked for and have criteria in a frame.</summary>
    public static IReadOnlyList<FrameOfGroup> All(Cohort cohort, string? asked) =>
    [
        .. cohort.Asked(asked).Where(g => cohort.Study.SetUp.CriteriaOf(g).Any(c => c.InFrame)).Select(g => Of(cohort, g)),
    ];

    /// <summary>One group, with criteria or without.</summary>
    public static FrameOfGroup Of(Cohort cohort, string? group) =>
        new(cohort, group, StudyFrame.Of(cohort.Study, group, cohort.Of(group), cohort.Interviewed(group).ToHashSet(StringComparer.Ordinal)));

    /// <summary>What is wrong with the frame, in sentences.</summary>
    public IEnumerable<string> Problems => Study.Problems.Select(p => $"{Title}: {p.What} {p.Hint}");

    /// <summary>Levels that nobody covers and no candidate has, in sentences.</summary>
    public IEnumerable<string> NobodyCan => Now is null ? [] : Ranking.EmptyLevels(Study.Frame, Now.Covered, Study.Candidates)
        .Select(l => $"{Title}: no candidate has {Study.Frame.Words(l)}, and nobody covers it: a task for recruitment.");
}
