using System.Globalization;

namespace PsyInterview.Demo;

/// <summary>One invented session as it is written down for the demo.</summary>
/// <param name="Guide">The id of a guide that comes with the program.</param>
/// <param name="Recorder">Who records it.</param>
/// <param name="Start">When the first question is asked, with its offset.</param>
/// <param name="Text">One act a line, see <see cref="StoryLine"/>.</param>
public sealed record Story(string Participant, int Wave, string Guide, string Recorder, string Start, string Text)
{
    /// <summary>When the talk starts.</summary>
    public DateTimeOffset Began => Preparation.At(Start);

    /// <summary>The acts in order.</summary>
    public IEnumerable<StoryLine> Lines =>
        Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(StoryLine.Of);
}

/// <summary>
/// One act of a story: <c>12:31 said That you rest before it hurts? => corrected while, not before #pacing</c> is minutes and seconds
/// since the start, the act, its words, the answer to what it leaves open with the words of that answer, and the codes.
/// </summary>
public sealed record StoryLine(TimeSpan Since, string Act, string Words, string? Answer, string AnswerWords, string Codes, string Text)
{
    /// <summary>Reads one line.</summary>
    public static StoryLine Of(string line)
    {
        var (time, told) = Apart(line);
        var (act, words) = Apart(told);
        var hash = words.IndexOf(" #", StringComparison.Ordinal);
        var codes = hash < 0 ? "" : words[(hash + 1)..];
        if (hash >= 0) words = words[..hash];
        var arrow = words.IndexOf("=> ", StringComparison.Ordinal);
        if (arrow < 0) return new StoryLine(Time(time), act, words, null, "", codes, line);
        // An answer can be two words ("phone or caller"); only those that ask for words of their own are one.
        var (answer, rest) = Apart(words[(arrow + 3)..]);
        return answer is "confirmed" or "corrected" or "added" or "other"
            ? new StoryLine(Time(time), act, words[..arrow].TrimEnd(), answer, rest, codes, line)
            : new StoryLine(Time(time), act, words[..arrow].TrimEnd(), words[(arrow + 3)..].TrimEnd(), "", codes, line);
    }

    /// <summary>The first word and the rest.</summary>
    public static (string First, string After) Apart(string words)
    {
        var space = words.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (words, "") : (words[..space], words[(space + 1)..].Trim());
    }

    private static TimeSpan Time(string minutesAndSeconds)
    {
        var parts = minutesAndSeconds.TrimStart('-').Split(':');
        var since = TimeSpan.FromSeconds((60 * Number(parts[0])) + Number(parts[1]));
        return minutesAndSeconds.StartsWith('-') ? -since : since;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
