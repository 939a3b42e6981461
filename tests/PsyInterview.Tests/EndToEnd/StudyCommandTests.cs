using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>The commands on a study's sheet, in the built program.</summary>
public sealed class StudyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-sheet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_example_is_a_sheet_without_problems_and_makes_a_study()
    {
        var sheet = Saved("study.yaml", Programs.Finish("study", "example"));
        Assert.Equal("", Programs.Finish("study", "check", sheet));
        Programs.Finish("new", In("a.psy"), "--from", sheet);
        var shown = Programs.Finish("study", "show", In("a.psy"));
        Assert.Contains("title: Psychosomatic therapy in primary care", shown, StringComparison.Ordinal);
        Assert.Contains("window: 10 to 14 months", shown, StringComparison.Ordinal);
        Assert.Contains("FG1", Programs.Finish("log", In("a.psy")), StringComparison.Ordinal);
        Assert.Equal("", Programs.Finish("study", "set", In("a.psy"), "--from", sheet));
        Assert.Equal("", Programs.Finish("study", "set", In("a.psy"), "--from", Saved("shown.yaml", shown)));
    }

    [Fact]
    public void A_set_up_is_taken_over_in_what_differs_only_and_told_beforehand()
    {
        Programs.Finish("new", In("a.psy"), "--title", "Mine");
        var sheet = Saved("study.yaml", "title: Mine\ngroups:\n  patients: Patients\nsessions:\n  FG1:\n    group: patients\n    minutes: 69\n");
        const string Told = "new: group patients\nnew: session FG1-1, held before\n";
        Assert.Equal(Told, Programs.Finish("study", "set", In("a.psy"), "--from", sheet, "--dry-run"));
        Assert.Equal(Told, Programs.Finish("study", "set", In("a.psy"), "--from", sheet));
        Assert.Equal("", Programs.Finish("study", "set", In("a.psy"), "--from", sheet));
        File.WriteAllText(sheet, File.ReadAllText(sheet).Replace("69", "70").Replace("Patients", "People"));
        Assert.Equal("changed: group patients\nchanged: session FG1-1, held before\n", Programs.Finish("study", "set", In("a.psy"), "--from", sheet));
    }

    [Fact]
    public void A_sheet_with_an_error_changes_nothing()
    {
        var sheet = Saved("study.yaml", "title: Mine\ngroups:\n  patients:\n    leter: P\n");
        var (exit, output, _) = Programs.Run("study", "check", sheet);
        Assert.Equal(4, exit);
        Assert.Contains("study.yaml:4: error: The key “leter” is not known here.", output, StringComparison.Ordinal);
        Assert.Equal(4, Programs.Run("new", In("a.psy"), "--from", sheet).Exit);
        Assert.False(File.Exists(In("a.psy")));
        Assert.Equal(3, Programs.Run("study", "check", In("none.yaml")).Exit);
        Assert.Contains("\"line\": 4", Programs.Run("study", "check", "--json", sheet).Output, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private string Saved(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }
}
