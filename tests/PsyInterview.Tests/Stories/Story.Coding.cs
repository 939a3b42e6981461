using PsyInterview.Log;
using PsyInterview.Screens;
using PsyInterview.Storage;

namespace PsyInterview.Tests.Stories;

/// <summary>Stories of sd, who codes what others recorded.</summary>
public sealed partial class Story
{
    /// <summary>A story in the coding of P07-1.</summary>
    /// <param name="written">What was recorded, the day before at the latest.</param>
    /// <param name="first">The screen it begins on; the coding of the session unless given.</param>
    internal static Story InCoding(IReadOnlyList<Entry> written, int columns = 80, int rows = 24, Func<Shell, SessionRecorder, Screen>? first = null) =>
        new(new PracticeStore("sd-0002", written), (story, shell) =>
        {
            story._time.Advance(Noon - Before);
            story.Session = story.Recorder.Session("P07-1");
            return first?.Invoke(shell, story.Session) ?? new CodingScreen(shell, story.Session);
        }, columns, rows);
}
