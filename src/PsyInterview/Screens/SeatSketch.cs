using System.Text;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A circle of seats in letters, seen from above: the moderator on top, the others clockwise.</summary>
internal static class SeatSketch
{
    /// <summary>With more seats than these the labels would touch.</summary>
    internal const int Most = 16;

    /// <param name="last">The highest seat.</param>
    /// <param name="chosen">The seat that is marked.</param>
    internal static IReadOnlyList<Line> Of(GroupTalk group, int last, int chosen, int width, int height)
    {
        var rows = Enumerable.Range(0, height).Select(_ => new StringBuilder(new string(' ', width))).ToList();
        var (middle, centre) = ((height - 1) / 2.0, width / 2);
        var reach = Math.Max(6, width / 2 - 9);
        Put(rows[0], centre - 4, "moderator");
        for (var seat = 1; seat <= last; seat++)
        {
            var angle = 2 * Math.PI * seat / (last + 1);
            var label = Label(group, seat, chosen);
            var row = Math.Clamp((int)Math.Round(middle - middle * Math.Cos(angle)), 1, height - 1);
            var x = Math.Sin(angle) * reach;
            // Labels grow outwards, so that two at the foot of the circle do not meet.
            Put(rows[row], Math.Abs(x) < 1 ? centre - label.Length / 2 : x > 0 ? centre + (int)Math.Round(x) : centre + (int)Math.Round(x) - label.Length + 1, label);
        }
        return [.. rows.Select(r => (Line)r.ToString().TrimEnd())];
    }

    private static string Label(GroupTalk group, int seat, int chosen)
    {
        var who = group.Seats.GetValueOrDefault(seat);
        var label = who is null ? $"{seat} -" : group.Absent.Contains(who) ? $"{seat} ({who})" : $"{seat} {who}";
        return seat == chosen ? $"[{label}]" : label;
    }

    private static void Put(StringBuilder row, int at, string label)
    {
        at = Math.Clamp(at, 0, Math.Max(0, row.Length - label.Length));
        for (var i = 0; i < label.Length && at + i < row.Length; i++) row[at + i] = label[i];
    }
}
