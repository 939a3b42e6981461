using System.CommandLine;
using System.Globalization;
using PsyInterview.Commands;
using PsyInterview.Guides;
using Xunit;

namespace PsyInterview.Tests.Guides;

public sealed class GuideCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Checking_a_good_guide_says_nothing_and_succeeds() =>
        Assert.Equal((ExitCode.Ok, "", ""), Run("guide", "check", Saved("good.md", Shipped)));

    [Fact]
    public void Advice_alone_is_printed_and_succeeds()
    {
        var path = Saved("advice.md", Shipped.Replace("minutes: 25", "minutes: 30"));
        Assert.Equal((ExitCode.Ok, $"""
            {path}:8: advice: The topics add up to 25 minutes, the guide says 30.
                | minutes: 30
                Change one of the two.

            """, ""), Run("guide", "check", path));
    }

    [Fact]
    public void An_error_is_printed_with_file_and_line()
    {
        var path = Saved("error.md", Shipped.Replace("version: 1", "version: one"));
        Assert.Equal((ExitCode.Findings, $"""
            {path}:3: error: "one" will not do for "version".
                | version: one
                Write a whole number from 1, and one more with each change.

            """, ""), Run("guide", "check", path));
    }

    [Fact]
    public void A_missing_file_is_named_and_the_others_are_still_checked()
    {
        var (exit, output, error) = Run("guide", "check", Path.Combine(_folder, "none.md"), Saved("error.md", "no guide"));
        Assert.Equal(ExitCode.NotFound, exit);
        Assert.Contains("error.md:1: error: The file does not begin with front matter.", output);
        Assert.Contains("none.md: there is no such file.", error);
    }

    [Fact]
    public void A_folder_cannot_be_read_as_a_guide()
    {
        var (exit, output, error) = Run("guide", "check", _folder);
        Assert.Equal((ExitCode.Failure, ""), (exit, output));
        Assert.Contains("it is a folder", error);
    }

    [Fact]
    public void Findings_come_as_json_when_asked()
    {
        var path = Saved("error.md", Shipped.Replace("version: 1", "version: één"));
        var (exit, output, _) = Run("guide", "check", "--json", path);
        Assert.Equal(ExitCode.Findings, exit);
        Approval.Check("check-json", output.Replace(path, "error.md"));
    }

    [Theory]
    [InlineData("therapist-focus-group", "en")]
    [InlineData("patient-second", "nl")]
    public void A_guide_is_printed_as_a_sheet_for_paper(string id, string language)
    {
        var (exit, output, error) = Run("guide", "print", Saved("guide.md", ShippedGuides.Load(id, language).Text));
        Assert.Equal((ExitCode.Ok, ""), (exit, error));
        Approval.Check($"sheet-{id}.{language}", output);
    }

    [Fact]
    public void No_line_of_a_sheet_is_wider_than_the_paper()
    {
        foreach (var (name, text) in ShippedGuides.All)
            Assert.All(GuideSheet.Of(GuideParser.Parse(text).Guide!).Split('\n'), line =>
                Assert.True(new StringInfo(line).LengthInTextElements <= SheetMarkdown.Width, $"{name}: {line}"));
    }

    [Fact]
    public void Every_word_of_a_guide_is_on_its_sheet()
    {
        foreach (var (_, text) in ShippedGuides.All)
        {
            var guide = GuideParser.Parse(text).Guide!;
            var sheet = string.Join(' ', GuideSheet.Of(guide).Split([' ', '\n', '>', '*'], StringSplitOptions.RemoveEmptyEntries));
            string[] words =
            [
                guide.Title, .. guide.Distress, .. guide.Closing.Select(item => item.Text),
                .. guide.Topics.SelectMany(topic => topic.ReadAloud.Concat(topic.Instructions).Append(topic.Title)),
                .. guide.Questions.SelectMany(q => q.Probes.Concat(q.ReadAloud).Concat(q.Instructions).Append(q.Label).Append(q.Wording)),
            ];
            Assert.All(words, passage => Assert.Contains(passage, sheet));
        }
    }

    [Fact]
    public void A_guide_with_an_error_is_not_printed()
    {
        var (exit, output, error) = Run("guide", "print", Saved("error.md", Shipped.Replace("version: 1", "version: one")));
        Assert.Equal((ExitCode.Findings, ""), (exit, output));
        Assert.Contains("error.md:3: error:", error);
        Assert.Equal(ExitCode.NotFound, Run("guide", "print", Path.Combine(_folder, "none.md")).Exit);
    }

    private static string Shipped => ShippedGuides.All.Single(guide => guide.Name == "patient-second.en.md").Text;

    private string Saved(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var exit = new RootCommand { GuideCommand.Command(Shelf.OfThisPerson(TimeProvider.System)) }.Parse(arguments)
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
