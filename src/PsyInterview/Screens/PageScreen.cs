using System.Drawing;
using System.Text;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// A page on which a whole text is written. While it is written (TYPING) every key is text, and Esc goes to KEYS with the text kept; the text is made safe each
/// second. What is wrong with it stands below.
/// </summary>
public abstract class PageScreen : Screen
{
    private const int NumberWidth = 5, SideWidth = 44, SideFrom = 120;
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMilliseconds(700), Rest = TimeSpan.FromMilliseconds(250);

    private readonly PageText _page;
    private bool _isTyping, _keepDue, _checkDue;
    private int _top, _textRows = 10, _textColumns = 70, _chosen;

    /// <param name="text">What stands on the page at first.</param>
    /// <param name="isTyping">True to begin with writing, false with the keys.</param>
    protected PageScreen(Shell shell, string text, bool isTyping)
        : base(shell) => (_page, _isTyping) = (new PageText(text), isTyping);

    /// <summary>The text as it stands.</summary>
    protected string Text => _page.ToString();

    /// <summary>True while there is text that was typed and is nowhere but on the screen.</summary>
    protected bool IsTypedOnly => _keepDue;

    /// <summary>What is wrong with the text or could be better, by line.</summary>
    protected IReadOnlyList<(int Line, string Words, bool IsWrong)> Remarks { get; set; } = [];

    /// <summary>What stands beside the page where there is room, and above what is wrong where there is not; none by default.</summary>
    protected virtual (string Title, IReadOnlyList<string> Words) Beside => ("", []);

    /// <summary>What is said where nothing is wrong with the text.</summary>
    protected virtual string AllRight => "nothing is wrong with it";

    /// <summary>Makes the text safe while it is being written.</summary>
    protected abstract void Keep(DateTimeOffset at, string text);

    /// <summary>Records the text when the writer goes to KEYS or leaves.</summary>
    protected abstract void Record(DateTimeOffset at, string text);

    /// <summary>Works out what is wrong with a text. Called on another thread.</summary>
    protected abstract IReadOnlyList<(int Line, string Words, bool IsWrong)> Check(string text);

    /// <inheritdoc/>
    public override string Mode => _isTyping ? "TYPING" : "KEYS";

    /// <inheritdoc/>
    public override bool ShowsKeys => !_isTyping;

    /// <inheritdoc/>
    public override Line Status => _isTyping ? "Esc: to the keys; the text stays and is kept as you write"
        : Remarks.Count == 0 ? Line.Of(AllRight, Look.Good) : $"{Remarks.Count(r => r.IsWrong)} to mend, {Remarks.Count(r => !r.IsWrong)} to consider";

    /// <summary>The keys of the page: a screen adds its own.</summary>
    protected IReadOnlyList<KeyBinding> PageBindings =>
    [
        new("e Space", "write", "go on writing where the caret is", _ => _isTyping = true) { InBar = true },
        new("Enter", "go there", "write at the line of the chosen remark", _ => GoToChosen()) { InBar = true, WhyNot = () => Remarks.Count == 0 ? "nothing is wrong with it; e writes" : null },
        new("j Down", "next", "next remark", _ => _chosen = Math.Clamp(_chosen + 1, 0, Math.Max(0, Remarks.Count - 1))) { Shown = "j k" },
        new("k Up", "previous", "previous remark", _ => _chosen = Math.Max(0, _chosen - 1)),
        new("/", "find", "find words in the text", Find) { InBar = true },
        new("PageDown", "page down", "a page down", _ => _page.Press("PageDown", Math.Max(1, _textRows - 1))),
        new("PageUp", "page up", "a page up", _ => _page.Press("PageUp", Math.Max(1, _textRows - 1))),
        new("Esc", "back", "back; the text stays", press => Leave(press)) { InBar = true },
    ];

    /// <inheritdoc/>
    public override void Shown() => CheckSoon();

    /// <inheritdoc/>
    public override bool Before(Press press)
    {
        if (!_isTyping) return false;
        switch (press.Key)
        {
            case "Esc":
                _isTyping = false;
                _keepDue = false;
                Record(press.At, Text);
                return true;
            case "Ctrl-S":
                Shell.Say("everything is saved as you go; Esc goes to the keys");
                return true;
            case "Ctrl-C" or "Ctrl-Q":
                Shell.Say("Esc first: the text stays");
                return true;
            case "Tab":
                Shell.Say("no tabs are needed here; Space indents");
                return true;
        }
        if (_page.Press(press.Key, Math.Max(1, _textRows - 1)) is not { } changed) return true;
        if (changed) Written(press.At);
        return true;
    }

    /// <inheritdoc/>
    public override void Pasted(string text, DateTimeOffset at)
    {
        _isTyping = true;
        if (_page.Insert(text, typed: false)) Written(at);
    }

