using PsyInterview.Reports;
using PsyInterview.Saturation;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The curve of codes drawn in characters: cumulative codes over the band of other orders, new codes of each unit below, and where the guide changed.</summary>
internal static class SaturationCurve
{
    private const int Axis = 6, Least = 4, Widest = 4;

    private static string Steps => Glyphs.Current.IsAscii ? "0123456789" : "▁▂▃▄▅▆▇█";

    private static char Point => Glyphs.Current.IsAscii ? 'o' : '●';

    private static char Band => Glyphs.Current.IsAscii ? ':' : '░';

    /// <summary>The rows of the picture, as wide and as high as there is room.</summary>
    public static IReadOnlyList<Line> Of(CodedStream stream, SaturationAccount account, int width, int height)
    {
        if (account.Curve is not { Count: > 0 } curve) return [];
        var room = Math.Max(1, width - Axis);
        var column = Math.Clamp(room / curve.Count, 1, Widest);
        // Where there is no room for every unit, each column stands for the last of several.
        var each = (curve.Count * column + room - 1) / room;
        List<int> shown = [.. Enumerable.Range(1, curve.Count).Where(t => t % each == 0 || t == curve.Count)];
        var plot = Math.Max(Least, height - 4);
        var most = Math.Max(1, Math.Max(curve.Total, account.Orders?.Band.Max(b => b.Percentile95) ?? 0));
        List<Line> lines = [];
        for (var row = plot - 1; row >= 0; row--)
        {
            var label = row == plot - 1 ? most : row == 0 ? 0 : row == plot / 2 ? (int)Math.Round(most * (double)row / (plot - 1)) : -1;
            List<Span> spans = [new((label < 0 ? "" : $"{label}").PadLeft(Axis - 2) + " │"[..2].Replace('│', Glyphs.Current.IsAscii ? '|' : '│'), Look.Dim)];
            foreach (var t in shown)
            {
                var isPoint = Height(curve.At(t)) == row;
                var isBand = account.Orders?.Band[t - 1] is { } band && Height(band.Percentile5) <= row && row <= Height(band.Percentile95);
                spans.Add(new Span((isPoint ? Point : isBand ? Band : ' ') + new string(isBand && !isPoint ? Band : ' ', column - 1), isPoint ? Look.Strong : Look.Dim));
            }
            lines.Add(new Line([.. spans]));
        }
        lines.Add(Row("new", t => New(t) is 0 ? Glyphs.Current.IsAscii ? "." : "·" : column >= 3 ? $"{New(t)}" : Bar(New(t)), t => New(t) == 0 ? Look.Dim : Look.Strong));
        lines.Add(Row("", t => t == shown[0] || t % Spacing() == 0 ? $"{t}" : "", _ => Look.Dim));
        if (Guides() is { } guides) lines.Add(guides);
        return lines;

        int Height(int codes) => (int)Math.Round(codes * (plot - 1.0) / most);

        int New(int t) => curve.NewBetween(Math.Max(1, t - each + 1), t);

        string Bar(int added) => Steps[Math.Clamp((int)Math.Round(added * (Steps.Length - 1.0) / Math.Max(1, shown.Max(New))), 0, Steps.Length - 1)].ToString();

        int Spacing() => column >= 3 ? each : each * Math.Max(1, (6 + column - 1) / column);

        Line Row(string title, Func<int, string> words, Func<int, Look> look)
        {
            List<Span> spans = [new(title.PadLeft(Axis - 2) + "  ", Look.Dim)];
            var taken = 0;
            foreach (var t in shown)
            {
                // A number wider than its column reaches into the next ones.
                if (taken > 0)
                {
                    taken = Math.Max(0, taken - column);
                    if (taken > 0) continue;
                }
                var text = words(t).PadRight(column);
                spans.Add(new(text, look(t)));
                taken = text.Length > column ? text.Length + (column - text.Length % column) % column : 0;
                if (taken > 0) spans.Add(new(new string(' ', taken - text.Length)));
            }
            return new Line([.. spans]);
        }

        // Which guide a unit was held with, where it is another than that of the unit before: a mark at every change, its name where there is room before the next.
        Line? Guides()
        {
            if (stream.Units.Select(u => u.Guide).Distinct().Count() < 2) return null;
            var changes = shown.Index().Where(s => s.Index == 0 || stream.Units[shown[s.Index - 1] - 1].Guide != stream.Units[s.Item - 1].Guide).ToList();
            var text = "";
            foreach (var (n, (i, t)) in changes.Index())
            {
                var guide = stream.Units[t - 1].Guide;
                var name = guide.Length == 0 ? "?" : guide.LastIndexOf(' ') is > 0 and var space ? guide[(space + 1)..] : guide;
                var until = n + 1 < changes.Count ? changes[n + 1].Index * column : room;
                text = text.PadRight(i * column) + (Glyphs.Current.IsAscii ? "^" : "▲") + (i * column + 1 + name.Length < until || n + 1 == changes.Count ? name : "");
            }
            return new Line(new Span("guide".PadLeft(Axis - 1) + " ", Look.Dim), new Span(Columns.Fit(text, room)));
        }
    }
}
