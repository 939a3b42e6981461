using System.Diagnostics;
using PsyInterview.Screens;
using PsyInterview.Storage;

namespace PsyInterview.Tests.Stories;

/// <summary>Stories on the screens of a whole study, which lies in a file of its own.</summary>
public sealed partial class Story
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Action? _close;

    /// <summary>The study, open for writing; null in a story of one session.</summary>
    public OpenStudy? Study { get; private set; }

    /// <summary>A story in a study.</summary>
    /// <param name="tell">What was recorded before.</param>
    /// <param name="first">The screen it begins on; the study's own unless given.</param>
    public static Story InStudy(Action<Recorder> tell, int columns = 80, int rows = 24, Func<Shell, OpenStudy, Screen>? first = null)
    {
        var folder = Directory.CreateTempSubdirectory("psy-");
        var path = Path.Combine(folder.FullName, "study.psy");
        var file = StudyFile.Create(path, "sd", TimeProvider.System);
        var told = new Story(file, (story, shell) =>
        {
            tell(story.Recorder);
            story._time.Advance(Noon - Before);
            story.Study = shell.Study = new OpenStudy(path, file, story.Recorder);
            return first?.Invoke(shell, story.Study) ?? new StudyScreen(shell, story.Study);
        }, columns, rows);
        told._close = () =>
        {
            file.Dispose();
            folder.Delete(recursive: true);
        };
        return told;
    }

    /// <summary>Waits for what another thread works out.</summary>
    public Story Until(string words)
    {
        Wait(() => Screen.Contains(words, StringComparison.Ordinal));
        return Sees(words);
    }

    /// <summary>Waits until what another thread works out is gone.</summary>
    public Story UntilGone(string words)
    {
        Wait(() => !Screen.Contains(words, StringComparison.Ordinal));
        return DoesNotSee(words);
    }

    private void Wait(Func<bool> until)
    {
        var waited = Stopwatch.StartNew();
        while (!until() && waited.Elapsed < Patience)
        {
            Thread.Sleep(5);
            _terminal.Turn();
        }
    }
}
