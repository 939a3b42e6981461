using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Terminal;

namespace PsyInterview;

/// <summary>Opens the window on its first screen and runs it until it is left.</summary>
/// <param name="lastWords">Takes the sentence that stands on the terminal after the program has left it.</param>
public sealed class Opening(TimeProvider time, Shelf shelf, TextWriter lastWords)
{
    private OpenStudy? _study;

    /// <summary>Home: recent studies, the demo, practice.</summary>
    public int Home() => Run(shell => new HomeScreen(shell, shelf, open => Show(shell, open), () => shell.Open(Practice(shell))));

    /// <summary>A study's own screen.</summary>
    /// <param name="open">Opens the study; runs on a thread of its own while the toolkit starts.</param>
    public int Study(Func<OpenStudy> open) => WithStudy(open, study => study, (shell, study) => new StudyScreen(shell, study));

    /// <summary>One session.</summary>
    /// <param name="door">Finds or plans the session in the study.</param>
    public int Session(Func<OpenStudy> open, Func<OpenStudy, SessionRecorder> door) =>
        WithStudy(open, door, SessionDoor.Screen);

    /// <summary>The page of a letter.</summary>
    /// <param name="find">Finds the member check in the study, with the words of others that may stand in its letter.</param>
    public int Letter(Func<OpenStudy> open, Func<OpenStudy, (CheckRecorder Check, IReadOnlyList<(string Person, string Text)> Quotes)> find) =>
        WithStudy(open, find, (shell, found) => new LetterScreen(shell, _study!, found.Check, found.Quotes));

    /// <summary>The live screen on invented data; nothing is stored.</summary>
    public int Practice() => Run(Practice);

    /// <summary>Opens and reads what is to be shown on a thread of its own, while the toolkit starts.</summary>
    private int WithStudy<T>(Func<OpenStudy> open, Func<OpenStudy, T> read, Func<Shell, T, Screen> first)
    {
        RunGuard.RequireTerminal();
        var opening = Task.Run(() => read(_study = open()));
        return Run(shell =>
        {
            var shown = opening.GetAwaiter().GetResult();
            Attach(shell, _study!);
            return first(shell, shown);
        });
    }

    private int Run(Func<Shell, Screen> first)
    {
        var clock = new InputClock(time);
        Shell? shell = null;
        try
        {
            return RunGuard.Run(
                time,
                _ =>
                {
                    shell = new Shell(time, clock);
                    var window = shell;
                    window.Initialized += (_, _) =>
                    {
                        window.Open(first(window));
                        TellNotices(window);
                    };
                    return window;
                },
                SaveNow,
                clock);
        }
        finally
        {
            if (_study is not null && shell is not null) _study.Recorder.Store.StatusChanged -= shell.RefreshSoon;
            SaveNow();
            _study?.Dispose();
            if (shell?.LastWords is { } words) lastWords.WriteLine(words);
        }

        void SaveNow()
        {
            shell?.KeepDraft();
            _study?.SaveNow();
        }
    }

    private void Show(Shell shell, Func<OpenStudy> open)
    {
        try
        {
            _study?.Dispose();
            Attach(shell, _study = open());
            shell.Open(new StudyScreen(shell, _study));
            TellNotices(shell);
        }
        catch (StudyFileException e)
        {
            shell.Say(e.Message, Look.Warn);
        }
    }

    private void TellNotices(Shell shell)
    {
        if (_study is { Notices: { Count: > 0 } notices }) shell.Open(new NoticeScreen(shell, notices));
    }

    private static void Attach(Shell shell, OpenStudy study)
    {
        (shell.Study, shell.Stamp) = (study, study.Recorder.At);
        shell.NotSaved = () => study.Recorder.Store.Status is { Problem: { } problem, Pending: > 0 and var pending }
            ? $"{problem}: {Phrases.Count(pending, "entry")} of this session only in memory; free some space, and it is saved by itself"
            : null;
        study.Recorder.Store.StatusChanged += shell.RefreshSoon;
    }

    private Screen Practice(Shell shell)
    {
        var recorder = new Recorder(new PracticeStore($"{shelf.Person}-{Chance.Tail()}", []), AllKinds.Known, time, Chance.Salt);
        shell.Stamp = recorder.At;
        SessionDoor.Plan(recorder, ShippedGuides.Load("patient-first", "en"), "P00", 1, []);
        return SessionDoor.Screen(shell, recorder.Session(FrameDecisions.StreamOf("P00", 1)));
    }
}
