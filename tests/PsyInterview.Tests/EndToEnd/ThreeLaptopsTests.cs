using System.Globalization;
using System.Text;
using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// A focus group of seven for ten scripted minutes on three laptops: three built programs in three pseudo-terminals, one whose clock is 90 seconds
/// fast and one that gains eight seconds in a thousand. What they recorded is merged in all six orders.
/// </summary>
public sealed class ThreeLaptopsTests : IDisposable
{
    private const string Stream = "FG1-1";
    private const int Minutes = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("psy-three-").FullName;
    private readonly List<(string Person, string Kind, DateTimeOffset Sent, DateTimeOffset Seen)> _truth = [];

    [Fact]
    public void Three_laptops_with_different_clocks_come_to_one_study_in_any_order()
    {
        Assert.SkipUnless(FakeClock.IsAvailable, "There is no libfaketime: install faketime to give each laptop a clock of its own.");
        Prepare();
        var before = Path.Combine(_folder, "before.psy");
        File.Copy(Study("mw"), before);
        Talk();
        string[] brought = [Study("mw"), Returned("sd"), Returned("jk")];
        var own = new[] { "mw", "sd", "jk" }.SelectMany(p => Entries(Study(p)).Where(e => e.Id.Person == p && e.Id.Stream == Stream)).ToList();

        string? first = null, talk = null;
        foreach (var order in Orders(brought))
        {
            var merged = Path.Combine(_folder, "merged.psy");
            File.Copy(before, merged, overwrite: true);
            foreach (var file in order) Finish("mw", "merge", merged, file);
            // Twice does no harm.
            Assert.Contains("Nothing new", Run("mw", "merge", merged, order[0]).Error, StringComparison.Ordinal);
            Assert.Contains("every one is there", Finish("mw", "verify", merged), StringComparison.Ordinal);
            var reading = LogReading.Of(Entries(merged), AllKinds.Known);
            var told = string.Join('\n', reading.Entries.Select(e => $"{e.At:O} {Encoding.UTF8.GetString(EntryJson.ToUtf8(e.Entry))}"));
            Assert.Equal(first ??= told, told);
            var report = Finish("mw", "report", "talk", merged, "--format", "csv");
            Assert.Equal(talk ??= report, report);
            // Every stamp is as the laptop wrote it.
            var stamps = reading.Entries.ToDictionary(e => e.Entry.Id, e => e.Entry);
            Assert.All(own, e => Assert.Equal(e, stamps[e.Id]));
        }
        Aligned(LogReading.Of(Entries(Path.Combine(_folder, "merged.psy")), AllKinds.Known));
        Assert.Contains("T07", talk, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Prepare()
    {
        foreach (var person in (ReadOnlySpan<string>)["mw", "sd", "jk"])
        {
            Directory.CreateDirectory(Home(person));
            Finish(person, "me", person);
        }
        Finish("mw", "new", Study("mw"), "--title", "Groups");
        for (var n = 1; n <= 7; n++) Finish("mw", "participant", "add", Study("mw"), $"T{n:D2}");
        var guide = Path.Combine(_folder, "group.md");
        File.WriteAllText(guide, ShippedGuides.Load("therapist-focus-group", "en").Text);
        using (var t = PseudoTerminal.Start(BuiltProgram.Command("run", Study("mw"), "FG1", "--guide", guide), new TerminalOptions { Rows = 30, Columns = 110, Home = Home("mw") }))
        {
            t.WaitFor("start check", Patience);
            t.Send("s");
            t.WaitFor("Seats", Patience);
            for (var n = 1; n <= 7; n++)
            {
                t.Send($":seat<Sp>{n}<Sp>T{n:D2}<Enter>");
                t.WaitFor($"T{n:D2} sits on seat {n}", Patience);
            }
            t.Send(":leave<Enter>");
            t.WaitForExit(Patience);
        }
        foreach (var person in (ReadOnlySpan<string>)["sd", "jk"])
        {
            var bundle = Path.Combine(_folder, person + ".bundle");
            Finish("mw", "bundle", Study("mw"), "--session", Stream, "--for", person, "--to", bundle);
            Finish(person, "take", bundle, Study(person));
        }
    }

    private void Talk()
    {
        using var mw = new Laptop(this, "mw", at => at);
        using var sd = new Laptop(this, "sd", at => at + 90);
        using var jk = new Laptop(this, "jk", at => at * 1.008);
        Laptop[] all = [mw, sd, jk];
        foreach (var laptop in all) laptop.Terminal.WaitFor("Seats", Patience);
        At(0);
        mw.Press("<Enter>", "question-asked");
        Sync(5, 1);
        for (var second = 10; second < Minutes * 60 - 20; second += 10)
        {
            At(second);
            sd.Press($"{second / 10 % 8}", "floor-taken");
            if (second % 30 == 0) jk.Press(second % 60 == 0 ? ";3n" : ";5d1", "act-noted");
            if (second % 120 == 0) mw.Press("j<Enter>", "question-asked");
            if (second == 300) Sync(303, 2);
            if (second % 70 == 0) Write(jk, second);
        }
        Sync(Minutes * 60 - 10, 3);
        At(Minutes * 60);
        // Nobody leaves in good order: every laptop is cut off.

        void At(double second)
        {
            foreach (var laptop in all) laptop.Clock.Set(second);
        }

        void Sync(double second, int number)
        {
            At(second);
            foreach (var laptop in all) laptop.Terminal.Send("S");
            foreach (var laptop in all) laptop.Terminal.WaitFor($"sync mark {number}|{number} +the same", Patience);
        }

        static void Write(Laptop laptop, int second)
        {
            laptop.Press("<Sp>", null);
            laptop.Terminal.Send($"they lean in at {second}".Replace(" ", "<Sp>", StringComparison.Ordinal) + "<Enter>");
            laptop.Count();
        }
    }

    private void Aligned(LogReading reading)
    {
        Assert.Equal(["jk", "sd"], reading.Alignments.Select(a => EntryId.PersonOf(a.Recorder)).Order());
        var sd = reading.Alignments.Single(a => a.Recorder.StartsWith("sd", StringComparison.Ordinal));
        Assert.InRange(sd.Offset.TotalSeconds, 89, 91);
        foreach (var person in (ReadOnlySpan<string>)["mw", "sd", "jk"])
        {
            foreach (var kind in _truth.Select(t => t.Kind).Distinct())
            {
                var told = reading.In(Stream).Where(e => e.Entry.Id.Person == person && e.Entry.Kind == kind).OrderBy(e => e.Entry.Id.Number).ToList();
                var pressed = _truth.Where(t => t.Person == person && t.Kind == kind).ToList();
                Assert.Equal(pressed.Count, told.Count);
                foreach (var (entry, truth) in told.Zip(pressed))
                {
                    // The key was read between the moment it was sent and the moment its effect was seen.
                    Assert.True(entry.At >= truth.Sent.AddSeconds(-0.5) && entry.At <= truth.Seen.AddSeconds(0.5),
                        $"{entry.Entry.Id} {kind}: {entry.At:O} is not between {truth.Sent:O} and {truth.Seen:O}");
                }
            }
        }
    }

    private string Home(string person) => Path.Combine(_folder, person);

    private string Study(string person) => Path.Combine(Home(person), "study.psy");

    private string Returned(string person)
    {
        var file = Path.Combine(_folder, person + "-back.bundle");
        Finish(person, "bundle", Study(person), "--to", file);
        return file;
    }

    private static IReadOnlyList<Entry> Entries(string study)
    {
        using var file = StudyFile.OpenToRead(study);
        return file.ReadAll();
    }

    private static IEnumerable<string[]> Orders(string[] files) =>
        from a in files from b in files from c in files where a != b && b != c && a != c select (string[])[a, b, c];

    private string Finish(string person, params string[] arguments)
    {
        var (exit, output, error) = Run(person, arguments);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)}: {exit}: {error}{output}");
        return output;
    }

