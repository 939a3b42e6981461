using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The gaps in the sample in one line, for the study's screen.</summary>
public static class SampleLine
{
    private const int Named = 4;

    /// <inheritdoc cref="Of(IReadOnlyList{GroupSample})"/>
    public static string? Of(StudyState study, IReadOnlyList<Account> accounts) => Of(GroupSample.All(study, accounts));

    /// <summary>The line; null where no target is set, so that there is nothing to say.</summary>
    public static string? Of(IReadOnlyList<GroupSample> samples)
    {
        List<string> parts = [];
        var targets = 0;
        foreach (var sample in samples)
        {
            var gaps = sample.Now.Gaps.Where(g => g.Missing > 0).OrderByDescending(g => g.Missing).ToList();
            targets += sample.Now.Gaps.Count;
            if (gaps.Count == 0) continue;
            var words = gaps.Take(Named).Select(g => $"{string.Join(" and ", g.Target.Of.Levels.Select(sample.Frame.Words))} ({g.Missing})");
            var more = gaps.Count > Named ? $" and {gaps.Count - Named} more targets" : "";
            parts.Add($"{(samples.Count > 1 ? $"{sample.Title}: " : "")}{string.Join(", ", words)}{more}");
        }
        return targets == 0 ? null
            : parts.Count == 0 ? "gaps in the sample: none, every target is met"
            : $"gaps in the sample: {string.Join("; ", parts)}";
    }
}
