using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Every report of the catalogue; Enter shows one.</summary>
public sealed class ReportsScreen : Screen
{
    private readonly OpenStudy _study;
    private int _at;

    /// <param name="study">The study that is open.</param>
    public ReportsScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        Bindings =
        [
            new("Enter", "show", "show this report", _ => Show()) { InBar = true },
            new("j Down", "next", "next report", _ => Move(1)) { InBar = true, Shown = "j k" },
            new("k Up", "previous", "previous report", _ => Move(-1)),
            new("Esc", "back", "back to the study", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Reports";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => $"to a file or another program: psyinterview report {ReportCatalog.All[_at].Name} {Path.GetFileName(_study.Path)} --format csv";

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of(Columns.Fit($"{_study.Recorder.Study.Title}: reports", width), Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var reports = ReportCatalog.All;
        var names = reports.Max(r => r.Name.Length) + 2;
        List<Line> lines = [];
        var (selected, room) = (0, Math.Max(10, size.Width - 6 - names));
        for (var i = 0; i < reports.Count; i++)
        {
            if (i == _at) selected = lines.Count;
            var first = true;
            foreach (var row in Columns.Wrap(reports[i].Help, room))
            {
                lines.Add(new Line(new Span($"  {(first ? reports[i].Name : "").PadRight(names)}", Look.Strong), new Span(row)));
                first = false;
            }
        }
        var visible = Math.Max(1, size.Height - 2);
        var top = Math.Clamp(selected - visible / 2, 0, Math.Max(0, lines.Count - visible));
        return [new Pane(new Rectangle(Point.Empty, size), "Reports", $"{_at + 1}/{reports.Count}", [.. lines.Skip(top).Take(visible)], selected - top)];
    }

    private void Show()
    {
        var (report, today) = (ReportCatalog.All[_at], DateOnly.FromDateTime(Shell.Now.Date));
        Shell.Open(new TableScreen(Shell, char.ToUpperInvariant(report.Name[0]) + report.Name[1..], () => report.From(_study.ReadAll(), ReportOptions.On(today))));
    }

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, ReportCatalog.All.Count - 1);
}