    /// <inheritdoc/>
    public override void KeepDraft()
    {
        if (_keepDue) Keep(Shell.Now, Text);
        _keepDue = false;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var (title, beside) = Beside;
        var isWide = beside.Count > 0 && size.Width >= SideFrom;
        var width = isWide ? size.Width - SideWidth : size.Width;
        List<Line> above = [.. isWide ? [] : beside.SelectMany(b => Line.Wrapped(b, width - 4, Look.Strong)).Take(3)];
        List<List<Line>> remarks = [.. Remarks.Select(r => Drawn(r, width - 4))];
        var count = above.Count + remarks.Sum(r => r.Count);
        var foot = count == 0 ? 0 : Math.Min(count + 2, Math.Max(3, size.Height / 3));
        var text = new Rectangle(0, 0, width, size.Height - foot);
        List<Pane> panes = [new(text, PageTitle, $"line {_page.Caret.Line + 1}", TextRows(text))];
        if (foot > 0)
        {
            // While it is written the proposals stay in sight; with the keys, the remark that is chosen.
            var chosen = above.Count + remarks.Take(_chosen).Sum(r => r.Count);
            var last = chosen + (remarks.Count == 0 ? 0 : remarks[Math.Min(_chosen, remarks.Count - 1)].Count - 1);
            var top = _isTyping || remarks.Count == 0 ? 0 : Math.Clamp(Math.Min(chosen, last - (foot - 3)), 0, Math.Max(0, count - (foot - 2)));
            panes.Add(new(new Rectangle(0, text.Height, width, foot), remarks.Count == 0 ? title : "To mend or consider", remarks.Count > 1 ? $"{_chosen + 1}/{remarks.Count}" : "",
                [.. above.Concat(remarks.SelectMany(r => r)).Skip(top).Take(foot - 2)], _isTyping || remarks.Count == 0 ? -1 : chosen - top));
        }
        if (isWide) panes.Add(new(new Rectangle(width, 0, SideWidth, size.Height), title, "", [.. beside.SelectMany(b => Line.Wrapped(b, SideWidth - 4).Append(Line.Empty)).Take(size.Height - 2)]));
        return panes;
    }

    /// <summary>The title of the page.</summary>
    protected abstract string PageTitle { get; }

    private static List<Line> Drawn((int Line, string Words, bool IsWrong) remark, int width) => [.. Line.Wrapped($"line {remark.Line}: {remark.Words}", width, remark.IsWrong ? Look.Warn : Look.Normal)];

    private List<Line> TextRows(Rectangle at)
    {
        _textRows = Math.Max(1, at.Height - 2);
        _textColumns = Math.Max(8, at.Width - 4 - NumberWidth);
        var rows = _page.Rows(_textColumns);
        var (caret, column) = _page.CaretAt(_textColumns);
        _top = Math.Clamp(_top, Math.Max(0, caret - _textRows + 1), caret);
        return [.. rows.Skip(_top).Take(_textRows).Select((row, i) => new Line(
            [new Span(row.IsFirst ? $"{row.Line + 1,4} " : "     ", Look.Dim), .. _top + i == caret && _isTyping ? Under(row, column) : [new Span(string.Concat(row.Graphemes), LookOf(row))]]))];
    }

    private static Look LookOf(PageRow row) => row.Graphemes is ["#", ..] && row.IsFirst ? Look.Title : Look.Normal;

    // The caret is drawn as a selected cell: it is seen on every terminal, and costs no second view.
    private static List<Span> Under(PageRow row, int column)
    {
        var (left, right) = (new StringBuilder(), new StringBuilder());
        string? under = null;
        var at = 0;
        foreach (var grapheme in row.Graphemes)
        {
            if (at == column && under is null) under = grapheme;
            else (under is null ? left : right).Append(grapheme);
            if (under is null || at < column) at += Math.Max(1, Columns.OfGrapheme(grapheme));
        }
        return [new Span(left.ToString(), LookOf(row)), new Span(under ?? " ", Look.Selected), new Span(right.ToString(), LookOf(row))];
    }

    private void Written(DateTimeOffset at)
    {
        if (!_keepDue)
        {
            _keepDue = true;
            Shell.After(KeepEvery, () =>
            {
                if (_keepDue) Keep(at, Text);
                _keepDue = false;
            });
        }
        CheckSoon();
    }

    private void CheckSoon()
    {
        if (_checkDue) return;
        _checkDue = true;
        Shell.After(Rest, () =>
        {
            _checkDue = false;
            var text = Text;
            Shell.Aside(() => Check(text), found =>
            {
                Remarks = found;
                _chosen = Math.Clamp(_chosen, 0, Math.Max(0, found.Count - 1));
            });
        });
    }

    private void GoToChosen()
    {
        _page.GoTo(Remarks[Math.Clamp(_chosen, 0, Remarks.Count - 1)].Line - 1);
        _isTyping = true;
    }

    private void Find(Press press) => Shell.Type(new Typing("find:", press.At, words =>
    {
        if (!_page.Find(words.Trim())) return $"“{words.Trim()}” does not stand in the text";
        _isTyping = true;
        return null;
    })
    { Bar = "words of the text  Enter go there  Esc back", KeepsLeft = false });

    private void Leave(Press press)
    {
        Record(press.At, Text);
        Shell.Close(this);
    }
}
