using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using PsyInterview.Guides;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Terminal;
using PsyInterview.Tests.Guides;
using PsyInterview.Tests.Terminal;
using Terminal.Gui.Input;

namespace PsyInterview.Benchmarks;

/// <summary>
/// A guide of 300 questions beside one of 15, on the live screen at 80 columns by 24 rows without a terminal: from a key to the frame that
/// shows what it did. What counts is the ratio of the two.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 50, iterationCount: 300)]
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class GuideOfMany
{
    private readonly string _fewText = LargeGuide.Text(3), _manyText = LargeGuide.Text();
    private Live _few = null!, _many = null!;
    private bool _back;

    /// <summary>Both talks go on, and the first question is open.</summary>
    [GlobalSetup]
    public void Begin() => (_few, _many) = (new Live(_fewText), new Live(_manyText));

    /// <summary>j and k in turn: the next question is looked at, all is drawn.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("look along")]
    public void LookAlong15() => _few.Press((_back = !_back) ? 'j' : 'k');

    /// <summary>The same in 300 questions.</summary>
    [Benchmark, BenchmarkCategory("look along")]
    public void LookAlong300() => _many.Press((_back = !_back) ? 'j' : 'k');

    /// <summary>A word is looked for that only probes have, letter by letter, and the line is left.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("find")]
    public void Find15() => _few.Find("hoped");

    /// <summary>The same in 300 questions.</summary>
    [Benchmark, BenchmarkCategory("find")]
    public void Find300() => _many.Find("hoped");

    /// <summary>From Markdown to a guide: once when a session is opened.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("read")]
    public TopicGuide? Read15() => GuideParser.Parse(_fewText).Guide;

    /// <summary>The same of 300 questions.</summary>
    [Benchmark, BenchmarkCategory("read")]
    public TopicGuide? Read300() => GuideParser.Parse(_manyText).Guide;

    /// <summary>Leaves both.</summary>
    [GlobalCleanup]
    public void End()
    {
        _few.Dispose();
        _many.Dispose();
    }

    private sealed class Live : IDisposable
    {
        private readonly HeadlessTerminal _terminal = new();

        public Live(string text)
        {
            var recorder = new Recorder(new PracticeStore("sd-0001", []), AllKinds.Known, TimeProvider.System, Chance.Salt);
            var guide = GuideParser.Parse(text).Guide!;
            SessionDoor.Plan(recorder, guide, "P07", 1, []);
            var session = recorder.Session("P07-1");
            session.Do(recorder.Now(), FrameDecisions.DeferChecks(session.State));
            session.Do(recorder.Now(), SessionDecisions.Ask(session.State, guide, guide.Questions[0].Id));
            var shell = new Shell(TimeProvider.System, new InputClock(TimeProvider.System)) { Stamp = recorder.At };
            _terminal.Begin(shell);
            shell.Open(SessionDoor.Live(shell, session));
            _terminal.Turn();
        }

        public void Press(char key) => _terminal.Press(TypedKey.Of(key));

        public void Find(string words)
        {
            Press('/');
            foreach (var letter in words) Press(letter);
            _terminal.Press(Key.U.WithCtrl, Key.Esc);
        }

        public void Dispose() => _terminal.Dispose();
    }
}
