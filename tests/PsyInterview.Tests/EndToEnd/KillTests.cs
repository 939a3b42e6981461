using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using PsyInterview.Tests.Stories;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// The program is killed with SIGKILL at random moments of a scripted session, typing included, and opened again: what it showed as saved is
/// there, at most a second of unsent typing is gone, the chain is whole, and resuming is offered. PSYINTERVIEW_KILLS says how often.
/// </summary>
public sealed partial class KillTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-kill-").FullName;

    private static TerminalOptions Wide => new() { Rows = 40, Columns = 120 };

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PSYINTERVIEW_KILLS"), out var kills) ? kills : 6;

    [Fact]
    public void Nothing_shown_as_saved_is_lost_when_the_program_is_killed()
    {
        var study = Path.Combine(_folder, "kill.psy");
        var guide = Path.Combine(_folder, "five.md");
        File.WriteAllText(guide, Story.FiveQuestions);
        Programs.Finish("new", study);
        var chance = new Random(20260302);
        var (expected, drafts) = (new HashSet<string>(StringComparer.Ordinal), 0);
        string? unsent = null;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var t = PseudoTerminal.Start(BuiltProgram.Command("run", study, "P07", "--guide", guide), Wide);
            if (kill == 0) Begin(t);
            else Resume(t, unsent);
            unsent = Live(t, kill, chance, expected);
            if (unsent is not null) drafts++;
            var words = Words(study);
            Assert.All(expected, saved => Assert.Contains(saved, words));
            Assert.Contains("every one is there", Programs.Finish("verify", study), StringComparison.Ordinal);
        }
        using var last = PseudoTerminal.Start(BuiltProgram.Command("run", study, "P07"), Wide);
        Resume(last, unsent);
        Assert.True(expected.Count >= Kills, $"only {expected.Count} notes were seen saved");
        Assert.True(drafts >= Kills / 6, $"only {drafts} drafts had to survive");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Begin(PseudoTerminal t)
    {
        t.WaitFor("start check", Patience);
        t.Send("s");
        t.WaitFor("Enter starts the session", Patience);
        t.Send("<Enter>");
        t.WaitFor("asked 1 Opening", Patience);
    }

    private static void Resume(PseudoTerminal t, string? unsent)
    {
        if (t.WaitFor("cut off|What was found", Patience).Value != "cut off")
        {
            t.Send("<Enter>");
            t.WaitFor("cut off", Patience);
        }
        t.Send(":resume<Enter>");
        t.WaitFor("resumed", Patience);
        // The draft goes on where it was cut off; it is sent before anything else. A younger one than a second may be there too.
        if (unsent is not null) t.WaitFor($"draft: {Regex.Escape(unsent)}", Patience);
        else t.Quiet(TimeSpan.FromMilliseconds(100));
        if (!t.Screen.Contains("draft: ", StringComparison.Ordinal)) return;
        t.Send("<Sp>");
        t.WaitFor("TYPING", Patience);
        if (unsent is not null) t.WaitFor($"note on .*{Regex.Escape(unsent)}", Patience);
        t.Send(" (went on)<Enter>");
        t.WaitFor(@"\(went on\) *\|[\s\S]*KEYS", Patience);
    }

    /// <summary>Notes, one after another, until the moment comes. Returns what must have been kept of the text being typed.</summary>
    private static string? Live(PseudoTerminal t, int kill, Random chance, HashSet<string> expected)
    {
        var clock = Stopwatch.StartNew();
        var moment = TimeSpan.FromMilliseconds(chance.Next(50, 2600));
        List<(TimeSpan At, string SoFar)> typed = [];
        for (var note = 0; clock.Elapsed < moment; note++)
        {
            var words = $"k{kill}n{note} tension drops after breathing out";
            t.Send("<Sp>");
            for (var i = 0; i < words.Length && clock.Elapsed < moment; i++)
            {
                t.Send(words[i] == ' ' ? "<Sp>" : words[i].ToString());
                typed.Add((clock.Elapsed, words[..(i + 1)]));
                Thread.Sleep(chance.Next(3, 14));
            }
            if (clock.Elapsed >= moment) break;
            t.Send("<Enter>");
            typed.Clear();
            if (chance.Next(3) == 0) t.Send("1");
            Thread.Sleep(chance.Next(0, 25));
        }
        // Now and then the words wait unsent for longer than a second before the end comes.
        if (typed.Count > 0 && chance.Next(2) == 0) Thread.Sleep(1200);
        t.Kill(UnixSignal.Kill);
        var killed = clock.Elapsed;
        t.WaitForExit();
        foreach (Match shown in Saved().Matches(t.Screen)) expected.Add(shown.Groups["note"].Value);
        var kept = typed.LastOrDefault(p => p.At < killed - TimeSpan.FromMilliseconds(1000)).SoFar;
        return string.IsNullOrWhiteSpace(kept) ? null : kept.TrimEnd();
    }

    private static string Words(string study) => string.Join('\n', Programs.Finish("log", study, "P07-1", "--json")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)
        .Where(e => e.GetProperty("data").TryGetProperty("text", out _)).Select(e => e.GetProperty("data").GetProperty("text").GetString()));

    /// <summary>A note in the list without "saving" behind it.</summary>
    [GeneratedRegex(@"note  1 (?<note>k\d+n\d+ tension drops after breathing out)(?! *saving)")]
    private static partial Regex Saved();
}
