using System.Diagnostics;
using System.Text.Json;
using PsyInterview.Tests.Stories;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>The traced interview again, in the built program on a real pseudo-terminal: the same keys with shorter pauses.</summary>
public sealed class TraceEndToEndTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-trace-").FullName;

    /// <summary>A pause before each, in milliseconds, and the keys.</summary>
    private static readonly (int Pause, string Keys)[] Acts =
    [
        (0, "<Enter>"), (300, "*"), (300, "qturn the switch<Enter>"), (300, "1"), (300, "/therapist<Enter>"), (200, "c"),
        (300, "<Sp>trust was there at once<Enter>"), (200, ",15<Enter>"), (300, "kk<Enter>"), (300, "1"), (200, "1"), (300, "x"), (100, "<Enter>"),
        (300, "Ic"), (900, "Ic"), (300, "Rx"), (500, "R2"), (400, "mexercise at home helped most<Enter>"), (200, "y"),
        (300, "<Sp>sleeps better now<Enter>"), (200, "M3<Enter>"), (200, "u"), (300, "she smiles"), (200, "U"), (100, "<Enter>"),
        (400, "Eend<Enter>"), (300, "t"), (200, "t"),
    ];

    /// <summary>Kind, the act that stamps it, and the words in it.</summary>
    private static readonly (string Kind, int Act, string? Words)[] Expected =
    [
        ("session-started", 0, null), ("question-asked", 0, "q1"), ("marker-set", 1, null), ("note-taken", 2, "turn the switch"), ("probe-asked", 3, null),
        ("question-volunteered", 5, "q4"), ("note-taken", 6, "trust was there at once"), ("entry-back-dated", 7, "15"), ("question-asked", 8, "q2"),
        ("probe-asked", 9, null), ("probe-asked", 10, null), ("question-declined", 11, "q2"), ("follow-up-answered", 12, "none"),
        ("incident-noted", 13, null), ("follow-up-answered", 13, "connection lost"), ("incident-noted", 14, null),
        ("follow-up-answered", 14, "connection lost"), ("audio-changed", 15, "failed"), ("audio-changed", 16, "on"),
        ("member-check-made", 17, "exercise at home helped most"), ("follow-up-answered", 18, "confirmed"), ("note-taken", 19, "sleeps better now"),
        ("note-moved", 20, "q3"), ("entry-retracted", 21, "undo"), ("question-skipped", 22, "q2"), ("entry-retracted", 23, "meant as text"),
        ("note-taken", 22, "she smiles"), ("talk-ended", 25, null), ("not-reached-explained", 26, "q3"), ("not-reached-explained", 27, "q5"),
    ];

    [Fact]
    public void The_traced_interview_at_a_real_terminal_gives_the_same_entries_at_the_same_times()
    {
        var guide = Path.Combine(_folder, "five.md");
        File.WriteAllText(guide, Story.FiveQuestions);
        var study = Path.Combine(_folder, "trace.psy");
        Programs.Finish("new", study);
        var stamps = new TimeSpan[Acts.Length];
        using (var t = PseudoTerminal.Start(BuiltProgram.Command("run", study, "P07", "--guide", guide)))
        {
            t.WaitFor("start check", TimeSpan.FromSeconds(30));
            t.Send("<Enter>home<Enter><Enter>alone<Enter>");
            t.WaitFor("2 done");
            t.Send("<Enter>");
            t.WaitFor("not yet asked");
            t.Send("yyyyyy");
            t.WaitFor("3 done");
            t.Send("<Enter><Enter><Enter><Enter>");
            t.WaitFor("Enter starts the session");
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Acts.Length; i++)
            {
                Thread.Sleep(Acts[i].Pause);
                stamps[i] = clock.Elapsed;
                t.Send(Acts[i].Keys);
            }
            t.WaitFor("5 Closing +time");
            t.Send("f");
            t.WaitFor("still open");
            t.Send("f");
            t.WaitFor("debrief");
            t.Send("<Esc>");
            t.WaitFor("Ctrl-Q leaves");
            t.Send("<C-q>");
            Assert.Equal(0, t.WaitForExit());
            Assert.Equal(TerminalModes.Untouched, t.Modes);
            Assert.Equal(t.SettingsAtStart, t.Settings);
        }

        var entries = Programs.Finish("log", study, "P07-1", "--json").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).OrderBy(e => e.GetProperty("number").GetInt32())
            .SkipWhile(e => e.GetProperty("kind").GetString() != "session-started")
            .TakeWhile(e => e.GetProperty("kind").GetString() != "session-closed").ToList();
        Assert.Equal(Expected.Select(e => e.Kind), entries.Select(e => e.GetProperty("kind").GetString()));
        foreach (var (entry, expected) in entries.Zip(Expected))
        {
            if (expected.Words is not null) Assert.Contains(expected.Words, entry.GetProperty("data").GetRawText(), StringComparison.Ordinal);
            var wanted = (stamps[expected.Act] - stamps[0]).TotalMilliseconds;
            Assert.InRange(entry.GetProperty("session_ms").GetInt64(), wanted - 200, wanted + 200);
        }
        Assert.Contains("every one is there", Programs.Finish("verify", study), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