    private (int Exit, string Output, string Error) Run(string person, params string[] arguments) =>
        Programs.RunWith(new TerminalOptions().EnvironmentIn(Home(person)), arguments);

    /// <summary>A built program with a clock of its own.</summary>
    private sealed class Laptop : IDisposable
    {
        private readonly ThreeLaptopsTests _test;
        private readonly string _person;
        private int _told;

        public Laptop(ThreeLaptopsTests test, string person, Func<double, double> clock)
        {
            (_test, _person) = (test, person);
            Clock = new FakeClock(Path.Combine(test._folder, person + ".clock"), clock);
            Terminal = PseudoTerminal.Start(BuiltProgram.Command("run", test.Study(person), "FG1"),
                new TerminalOptions { Rows = 30, Columns = 110, Home = test.Home(person), Environment = Clock.Environment });
        }

        public FakeClock Clock { get; }

        public PseudoTerminal Terminal { get; }

        /// <summary>Presses keys of which one entry of this kind follows, waits until it is seen, and remembers when that was in truth.</summary>
        public void Press(string keys, string? kind)
        {
            var sent = Clock.Truth;
            Terminal.Send(keys);
            if (kind is null)
            {
                Terminal.WaitFor("TYPING", Patience);
                return;
            }
            Count();
            _test._truth.Add((_person, kind, sent, Clock.Truth));
        }

        /// <summary>Waits until one more line stands in the account.</summary>
        public void Count()
        {
            _told++;
            Terminal.WaitFor(string.Create(CultureInfo.InvariantCulture, $@"So far -+ {_told} \+"), Patience);
        }

        public void Dispose() => Terminal.Dispose();
    }

    /// <summary>A clock that a test can put forward while the program runs.</summary>
    private sealed class FakeClock
    {
        private static readonly string? Library =
            new[] { "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib" }.Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);

        private readonly string _file;
        private readonly Func<double, double> _clock;
        private double _second;

        public FakeClock(string file, Func<double, double> clock)
        {
            (_file, _clock) = (file, clock);
            Set(0);
        }

        public static bool IsAvailable => Library is not null && !OperatingSystem.IsWindows();

        /// <summary>Now, by a clock that is right and was put forward as much.</summary>
        public DateTimeOffset Truth => DateTimeOffset.UtcNow.AddSeconds(_second);

        public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_TIMESTAMP_FILE"] = _file,
            ["FAKETIME_NO_CACHE"] = "1",
        };

        /// <summary>From now on the script is so many seconds in. The file is swapped whole: the program may read it at any moment.</summary>
        public void Set(double second)
        {
            _second = second;
            File.WriteAllText(_file + "-new", string.Create(CultureInfo.InvariantCulture, $"{_clock(second):+0.000;-0.000;+0}"));
            File.Move(_file + "-new", _file, overwrite: true);
        }
    }
}
