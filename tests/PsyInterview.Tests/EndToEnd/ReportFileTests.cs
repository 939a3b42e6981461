using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>Reports of the built program, printed and to a file.</summary>
public sealed class ReportFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-report-").FullName;

    [Fact]
    public void A_report_in_a_file_is_private_never_takes_another_s_place_unasked_and_is_on_record()
    {
        var (study, file) = (In("a.psy"), In("flow.md"));
        Programs.Finish("new", study);
        Programs.Finish("report", "flow", study, "--to", file, "--today", "2026-11-20");
        Assert.StartsWith("## Flow of participants, 2026-11-20", File.ReadAllText(file), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Contains("{\"what\":\"report flow\",\"where\":\"flow.md\"}", Programs.Finish("log", study), StringComparison.Ordinal);

        File.WriteAllText(file, "mine");
        var (exit, _, error) = Programs.Run("report", "flow", study, "--to", file);
        Assert.Equal(7, exit);
        Assert.Contains("--overwrite", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        Programs.Finish("report", "durations", study, "--to", file, "--overwrite", "--format", "json");
        Assert.StartsWith("{", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(2, Programs.Run("report", "flow", study, "--to", In("flow.doc")).Exit);
        Assert.Equal(7, Programs.Run("report", "flow", study, "--to", study, "--overwrite", "--format", "csv").Exit);
        Assert.Equal(2, Programs.Finish("log", study).Split("export-made").Length - 1);
    }

    [Fact]
    public void While_somebody_has_the_study_open_a_report_is_printed_but_not_put_in_a_file()
    {
        var study = In("a.psy");
        Programs.Finish("new", study);
        using var first = PseudoTerminal.Start(BuiltProgram.Command("open", study));
        first.WaitFor("Participants", TimeSpan.FromSeconds(30));
        Programs.Finish("report", "due", study);
        var (exit, _, error) = Programs.Run("report", "due", study, "--to", In("due.csv"));
        Assert.Equal(5, exit);
        Assert.Contains("so that it can be chased", error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("due.csv")));
        first.Send("<C-q>");
        Assert.Equal(0, first.WaitForExit());
    }

    [Fact]
    public void A_group_or_a_day_that_is_not_one_is_told()
    {
        var study = In("a.psy");
        Programs.Finish("new", study);
        Assert.Equal(3, Programs.Run("report", "table1", study, "--columns", "nobody").Exit);
        Assert.Equal(3, Programs.Run("report", "flow", study, "--group", "nobody").Exit);
        Assert.Equal(2, Programs.Run("report", "flow", study, "--today", "soon").Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);
}
