using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;
using PsyInterview.Terminal;
using PsyInterview.Tests.Terminal;
using Terminal.Gui.Input;

namespace PsyInterview.Tests.Stories;

/// <summary>Keys pressed at given times on the real screens, without a terminal and on a clock that only moves when told.</summary>
public sealed partial class Story : IDisposable
{
    /// <summary>Five flat questions; only the fourth has the word therapist in it.</summary>
    public const string FiveQuestions = """
        ---
        guide: five
        version: 1
        title: Five questions
        language: en
        minutes: 25
        closing:
          - Thank the participant {#thanks}
        distress:
          - Offer a break
          - Say who can be called
        ---

        ## Opening {#q1 minutes=5}

        How have you been since we spoke on the phone?

        1. What is a usual day like?
        2. What changed?

        ## Complaints {#q2 minutes=5}

        What did you notice in your body?

        1. When was that?

        ## Exercises {#q3 minutes=5}

        What were the exercises like for you?

        1. Which one stayed with you?

        ## Relationship {#q4 minutes=5}

        How was it with your therapist?

        1. What made it so?

        ## Closing {#q5 minutes=5}

        What else should I know?

        1. What did I forget?
        """;

    /// <summary>Noon, an hour ahead of universal time.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1));

    private static readonly DateTimeOffset Before = Noon.AddMinutes(-1);

    private readonly HeadlessTerminal _terminal;
    private readonly FakeTimeProvider _time;
    private readonly Shell _shell;

