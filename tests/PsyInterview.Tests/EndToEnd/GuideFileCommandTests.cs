using PsyInterview.Tests.Interchange;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>guide export</c> and <c>guide convert</c> of the built program: files of their own, sentences, exit codes.</summary>
public sealed class GuideFileCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-guide-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_guide_that_comes_with_the_program_is_exported_and_read_back()
    {
        foreach (var (ending, begin) in new[] { ("md", "# First interview"), ("html", "<!DOCTYPE html>"), ("docx", "PK") })
        {
            var sheet = In($"sheet.{ending}");
            var (exit, output, error) = Programs.Run("guide", "export", "patient-first.en", "--output", sheet);
            Assert.Equal((0, "", $"Written to {sheet}.\n"), (exit, output, error));
            Assert.StartsWith(begin, File.ReadAllText(sheet), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(sheet));
        }
        foreach (var sheet in new[] { "sheet.docx", "sheet.md" })
        {
            var (exit, output, error) = Programs.Run("guide", "convert", In(sheet), "--guide", "mine", "--group", "patients");
            Assert.Equal(0, exit);
            Assert.StartsWith("---\nguide: mine\nversion: 1\ntitle: First interview with patients\n", output, StringComparison.Ordinal);
            Assert.StartsWith("6 topics, 14 questions, 5", error, StringComparison.Ordinal);
            File.WriteAllText(In("mine.md"), output);
            Assert.Equal((0, ""), Programs.Run("guide", "check", In("mine.md")) is var (checkedExit, said, _) ? (checkedExit, said) : default);
        }
    }

    [Fact]
    public void Without_a_file_the_sheet_is_printed()
    {
        Assert.Equal(Programs.Finish("guide", "export", "therapist.nl"), Programs.Finish("guide", "print", Guide("therapist.nl.md")));
        Assert.StartsWith("<!DOCTYPE html>", Programs.Finish("guide", "export", Guide("therapist.nl.md"), "--format", "html"), StringComparison.Ordinal);
        Assert.Equal(2, Programs.Run("guide", "export", "therapist.nl", "--format", "docx").Exit);
        Assert.Equal(2, Programs.Run("guide", "export", "therapist.nl", "--format", "pdf").Exit);
    }

    [Fact]
    public void A_file_that_is_there_keeps_its_place_unless_it_is_said()
    {
        var path = In("page.md");
        File.WriteAllText(path, "## Sleep\n\nHow do you sleep?\n");
        File.WriteAllText(In("there.md"), "mine");
        foreach (var command in new[] { new[] { "guide", "export", "therapist.nl" }, ["guide", "convert", path] })
        {
            var (exit, _, error) = Programs.Run([.. command, "--output", In("there.md")]);
            Assert.Equal((7, "mine"), (exit, File.ReadAllText(In("there.md"))));
            Assert.Contains("exists already; --overwrite takes its place.", error, StringComparison.Ordinal);
        }
        Assert.Equal(1, Programs.Run("guide", "convert", path, "--output", path, "--overwrite").Exit);
        Assert.Equal("## Sleep\n\nHow do you sleep?\n", File.ReadAllText(path));
        Programs.Finish("guide", "convert", path, "--output", In("there.md"), "--overwrite", "--minutes", "20");
        Assert.Contains("minutes: 20\n", File.ReadAllText(In("there.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_converted_is_named_and_nothing_is_written()
    {
        File.WriteAllBytes(In("damaged.docx"), DocxFixture.Packed(("a.txt", "words")));
        var (exit, output, error) = Programs.Run("guide", "convert", In("damaged.docx"), "--output", In("out.md"));
        Assert.Equal((4, ""), (exit, output));
        Assert.Contains("damaged.docx:0: error: This is a packed file, but not a Word document (.docx).", error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("out.md")));
        Assert.Equal(3, Programs.Run("guide", "convert", In("none.docx")).Exit);
        Assert.Equal(1, Programs.Run("guide", "convert", _folder).Exit);
        (exit, _, error) = Programs.Run("guide", "export", "none.en");
        Assert.Equal(3, exit);
        Assert.Contains("patient-first.en", error, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private string Guide(string name)
    {
        File.WriteAllText(In(name), ShippedGuides.All.Single(g => g.Name == name).Text);
        return In(name);
    }
}
