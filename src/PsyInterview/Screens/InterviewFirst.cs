using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// In a later wave the account of the first interview can be read beside the guide. It is a pane and nothing else: every key acts as always,
/// the clock goes on, and what is being written stays.
/// </summary>
public partial class InterviewScreen
{
    private const int Wide = 120;
    private Account? _firstAccount;
    private bool _first, _wide;
    private int _firstTop;

    private IEnumerable<KeyBinding> LaterWaveKeys() => State.Plan is not { Wave: > 1 } ? [] :
    [
        new("f", "first", "the account of the first interview, to read beside this guide; f or Esc closes it", _ => ToggleFirst()) { InBar = true },
    ];

    private void ToggleFirst()
    {
        if (_first)
        {
            _first = false;
            return;
        }
        _firstAccount ??= _session.Recorder.Read(FrameDecisions.StreamOf(State.Plan!.Participant, 1));
        if (_firstAccount is null) Shell.Say($"first: there is no first interview of {State.Plan!.Participant} in this study");
        else
        {
            LeaveSoFar();
            _first = true;
        }
    }

    private protected void Scroll(int by)
    {
        if (_first) _firstTop += 2 * by;
        else _scrolled += by;
    }

    private bool IsWide(Size size) => _wide = size.Width >= Wide;

    private Pane FirstPane(Rectangle at)
    {
        var account = _firstAccount!;
        var (state, rows) = (account.State, Math.Max(1, at.Height - 2));
        List<Line> lines = [];
        if (account.IsWithheld) lines.AddRange(Line.Wrapped("withheld: the participant withdrew, and wants erasure or has not decided", at.Width - 4, Look.Dim));
        else if (state.IsPast) lines.AddRange(Line.Wrapped("it was held before the study came into this program; there is no account of it", at.Width - 4, Look.Dim));
        else foreach (var moment in state.Moments.Where(m => IsShown(m) && !IsKept(m) && !m.What.StartsWith("audio", StringComparison.Ordinal)).OrderBy(m => m.Happened)) lines.AddRange(FirstLines(account, moment, at.Width - 4));
        if (lines.Count == 0) lines.Add(Line.Of("nothing was written", Look.Dim));
        var last = Math.Max(0, lines.Count - rows);
        _firstTop = Math.Clamp(_firstTop, 0, last);
        var more = last == 0 ? "" : _firstTop == 0 ? "PageDown" : _firstTop == last ? "PageUp" : "PageUp PageDown";
        var day = state.HeldOn is { } held ? $" {held}" : "";
        return new Pane(at, $"First interview{day}", more, [.. lines.Skip(_firstTop).Take(rows)]);
    }

    // Thoughts stand there only where the interviewer has asked for their own, and never while the notes are shown to the participant.
    private bool IsKept(Moment moment) =>
        (moment.What == "thought" && (!_showKept || _shared)) || (moment.What == "non-verbal" && _shared);

    private static IEnumerable<Line> FirstLines(Account account, Moment moment, int width)
    {
        var opens = moment.What is "asked" or "volunteered" or "returned";
        var number = moment.On is null ? "" : account.Number(moment.On) + " ";
        var text = opens
            ? $"{Timeline.Time(account.State, moment)} {number}{OneLine(Timeline.Words(account, moment))}"
            : $"{Timeline.Time(account.State, moment)} {moment.What}  {OneLine(Timeline.Words(account, moment))}";
        return Columns.Wrap(text, Math.Max(10, width - 2)).Select((row, i) => Line.Of(i == 0 ? row : "  " + row, opens ? Look.Title : Look.Normal));
    }
}
