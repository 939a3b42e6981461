using PsyInterview.Log;
using PsyInterview.Screens;
using PsyInterview.Storage;

namespace PsyInterview.Tests.Stories;

/// <summary>Stories around the talk of a focus group.</summary>
public sealed partial class Story
{
    /// <summary>The five questions for a group.</summary>
    public static readonly string FiveTogether = FiveQuestions.Replace("minutes: 25", "kind: focus-group\nminutes: 25", StringComparison.Ordinal);

    /// <summary>A story of <c>sd</c> in FG1, which <c>mw</c> or whoever else recorded so far.</summary>
    /// <param name="told">What was recorded, by recorder and stream.</param>
    /// <param name="first">The screen it begins on; the one for where the session stands unless given.</param>
    public static Story InFocusGroup(
        IReadOnlyList<(string Recorder, string Stream, Event Happened)> told, int columns = 80, int rows = 24, Func<Shell, SessionRecorder, Screen>? first = null)
    {
        Dictionary<string, Chain> chains = [];
        List<Entry> written = [];
        foreach (var (by, stream, happened) in told)
        {
            if (!chains.TryGetValue(by, out var chain)) chains[by] = chain = new Chain(by, AllKinds.Known, () => new byte[16]);
            written.Add(chain.Seal(stream, Before, happened));
        }
        return new Story(new PracticeStore("sd-0002", written), (story, shell) =>
        {
            story._time.Advance(Noon - Before);
            story.Session = story.Recorder.Session("FG1-1");
            return first?.Invoke(shell, story.Session) ?? SessionDoor.Screen(shell, story.Session);
        }, columns, rows);
    }
}
