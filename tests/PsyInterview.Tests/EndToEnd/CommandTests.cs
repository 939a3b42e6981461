using System.Text.Json;
using PsyInterview.Tests.Stories;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>Commands of the built program: exit codes, sentences, and files that stay as they were.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-command-").FullName;

    public static TheoryData<string, byte[]?, int, string> UnusableStudies => new()
    {
        { "missing", null, 3, "There is no study" },
        { "empty", [], 1, "is empty" },
        { "short", [1, 2, 3], 1, "not a PsyInterview study" },
        { "text", [.. Enumerable.Repeat((byte)'a', 20_000)], 1, "not a PsyInterview study" },
        { "newer", [.. "PSYSTUDY"u8, 99, 0, 0, 0, .. new byte[20_000]], 1, "newer" },
    };

    [Theory]
    [MemberData(nameof(UnusableStudies))]
    public void A_study_that_cannot_be_used_is_refused_in_a_sentence_and_left_alone(string name, byte[]? content, int exit, string sentence)
    {
        var path = In(name + ".psy");
        if (content is not null) File.WriteAllBytes(path, content);
        foreach (var command in new[] { "log", "verify" })
        {
            var (code, output, error) = Programs.Run(command, path);
            Assert.Equal((exit, ""), (code, output));
            Assert.Contains(sentence, error, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(content, File.Exists(path) ? File.ReadAllBytes(path) : null);
        Assert.Equal(content is null ? [] : new[] { path }, Directory.GetFiles(_folder));
    }

    [Fact]
    public void New_refuses_a_file_that_exists()
    {
        var study = In("a.psy");
        Programs.Finish("new", study);
        var before = File.ReadAllBytes(study);
        var (exit, _, error) = Programs.Run("new", study);
        Assert.Equal(7, exit);
        Assert.Contains("already", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(study));
    }

    [Fact]
    public void A_screen_needs_a_terminal_and_no_input_rules_it_out()
    {
        Assert.Equal(2, Programs.Run("practice").Exit);
        Assert.Equal(2, Programs.Run("practice", "--no-input").Exit);
        Assert.Equal(2, Programs.Run("nonsense").Exit);
        Assert.Equal(2, Programs.Run("run").Exit);
    }

    [Fact]
    public void What_is_not_there_is_3_and_a_broken_guide_4()
    {
        var study = In("a.psy");
        Programs.Finish("new", study);
        Assert.Equal(3, Programs.Run("report", "timeline", study, "P99-1").Exit);
        Assert.Equal(3, Programs.Run("log", study, "P99-1").Exit);
        Assert.Equal(3, Programs.Run("guide", "check", In("none.md")).Exit);
        File.WriteAllText(In("broken.md"), "no front matter");
        Assert.Equal(4, Programs.Run("guide", "check", In("broken.md")).Exit);
        Assert.Equal(4, Programs.Run("run", study, "P07", "--guide", In("broken.md")).Exit);
        Assert.Single(Programs.Finish("log", study).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Every_line_of_the_log_is_one_json_object_with_the_documented_fields()
    {
        var study = In("a.psy");
        Programs.Finish("new", study);
        Programs.Finish("ask", study, "What did “they” say, \"really\"?", "--because", "code: family");
        foreach (var line in Programs.Finish("log", study, "--json").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var entry = JsonDocument.Parse(line);
            Assert.Equal(
                ["id", "stream", "recorder", "number", "at", "session_ms", "kind", "data", "retracted_by", "erased"],
                entry.RootElement.EnumerateObject().Select(p => p.Name));
        }
    }

    [Fact]
    public void A_study_in_use_says_by_whom_and_can_still_be_read()
    {
        var study = In("a.psy");
        Programs.Finish("new", study);
        using var first = PseudoTerminal.Start(BuiltProgram.Command("open", study));
        first.WaitFor("Participants", TimeSpan.FromSeconds(30));
        var (exit, _, error) = Programs.Run("ask", study, "A question?");
        Assert.Equal(5, exit);
        Assert.Contains(Environment.MachineName, error, StringComparison.Ordinal);
        Assert.Contains("study-created", Programs.Finish("log", study), StringComparison.Ordinal);
        first.Send("<C-q>");
        Assert.Equal(0, first.WaitForExit());
    }

    [Fact]
    public void The_second_wave_before_the_first_is_refused_unless_a_reason_is_typed()
    {
        var (study, guide) = (In("a.psy"), In("five.md"));
        File.WriteAllText(guide, Story.FiveQuestions);
        Programs.Finish("new", study);
        using var refused = PseudoTerminal.Start(BuiltProgram.Command("run", study, "P07", "--wave", "2", "--guide", guide));
        Assert.Equal(7, refused.WaitForExit(TimeSpan.FromSeconds(30)));
        using var allowed = PseudoTerminal.Start(BuiltProgram.Command("run", study, "P07", "--wave", "2", "--guide", guide, "--because", "the first was lost"));
        allowed.WaitFor("second interview: start check", TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void The_terminal_is_as_it_was_after_each_way_out()
    {
        foreach (var (end, exit) in new (Action<PseudoTerminal>, int)[]
        {
            (t => t.Send("<C-q>"), 0), (t => t.Kill(UnixSignal.Terminate), 143), (t => t.Kill(UnixSignal.Interrupt), 130),
        })
        {
            using var t = PseudoTerminal.Start(BuiltProgram.Command("practice"));
            t.WaitFor("start check", TimeSpan.FromSeconds(30));
            end(t);
            Assert.Equal(exit, t.WaitForExit());
            Assert.Equal(TerminalModes.Untouched, t.Modes);
            Assert.Equal(t.SettingsAtStart, t.Settings);
        }
    }

    [Fact]
    public void Written_afterwards_both_times_are_kept_and_the_minutes_are_stated()
    {
        var (study, guide) = (In("a.psy"), In("five.md"));
        File.WriteAllText(guide, Story.FiveQuestions);
        Programs.Finish("new", study);
        using (var t = PseudoTerminal.Start(BuiltProgram.Command("afterwards", study, "P07", "--guide", guide)))
        {
            t.WaitFor("written afterwards", TimeSpan.FromSeconds(30));
            t.Send("<Enter>");
            t.WaitFor("asked 1");
            t.Send("<Sp>from the tape<Enter>");
            t.WaitFor("unknown note");
            t.Send(",12:30<Enter>");
            t.WaitFor("12:30 note");
            t.Send(":minutes 38<Enter>");
            t.Send("Eend<Enter>");
            t.WaitFor("Before you go");
            t.Send("ff");
            t.WaitFor("Debrief");
            t.Send("<Esc>");
            t.WaitFor("Ctrl-Q leaves");
            t.Send("<C-q>");
            Assert.Equal(0, t.WaitForExit());
        }
        Assert.Contains("written afterwards", Programs.Finish("report", "timeline", study), StringComparison.Ordinal);
        Assert.Contains("38", Programs.Finish("report", "durations", study, "--format", "csv"), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);
}
