using System.Drawing;
using System.Globalization;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The seats: who sits where, who has the floor, how the talk is shared.</summary>
public sealed partial class ObserverScreen
{
    // The mark, a blank behind the number, one before the bar, one and "100 %" behind it.
    private const int AroundBar = 1 + 1 + 1 + 6;
    private const string Dominant = "dominant";

    // Who has said nothing for so long is named as quiet; before so much was said, nobody is called anything.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan EnoughTalk = TimeSpan.FromMinutes(5);

    private int SeatRows => Math.Max(1, SeatNumbers.Count) + 1;

    private IReadOnlyList<int> SeatNumbers =>
        [.. State.Group.Seats.Keys.Concat(Session.Cues.Keys).Concat(Track.Totals.Keys.Append(Track.Open?.Speaker ?? "").Select(Speakers.SeatOf).OfType<int>()).Distinct().Order()];

    private Pane SeatsPane(Rectangle at)
    {
        var (seats, talk, width, rows) = (SeatNumbers, Shares(), at.Width - 4, Math.Max(1, at.Height - 3));
        // Two beside each other where there is no room for all under each other; where that does not do either, those around who has the floor.
        var beside = seats.Count > rows && width >= 50 ? 2 : 1;
        var cell = (width - beside + 1) / beside;
        List<Line> lines = [.. seats.Select(seat => SeatCell(seat, talk, cell)).Chunk(beside).Select(row => new Line([.. row[0], .. row.Skip(1).SelectMany(c => c.Prepend(new Span(" ")))]))];
        if (lines.Count == 0) lines.Add(Line.Of(Columns.Fit(":seat 1 T04 says who sits where", width), Look.Dim));
        var holder = Math.Max(0, seats.ToList().FindIndex(s => HasFloor(State.Group.SpeakerOn(s)))) / beside;
        var top = lines.Count <= rows ? 0 : Math.Clamp(holder - rows / 2, 0, lines.Count - rows);
        lines = [.. lines.Skip(top).Take(rows), ModeratorLine(talk, width)];
        var floor = Track.Open switch { null => "nobody has the floor", { Speaker: Speakers.Unknown } turn => $"unknown {Spell(turn)}", var turn => $"{turn.Speaker} {Spell(turn)}" };
        return new Pane(at, "Seats", Track.Turns.IsEmpty ? "" : floor, lines);

        string Spell(FloorTurn turn) => TimeWords.Clock(talk.Now - turn.From);
    }

    private Line ModeratorLine(Talked talk, int width)
    {
        var all = talk.Participants + Track.Spoken(Speakers.Moderator, talk.Now) + Track.Spoken(Speakers.Unknown, talk.Now);
        var share = all > TimeSpan.Zero ? $" {Percent(Track.Spoken(Speakers.Moderator, talk.Now), all)} of all talk" : "";
        var over = SpeaksOver(Speakers.Moderator) ? "  speaks over" : "";
        return new Line(
            new Span(Mark(Speakers.Moderator), Look.Strong), new Span("0 ", Look.Key),
            new Span(Columns.Fit($"moderator{share}{over}", Math.Max(0, width - 3)), HasFloor(Speakers.Moderator) ? Look.Strong : Look.Normal));
    }

    private IReadOnlyList<Span> SeatCell(int seat, Talked talk, int width)
    {
        var speaker = State.Group.SpeakerOn(seat);
        // The same width in every row, so that the bars can be compared.
        var digits = talk.Spoken.Keys.Max() > 9 ? 2 : 1;
        var nameWidth = Math.Clamp(talk.Spoken.Keys.Max(s => Columns.Of(Label(s))), 3, Math.Max(3, width - AroundBar - digits - Dominant.Length));
        var room = Math.Max(0, width - AroundBar - digits - nameWidth);
        var look = HasFloor(speaker) ? Look.Strong : IsHere(seat) ? Look.Normal : Look.Dim;
        var spoken = talk.Of(seat);
        List<Span> cell = [new(Mark(speaker), Look.Strong), new($"{seat}".PadRight(digits + 1), Look.Key), new(Padded(Label(seat), nameWidth), look), new(" ")];
        if (InsteadOfShare(seat, speaker, talk) is { } words)
            cell.Add(new(Padded(words, room + 6), words.StartsWith("quiet", StringComparison.Ordinal) ? Look.Warn : look));
        else if (talk.Participants <= TimeSpan.Zero) cell.Add(new(new string(' ', room + 6)));
        else
        {
            var dominant = talk.Participants >= EnoughTalk && talk.Here > 1 && spoken * talk.Here > talk.Participants * 2;
            var bar = new string('#', Math.Clamp((int)Math.Round(room * spoken / talk.Full), 0, room)).PadRight(room);
            if (dominant) bar = bar[..^Math.Min(room, Dominant.Length + 1)] + $" {Dominant}"[^Math.Min(room, Dominant.Length + 1)..];
            cell.AddRange([new(bar, dominant ? Look.Warn : Look.Dim), new(Percent(spoken, talk.Participants).PadLeft(6), look)]);
        }
        return cell;
    }

