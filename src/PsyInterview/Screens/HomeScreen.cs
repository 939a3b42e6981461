using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Where the program begins: recent studies, a new one, the demo, practice.</summary>
public sealed class HomeScreen : Screen
{
    private readonly Shelf _shelf;
    private readonly Action<Func<OpenStudy>> _open;
    private readonly Action _practice;
    private int _at;

    /// <param name="open">Opens a study and shows it; a study that cannot be opened is told in a sentence.</param>
    /// <param name="practice">Shows the practice session.</param>
    public HomeScreen(Shell shell, Shelf shelf, Action<Func<OpenStudy>> open, Action practice)
        : base(shell)
    {
        (_shelf, _open, _practice) = (shelf, open, practice);
        Recent = shelf.Recent();
        Bindings =
        [
            new("Enter", "open", "open what is selected", _ => Choose()) { InBar = true },
            new("j Down", "next", "next row", _ => Move(1)) { InBar = true, Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("n", "new study", "make a new study", New) { InBar = true },
            new("o", "open a file", "open a study by its path", OpenFile) { InBar = true },
            new("d", "demo", "open the demo study: invented people and words", _ => Demo()) { InBar = true },
            new("p", "practice", "try the live screen; nothing is stored", _ => _practice()) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Home";

    /// <inheritdoc/>
    public override bool IsHome => true;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => "Enter opens, ? lists the keys, Ctrl-Q leaves";

    private IReadOnlyList<string> Recent { get; set; }

    /// <inheritdoc/>
    public override Line Header(int width) => new(new Span("PsyInterview", Look.Strong), new Span($"   you record as {_shelf.Person}", Look.Dim));

    /// <inheritdoc/>
    public override void Shown()
    {
        // What was opened last is on top now: the selection stays with the study it was on.
        var on = _at < Recent.Count ? Recent[_at] : null;
        var below = _at - Recent.Count;
        Recent = _shelf.Recent();
        var at = on is null ? -1 : Recent.ToList().IndexOf(on);
        _at = at >= 0 ? at : on is null ? Math.Max(0, Recent.Count + below) : 0;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        List<Line> lines = [.. Recent.Select(path => new Line(new Span($"  {Path.GetFileNameWithoutExtension(path),-28}"), new Span(path, Look.Dim)))];
        lines.AddRange(
        [
            new Line(new Span("  New study", Look.Normal), new Span("                   a file for one study", Look.Dim)),
            new Line(new Span("  The demo study", Look.Normal), new Span("              invented people and words, to look around", Look.Dim)),
            new Line(new Span("  Practice", Look.Normal), new Span("                    the live screen; nothing is stored", Look.Dim)),
        ]);
        return [new Pane(new Rectangle(Point.Empty, size), Recent.Count == 0 ? "Welcome" : "Recent studies", "", lines, _at)];
    }

    /// <inheritdoc/>
    public override void Back() => Shell.Say("Ctrl-Q leaves the program");

    private void Choose()
    {
        if (_at < Recent.Count)
        {
            var path = Recent[_at];
            _open(() => _shelf.Open(path));
        }
        else if (_at == Recent.Count) New(new Press("Enter", Shell.Now));
        else if (_at == Recent.Count + 1) Demo();
        else _practice();
    }

    private void Demo() => _open(() => _shelf.Open(_shelf.Demo()));

    private void New(Press press) =>
        Shell.Type(new Typing("title of the study:", press.At, title =>
        {
            if (title.Trim().Length == 0) return null;
            var name = new string([.. title.Trim().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
            Shell.Type(new Typing("file:", press.At, path =>
            {
                if (path.Trim().Length > 0) _open(() => _shelf.Create(path.Trim(), title.Trim()));
                return null;
            })
            { Text = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), (name.Length == 0 ? "study" : name) + ".psy"), Bar = "Enter makes this new file  Esc back" });
            return null;
        })
        { Bar = "Enter next  Esc back" });

    private void OpenFile(Press press) =>
        Shell.Type(new Typing("file:", press.At, path =>
        {
            if (path.Trim().Length > 0) _open(() => _shelf.Open(path.Trim()));
            return null;
        })
        { Bar = "Enter open  Esc back" });

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Recent.Count + 2);
}