    private Story(IEntryStore store, Func<Story, Shell, Screen> first, int columns, int rows, int minutes = 0)
    {
        _time = new FakeTimeProvider((minutes == 0 ? Before : Noon.AddMinutes(minutes)).ToUniversalTime());
        _time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("noon", TimeSpan.FromHours(1), "noon", "noon"));
        var salt = 0;
        Recorder = new Recorder(store, AllKinds.Known, _time, () => BitConverter.GetBytes((long)++salt).Concat(new byte[8]).ToArray());
        _terminal = new HeadlessTerminal(columns, rows);
        _shell = new Shell(_time, new InputClock(_time)) { Stamp = Recorder.At };
        _terminal.Begin(_shell);
        var screen = first(this, _shell);
        _shell.Open(screen);
        _terminal.Turn();
    }

    public Recorder Recorder { get; }

    /// <summary>The session in hand.</summary>
    public SessionRecorder Session { get; private set; } = null!;

    public SessionState State => Session.State;

    public string Screen => _terminal.Screen();

    /// <summary>A story in the start check of P07, with the five questions.</summary>
    public static Story InStartCheck(int columns = 80, int rows = 24, IEntryStore? store = null) =>
        new(store ?? new PracticeStore("sd-0001", []), (story, shell) =>
        {
            story.Plan(FiveQuestions);
            return SessionDoor.Screen(shell, story.Session);
        }, columns, rows);

    /// <summary>A story with the start check done, one recorder running, question 1 looked at.</summary>
    public static Story Ready(int columns = 80, int rows = 24, string guide = FiveQuestions) =>
        new(new PracticeStore("sd-0001", []), (story, shell) =>
        {
            story.Plan(guide);
            foreach (var (item, _) in ConsentItems.All)
                story.Recorder.Do(Before, StudyDecisions.RecordConsent(story.Recorder.Study, "P07", 1, item, true, "v2", "on paper"));
            story.Session.Do(Before, SessionDecisions.Audio(story.State, 1, "on"));
            foreach (var line in StartCheck.For(story.State).ToList()) story.Session.Do(Before, FrameDecisions.Check(story.State, line.Item, "done"));
            return SessionDoor.Screen(shell, story.Session);
        }, columns, rows);

    /// <summary>A story in the set-up of a study with this sheet, or with nothing in it yet.</summary>
    public static Story InSetUp(string? sheet = null, int columns = 80, int rows = 24) =>
        new(new PracticeStore("sd-0001", []), (story, shell) =>
        {
            story.Recorder.Do(Before, StudyDecisions.Create(story.Recorder.Study, "Living with pain"));
            if (sheet is not null) Xunit.Assert.Null(story.Recorder.Do(Before, SetUpDecisions.TakeOver(story.Recorder.Study, StudySheet.Read(sheet).Events)));
            return new SetUpScreen(shell, story.Recorder);
        }, columns, rows);

    /// <summary>A story whose session was running until 00:05 and was then cut off, opened again at 00:10.</summary>
    public static Story CutOff()
    {
        IReadOnlyList<Entry> written;
        using (var before = Ready())
        {
            before.At("00:00").Keys("<Enter>").At("05:00").Keys("*");
            written = [.. before.Recorder.Store.Read(EntryId.Study), .. before.Recorder.Store.Read("P07-1")];
        }
        return new Story(new PracticeStore("sd-0002", written), (story, shell) =>
        {
            story.Session = story.Recorder.Session("P07-1");
            return SessionDoor.Screen(shell, story.Session);
        }, 80, 24, minutes: 10);
    }

    /// <summary>Moves the clock to a time since noon, <c>mm:ss</c> or <c>hh:mm:ss</c>.</summary>
    public Story At(string time)
    {
        var parts = time.Split(':').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var seconds = parts.Aggregate(0, (total, part) => total * 60 + part);
        var ahead = Noon.AddSeconds(seconds) - _time.GetUtcNow();
        if (ahead > TimeSpan.Zero) _time.Advance(ahead);
        _terminal.Advance(TimeSpan.FromMilliseconds(1100));
        return this;
    }

    /// <summary>Presses keys: characters as they are, others by name, <c>&lt;Enter&gt;</c>.</summary>
    public Story Keys(string keys)
    {
        foreach (Match match in OneKey().Matches(keys)) _terminal.Press(Named(match.Value));
        return this;
    }

    public Story Paste(string text)
    {
        _terminal.Paste(text);
        return this;
    }

    public Story Resize(int columns, int rows)
    {
        _terminal.Resize(columns, rows);
        return this;
    }

    public Story Sees(string words)
    {
        Xunit.Assert.True(Screen.Contains(words, StringComparison.Ordinal), $"Not to be seen: {words}\n\n{Screen}");
        return this;
    }

    public Story DoesNotSee(string words)
    {
        Xunit.Assert.DoesNotContain(words, Screen, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Every entry of the session since it was ready, as <c>mm:ss kind words</c>; what was taken back is marked.</summary>
    public IReadOnlyList<string> Told => [.. Session.Entries.SkipWhile(e => e.Happened is not SessionStarted)
        .Select(e => $"{(e.Entry.At - Noon).ToString(@"mm\:ss", CultureInfo.InvariantCulture)} {e.Entry.Kind} {e.Entry.Data}{(e.Stands ? "" : " (taken back)")}")];

    public void Dispose()
    {
        _terminal.Dispose();
        _close?.Invoke();
    }

    private void Plan(string guide)
    {
        var parsed = GuideParser.Parse(guide);
        Xunit.Assert.NotNull(parsed.Guide);
        Xunit.Assert.Null(SessionDoor.Plan(Recorder, parsed.Guide, "P07", 1, []));
        _time.Advance(Noon - Before);
        Session = Recorder.Session("P07-1");
    }

    private static Key Named(string key) => key switch
    {
        "<Enter>" => Key.Enter,
        "<Esc>" => Key.Esc,
        "<Tab>" => Key.Tab,
        "<BS>" => Key.Backspace,
        "<Up>" => Key.CursorUp,
        "<Down>" => Key.CursorDown,
        "<PgDn>" => Key.PageDown,
        "<Left>" => Key.CursorLeft,
        "<Right>" => Key.CursorRight,
        "<F9>" => Key.F9,
        "<lt>" => new Key('<'),
        [.., _, '>'] when key.StartsWith("<C-", StringComparison.Ordinal) => new Key(char.ToLowerInvariant(key[3])).WithCtrl,
        _ => TypedKey.Of(char.ConvertToUtf32(key, 0)),
    };

    [GeneratedRegex(@"<[A-Za-z0-9-]+>|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline)]
    private static partial Regex OneKey();
}
