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
        var made = GuideProposals.Of(study, Account.All(reading)).Where(p => p.Kind == GuideProposals.Probe).ToLookup(p => p.Guide);
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
                + "A planned probe is known by its words: one that was rephrased stands in two rows.",
                "Made up: a probe that the guide did not have, where the interviewer put it into words; each is a candidate for the next version.", .. uses.SelectMany(u => u.LeftOut())],
            new HashSet<string> { "times", "sessions", "of" });
    }

    private static IEnumerable<IReadOnlyList<string>> Planned(GuideUse use, UsedQuestion question)
    {
        var words = use.Read.Reverse().SelectMany(v => v.Guide.Question(question.Id)?.Probes ?? []).Distinct().ToList();
        // In the language of the versions; in another language the same probe has other words, and its place tells.
        foreach (var probe in words.Concat(use.Sessions.SelectMany(a => a.Guides).Where(g => g.Language != use.Language).SelectMany(g => g.Question(question.Id)?.Probes ?? []).Distinct()))
        {
            var having = use.Sessions.Where(a => a.Guides.Any(g => g.Question(question.Id)?.Probes.Contains(probe) == true) && GuideUse.Cell(question.Id, a).IsExposed).ToList();
            var times = having.Select(a => a.State.Moments.Count(m => m.Probe > 0 && m.On == question.Id && a.ProbeWords(m) == probe)).ToList();
            yield return [use.Guide, question.Number, question.Label, probe, "planned", NumberWords.Digits(times.Sum()), NumberWords.Digits(times.Count(n => n > 0)), NumberWords.Digits(having.Count), "", ""];
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