    private string Label(int seat) =>
        $"{(State.Group.Seats.ContainsKey(seat) ? State.Group.SpeakerOn(seat) : "?")} {Session.Cues.GetValueOrDefault(seat, "")}".TrimEnd();

    private string? InsteadOfShare(int seat, string speaker, Talked talk) =>
        State.Group.Absent.Contains(speaker) ? "not here"
        : !IsHere(seat) ? "gone"
        : SpeaksOver(speaker) ? "speaks over"
        : !HasFloor(speaker) && SilentSince(speaker) is { } since && talk.Now - since >= Quiet ? $"quiet {(int)(talk.Now - since).TotalMinutes} min"
        : null;

    /// <summary>Since when somebody has said nothing: since they last did, came, the first turn, or since this person watches. Null where no turn was noted, and while nobody watches.</summary>
    private DateTimeOffset? SilentSince(string speaker)
    {
        if (Track.Turns.IsEmpty || (State.IsObserver && !State.Group.IsObserving(State.By))) return null;
        var spoke = Track.Totals.GetValueOrDefault(speaker)?.LastEnd;
        var over = Track.Overlaps.FindLast(o => o.Speaker == speaker)?.To;
        var came = State.Group.Attendance.FindLast(p => p.Person == speaker)?.From;
        var watched = State.Group.Observations.FindLast(o => o.Person == State.By)?.From ?? State.Zero;
        return new[] { spoke, over, came, watched, Track.Turns[0].From }.Max();
    }

    private bool IsHere(int seat) => State.Group.SpeakerOn(seat) is var who && !State.Group.Absent.Contains(who) && (!State.Group.Members.Contains(who) || State.Group.IsHere(who));

    private bool HasFloor(string speaker) => Track.Open?.Speaker == speaker;

    private bool SpeaksOver(string speaker) => Track.Overlaps.Exists(o => o.To is null && o.Speaker == speaker);

    private string Mark(string speaker) => HasFloor(speaker) ? ">" : SpeaksOver(speaker) ? "+" : " ";

    private Talked Shares()
    {
        var now = Shell.Now;
        var seats = SeatNumbers;
        var spoken = seats.ToDictionary(seat => seat, seat => Track.Spoken(State.Group.SpeakerOn(seat), now));
        return new(now, spoken, spoken.Values.Aggregate(TimeSpan.Zero, (sum, one) => sum + one), seats.Count(IsHere));
    }

    private static string Percent(TimeSpan part, TimeSpan whole) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * part / whole)} %");

    private static string Padded(string text, int columns)
    {
        var cut = Columns.Fit(text, columns);
        return cut + new string(' ', Math.Max(0, columns - Columns.Of(cut)));
    }

    /// <summary>How long everybody on a seat has spoken until now.</summary>
    /// <param name="Participants">All of them together, without the moderator and whoever is unknown.</param>
    private sealed record Talked(DateTimeOffset Now, IReadOnlyDictionary<int, TimeSpan> Spoken, TimeSpan Participants, int Here)
    {
        /// <summary>What a whole bar stands for: twice an equal share, or what the longest has where that is more.</summary>
        public TimeSpan Full => Spoken.Values.Append(Participants * 2 / Math.Max(1, Here)).Max();

        public TimeSpan Of(int seat) => Spoken.GetValueOrDefault(seat);
    }
}
