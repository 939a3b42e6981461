using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How often each planned probe was asked, and the probes that interviewers made up, as candidates for the next version.</summary>
public static class ProbesReport
{
    /// <summary>The report.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var uses = QuestionReports.Asked(reading, asked);
        var study = StudyState.Of(reading);
        var made = GuideProposals.Of(study, Account.All(reading)).Where(p => p.Kind == GuideProposals.Probe && (asked.Session is null || p.Session == asked.Session)).ToLookup(p => p.Guide);
        List<IReadOnlyList<string>> rows = [];
        foreach (var use in uses)
        {
            foreach (var question in use.Questions)
            {
                rows.AddRange(Planned(use, question));
                rows.AddRange(made[use.Guide].Where(p => p.Question == question.Id).Select(p => Row(study, use, question.Number, question.Label, p)));
            }
            rows.AddRange(made[use.Guide].Where(p => use.Questions.All(q => q.Id != p.Question)).Select(p => Row(study, use, "", "", p)));
        }
        return new("probes", "Probes, planned and made up", ["guide", "number", "question", "probe", "kind", "times", "sessions", "of", "session", "what became of it"], rows,
            [.. QuestionReports.Empty(uses), "Times: how often it was asked, twice in one session counted twice. Sessions, of: in how many sessions it was asked, of those in which its question was asked or volunteered and whose version had it. "
                + "A planned probe is known by its words: one that was rephrased stands in two rows, as does one in two languages. Planned before: the latest version does not have it.",
                "Made up: a probe that the guide did not have, where the interviewer put it into words; each is a candidate for the next version.", .. Silent(uses), .. QuestionReports.Outside(reading, asked, uses)],
            new HashSet<string> { "times", "sessions", "of" });
    }

    private static IEnumerable<string> Silent(IReadOnlyList<GuideUse> uses)
    {
        var made = uses.SelectMany(u => u.Sessions).SelectMany(a => a.State.Moments).Where(m => m.What == "improvised").ToList();
        if (made.Count(m => string.IsNullOrWhiteSpace(m.Text)) is > 0 and var silent) yield return $"{NumberWords.Digits(silent)} of {NumberWords.Of(made.Count, "probe")} made up {(silent == 1 ? "has" : "have")} no words on record and cannot be listed.";
        if (made.Count(m => m.Restricted && !string.IsNullOrWhiteSpace(m.Text)) is > 0 and var kept) yield return $"{NumberWords.Digits(kept)} more, made up during distress or struck at the participant's wish, {(kept == 1 ? "is" : "are")} not shown.";
    }

    private static IEnumerable<IReadOnlyList<string>> Planned(GuideUse use, UsedQuestion question)
    {
        var words = use.Read.Reverse().SelectMany(v => v.Guide.Question(question.Id)?.Probes ?? []).Distinct().ToList();
        var now = use.Read.Count == 0 ? [] : use.Read[^1].Guide.Question(question.Id)?.Probes ?? [];
        var exposed = use.Sessions.Where(a => GuideUse.Cell(question.Id, a).IsExposed)
            .Select(a => (Probes: a.Guides.SelectMany(g => g.Question(question.Id)?.Probes ?? []).ToHashSet(StringComparer.Ordinal),
                Asked: a.State.Moments.Where(m => m.Probe > 0 && m.On == question.Id).Select(a.ProbeWords).ToList())).ToList();
        // In another language the same probe has other words, and stands in a row of its own.
        List<string> others = [.. use.Sessions.SelectMany(a => a.Guides).Where(g => g.Language != use.Language).SelectMany(g => g.Question(question.Id)?.Probes ?? []).Distinct().Except(words)];
        foreach (var probe in words.Concat(others))
        {
            var having = exposed.Where(a => a.Probes.Contains(probe)).ToList();
            var times = having.Select(a => a.Asked.Count(p => p == probe)).ToList();
            yield return [use.Guide, question.Number, question.Label, probe, now.Contains(probe) || others.Contains(probe) ? "planned" : "planned before", NumberWords.Digits(times.Sum()), NumberWords.Digits(times.Count(n => n > 0)), NumberWords.Digits(having.Count), "", ""];
        }
    }

    private static IReadOnlyList<string> Row(StudyState study, GuideUse use, string number, string label, GuideProposal made) =>
        [use.Guide, number, label, made.Text, "made up", "1", "1", "", made.Session ?? "", Became(study, made)];

    /// <summary>What became of a proposal, in words.</summary>
    public static string Became(StudyState study, GuideProposal proposal) => proposal.Settled switch
    {
        null => "waits",
        { Hash: { } hash } => $"in {study.VersionOf(hash)?.Name ?? "a version"}",
        { Outcome: ProposalOutcomes.Accepted } settled => $"accepted{(settled.Reason is { } why ? $": {why}" : "")}",
        var settled => $"rejected: {settled.Reason}",
    };
}
