using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview;

/// <summary>The guides to choose from: those of the study, newest version first, then those that come with the program.</summary>
public static class GuideShelf
{
    /// <summary>The guides for a study; one of the study's own hides the shipped one of that name and language.</summary>
    /// <param name="today">The day it is, 2026-11-05: a version that holds from a later day is not offered yet.</param>
    /// <param name="kind">For interviews, or for focus groups.</param>
    public static IReadOnlyList<TopicGuide> For(StudyState study, string today, string kind = "interview")
    {
        var own = study.GuideNames.Select(n => study.VersionOn(n.Guide, n.Language, today))
            .Select(v => v is null ? null : study.ReadGuide(v.Hash)).OfType<TopicGuide>().Where(g => g.Kind == kind).ToList();
        var shipped = ShippedGuides.All.Select(g => GuideParser.Parse(g.Text, advise: false).Guide).OfType<TopicGuide>()
            .Where(g => g.Kind == kind && !own.Exists(o => o.Id == g.Id && o.Language == g.Language));
        return [.. own, .. shipped];
    }

    /// <summary>True for a code that nobody has and that a declared focus group talks under, or FG and a number.</summary>
    public static bool IsGroupCode(StudyState study, string code) =>
        !study.Knows(study.Now(code)) && (study.SetUp.Group(Account.GroupUnder(study, code))?.Kind == Cohort.FocusGroup
            || (code.Length > 2 && code.StartsWith("FG", StringComparison.OrdinalIgnoreCase) && code.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0));

    /// <summary>The guide that the set-up names for this wave; else one that fits the group and the wave; the first there is where none does.</summary>
    /// <param name="today">The day it is.</param>
    /// <param name="together">True for the code of a focus group.</param>
    public static TopicGuide Suggest(StudyState study, string today, string participant, int wave, bool together = false)
    {
        var guides = For(study, today, together ? Cohort.FocusGroup : "interview");
        var group = study.GroupOf(participant) ?? (together ? Account.GroupUnder(study, participant) : null);
        if (study.SetUp.WavesOf(group).FirstOrDefault(w => w.Wave == wave)?.Guide is { } declared && guides.FirstOrDefault(g => g.Id == declared) is { } named) return named;
        var order = wave == 1 ? "first" : "second";
        return guides.FirstOrDefault(g => (group is null || g.Group == group) && g.Id.Contains(order, StringComparison.Ordinal))
            ?? guides.FirstOrDefault(g => g.Group == group)
            ?? guides.FirstOrDefault(g => g.Id.Contains(order, StringComparison.Ordinal))
            ?? guides[0];
    }

    /// <summary>"patient-first v1 en: First interview with patients".</summary>
    public static string Line(TopicGuide guide) => $"{guide.Id} v{guide.Version} {guide.Language}: {guide.Title}";
}
