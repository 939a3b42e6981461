using System.Text;
using PsyInterview.Guides;
using Xunit;

namespace PsyInterview.Tests.Guides;

/// <summary>One example file for each thing that can be wrong with a guide, with the words that its writer reads.</summary>
public sealed class GuideErrorTests
{
    private static readonly string Errors = Path.Combine(Approval.Folder(), "Errors");

    public static TheoryData<string> Examples() =>
        [.. Directory.GetFiles(Errors, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_wrong_is_said_with_line_words_and_remedy(string example)
    {
        var reading = GuideParser.Parse(File.ReadAllText(Path.Combine(Errors, example + ".md")));
        Approval.Check(Path.Combine("Errors", example), Shown(reading));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_guide_is_given_exactly_when_there_is_no_error(string example)
    {
        var reading = GuideParser.Parse(File.ReadAllText(Path.Combine(Errors, example + ".md")));
        Assert.NotEmpty(reading.Problems);
        Assert.Equal(example.StartsWith("advice-", StringComparison.Ordinal), reading.Guide is not null && reading.Problems.Count == 1);
        Assert.Equal(reading.Guide is null, reading.Problems.Any(problem => problem.Severity == Severity.Error));
    }

    private static string Shown(GuideReading reading)
    {
        var shown = new StringBuilder();
        foreach (var problem in reading.Problems)
        {
            shown.Append(FormattableString.Invariant($"{problem.Line}: {problem.Severity}: {problem.What}\n"));
            shown.Append("    | ").Append(problem.Excerpt).Append('\n').Append("    ").Append(problem.Hint).Append('\n');
        }
        return shown.Append(reading.Guide is null ? "No guide.\n" : "A guide.\n").ToString();
    }
}
