using System.Drawing;
using System.Globalization;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The seats: who sits where, who has the floor, how the talk is shared.</summary>
public sealed partial class ObserverScreen
{
    // Who has said nothing for so long is named as quiet; before so much was said, nobody is called anything.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan EnoughTalk = TimeSpan.FromMinutes(5);

    private int SeatRows => Math.Max(1, SeatNumbers.Count) + 1;

    private IReadOnlyList<int> SeatNumbers =>
        [.. State.Group.Seats.Keys.Concat(Session.Cues.Keys).Concat(Track.Totals.Keys.Append(Track.Open?.Speaker ?? "").Select(SeatNamed).OfType<int>()).Distinct().Order()];

    private static int? SeatNamed(string speaker) =>
        speaker.StartsWith("seat ", StringComparison.Ordinal) && int.TryParse(speaker.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var seat) ? seat : null;

    private Pane SeatsPane(Rectangle at)
    {
        var seats = SeatNumbers;
        var now = Shell.Now;
        var spoken = seats.ToDictionary(seat => seat, seat => Track.Spoken(State.Group.SpeakerOn(seat), now));
        var talk = spoken.Values.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);
        var moderator = Track.Spoken(Speakers.Moderator, now);
        var width = at.Width - 4;
        List<Line> lines = [.. seats.Select(seat => SeatLine(seat, spoken[seat], talk, seats.Count(s => IsHere(s)), width, now))];
        if (lines.Count == 0) lines.Add(Line.Of(":seat 1 T04 says who sits on seat 1", Look.Dim));
        // Where there is no room for all, those around who has the floor are shown.
        var rows = Math.Max(1, at.Height - 3);
        var holder = Track.Open is { } open ? Math.Max(0, seats.ToList().FindIndex(s => State.Group.SpeakerOn(s) == open.Speaker)) : 0;
        var top = lines.Count <= rows ? 0 : Math.Clamp(holder - rows / 2, 0, lines.Count - rows);
        lines = [.. lines.Skip(top).Take(rows)];
        var all = talk + moderator;
        var share = all > TimeSpan.Zero ? $"{Percent(moderator, all)} of all talk" : "";
        lines.Add(new Line(new Span(Mark(Speakers.Moderator), Look.Strong), new Span("0 ", Look.Key), new Span(Columns.Fit($"moderator  {share}", Math.Max(0, width - 3)), HasFloor(Speakers.Moderator) ? Look.Strong : Look.Normal)));
        var floor = Track.Open switch { null => "nobody has the floor", { Speaker: Speakers.Unknown } => "somebody has the floor", var turn => $"{turn.Speaker} {Reports.TimeWords.Clock(now - turn.From)}" };
        return new Pane(at, "Seats", Track.Turns.IsEmpty ? "" : floor, lines);
    }

    private Line SeatLine(int seat, TimeSpan spoken, TimeSpan talk, int here, int width, DateTimeOffset now)
    {
        var speaker = State.Group.SpeakerOn(seat);
        var name = State.Group.Seats.ContainsKey(seat) ? speaker : "?";
        var label = $"{name} {Session.Cues.GetValueOrDefault(seat, "")}".TrimEnd();
        var nameWidth = Math.Min(18, Math.Max(8, width / 2 - 2));
        var right = Beside(seat, speaker, spoken, talk, here, now);
        var bar = talk > TimeSpan.Zero ? (int)Math.Round(30 * spoken / talk) : 0;
        var room = Math.Max(0, width - 3 - nameWidth - right.Length - 2);
        var strong = HasFloor(speaker) ? Look.Strong : IsHere(seat) ? Look.Normal : Look.Dim;
        return new Line(
            new Span(Mark(speaker), Look.Strong), new Span($"{seat,-2}", Look.Key), new Span(Padded(Columns.Fit(label, nameWidth), nameWidth), strong),
            new Span(" " + new string('#', Math.Min(bar, room)).PadRight(room) + " ", Look.Dim), new Span(right, right.StartsWith("quiet", StringComparison.Ordinal) || right.EndsWith('!') ? Look.Warn : strong));
    }

    // The share, unless something is more worth knowing.
    private string Beside(int seat, string speaker, TimeSpan spoken, TimeSpan talk, int here, DateTimeOffset now)
    {
        if (State.Group.Absent.Contains(speaker)) return "not here";
        if (State.Group.Members.Contains(speaker) && !State.Group.IsHere(speaker)) return "gone";
        if (Track.Overlaps.Exists(o => o.To is null && o.Speaker == speaker)) return "speaks over";
        if (!HasFloor(speaker) && SilentSince(speaker) is { } since && now - since >= Quiet && !Track.Turns.IsEmpty) return $"quiet {(int)(now - since).TotalMinutes} min";
        if (talk <= TimeSpan.Zero) return "";
        return talk >= EnoughTalk && here > 1 && spoken * here > talk * 2 ? $"{Percent(spoken, talk)} !" : Percent(spoken, talk);
    }

    private DateTimeOffset? SilentSince(string speaker)
    {
        if (Track.Totals.TryGetValue(speaker, out var total)) return total.LastEnd;
        var came = State.Group.Attendance.FindLast(p => p.Person == speaker)?.From;
        return came ?? (Track.Turns.IsEmpty ? null : Track.Turns[0].From);
    }

    private bool IsHere(int seat) => State.Group.SpeakerOn(seat) is var who && !State.Group.Absent.Contains(who) && (!State.Group.Members.Contains(who) || State.Group.IsHere(who));

    private bool HasFloor(string speaker) => Track.Open?.Speaker == speaker;

    private string Mark(string speaker) => HasFloor(speaker) ? ">" : " ";

    private static string Percent(TimeSpan part, TimeSpan whole) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * part / whole)} %");

    private static string Padded(string text, int columns) => text + new string(' ', Math.Max(0, columns - Columns.Of(text)));
}
