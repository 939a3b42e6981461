using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The codebook as a tree: themes with their codes, what was written and is in no codebook, what is not used any more. Enter opens the page of one of them.</summary>
public sealed partial class CodebookScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly IReadOnlyList<KeyBinding> _tree, _meetings;
    private readonly List<(IReadOnlyList<EntryId> Entries, string Words)> _acts = [];
    private (Cohort Cohort, IReadOnlyList<CheckAccount> Checks)? _people;
    private CodebookUse? _use;
    private (Codebook Book, CodebookUse? Use, List<Row> Rows)? _drawn;
    private View _view;
    private string? _chosen;
    private int _at, _top, _turn;

    /// <param name="study">The study, open for writing.</param>
    public CodebookScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        KeyBinding[] moves =
        [
            new("j Down", "next", "next row, or one line down", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous row, or one line up", _ => Move(-1)),
            new("PageDown Space", "page down", "a page down", _ => Move(10)),
            new("PageUp", "page up", "a page up", _ => Move(-10)),
            new("g Home", "first", "to the top", _ => Move(-10_000)),
            new("G End", "last", "to the end", _ => Move(10_000)),
            new("Esc", "back", "back", _ => Back()),
        ];
        _tree =
        [
            new("Enter", "open", "the page of this code or theme: definitions, quotes, what became of it", _ => OpenPage()) { InBar = true, WhyNot = WhyNotPage },
            new("n", "new code", "a new code, from data", NewCode) { InBar = true },
            new("+", "take in", "take the words selected under “not in the codebook” in as a code, from data", TakeIn) { InBar = true, WhyNot = () => Chosen?.Loose is null ? "take in: choose words under “not in the codebook”" : null },
            new("d", "definition", "write the definition of this code, or the next version of this theme's", Define) { InBar = true, WhyNot = WhyNotEither },
            new("t", "theme", "the theme this code belongs to, or this theme stands under; nothing takes it away", AskTheme) { InBar = true, WhyNot = WhyNotEither },
            new("M", "merge", "make this code part of another one, with a reason", Merge) { InBar = true, WhyNot = WhyNotCode },
            new("x", "split", "make several codes of this one, with a reason", Split) { InBar = true, WhyNot = WhyNotCode },
            new("X", "retire", "take this code out of use, or back; give a theme up; with a reason", Retire) { InBar = true, WhyNot = WhyNotRetire },
            new("e", "rename", "call this code or theme otherwise", Rename) { InBar = true, WhyNot = WhyNotEither },
            new("N", "define theme", "a new theme, or another version of one that is there", DefineTheme) { InBar = true },
            new("a", "ask next", "leave a question about this code or theme for coming sessions", AskNext) { InBar = true, WhyNot = WhyNotEither },
            new("m", "meetings", "the team's meetings about the analysis", _ => Show(View.Meetings)) { InBar = true },
            new("o", "origin", "where this code comes from: the data, or before them", press => Describe(press, "origin", CodeWords.Origins)) { WhyNot = WhyNotCode },
            new("K", "kind", "what this code is about: concrete or conceptual", press => Describe(press, "kind", CodeWords.Kinds)) { WhyNot = WhyNotCode },
            new("c", "colour", "the colour of this code in programs that show one", press => Describe(press, "colour", [])) { WhyNot = WhyNotCode },
            new("u Ctrl-Z", "undo", "take back the last act of this screen", Undo),
            .. moves,
        ];
        _meetings =
        [
            new("n", "new meeting", "record a meeting: day, who was there, what was decided and why", Meet) { InBar = true },
            new("u Ctrl-Z", "undo", "take back the last act of this screen", Undo) { InBar = true },
            .. moves,
        ];
    }

    private enum View
    {
        Tree,
        Page,
        Meetings,
    }

    /// <inheritdoc/>
    public override string Name => "Codebook";

    /// <inheritdoc/>
    // The bar shows what acts on the row selected; ? lists everything.
    public override IReadOnlyList<KeyBinding> Bindings => [.. (_view == View.Meetings ? _meetings : _tree).Select(b => b.InBar && b.WhyNot() is not null ? b with { InBar = false } : b)];

    /// <inheritdoc/>
    public override Line Status => _view == View.Meetings ? "n records a meeting"
        : _view == View.Page ? "j k scroll, Esc back to the codebook"
        : Chosen switch
        {
            null => "n makes the first code, N the first theme",
            { Loose: { } name } => $"+ takes “{name}” in as a code; what bears it counts from then on",
            { Code: { Standing: CodeStanding.Retired } } => "X brings it back, with a reason",
            { Code: { Definition.Length: 0, Standing: CodeStanding.InUse } } => "not defined yet; d writes what it stands for, when it applies and when not",
            _ => Line.Empty,
        };

    private Codebook Book => _study.Recorder.Codebook;

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private List<Row> Rows
    {
        get
        {
            // Asked for several times a key.
            if (_drawn is not { } drawn || !ReferenceEquals(drawn.Book, Book) || !ReferenceEquals(drawn.Use, _use)) _drawn = drawn = (Book, _use, RowsOf(Book, _use));
            return drawn.Rows;
        }
    }

    private Row? Chosen => Rows is var rows && Place(rows) is var at && at < rows.Count && rows[at].Heading is null ? rows[at] : null;

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var (codes, themes) = (Book.InUse.Count(), Book.Themes.Count);
        return StudyHeader.Of(width, _study, $"Codebook   {Phrases.Count(codes, "code")}{(themes > 0 ? $", {Phrases.Count(themes, "theme")}" : "")}");
    }

    /// <inheritdoc/>
    public override void Shown()
    {
        Shell.Stamp = _study.Recorder.At;
        var turn = ++_turn;
        // Every session is read; the codes are there at once and their counts follow.
        Shell.Aside(() => (Read(), turn), read =>
        {
            if (read.turn != _turn) return;
            _people = read.Item1;
            Count();
        });
    }

    private (Cohort Cohort, IReadOnlyList<CheckAccount> Checks) Read()
    {
        var reading = _study.ReadAll();
        var cohort = Cohort.Of(reading);
        return (cohort, CheckAccount.All(reading, cohort.Study));
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (_view != View.Tree) Show(View.Tree);
        else Shell.Close(this);
    }

    // Codes were merged or renamed: what the sessions say means something else now.
    private void Count()
    {
        if (_people is not { } people) return;
        var (book, turn) = (Book, ++_turn);
        Shell.Aside(() => CodebookUse.Of(CodedStudy.Of(book, people.Cohort, people.Checks)), use =>
        {
            if (turn == _turn) _use = use;
        });
    }

    private void Show(View view) => (_view, _top) = (view, 0);

    private void OpenPage() => Show(View.Page);

    private int Place(List<Row> rows)
    {
        var at = _chosen is null ? -1 : rows.FindIndex(r => r.Key == _chosen);
        if (at < 0) at = Math.Clamp(_at, 0, Math.Max(0, rows.Count - 1));
        while (at < rows.Count - 1 && rows[at].Heading is not null) at++;
        return at;
    }

    private void Move(int by)
    {
        if (_view != View.Tree)
        {
            _top += by;
            return;
        }
        var rows = Rows;
        var at = Place(rows);
        for (var left = Math.Abs(by); left > 0; left--)
        {
            var next = at + Math.Sign(by);
            while (next > 0 && next < rows.Count && rows[next].Heading is not null) next += Math.Sign(by);
            if (next < 0 || next >= rows.Count || rows[next].Heading is not null) break;
            at = next;
        }
        _at = at;
        _chosen = rows.Count == 0 ? null : rows[at].Key;
    }

    private string? WhyNotPage() => _view == View.Page ? "this is its page; Esc goes back" : Chosen switch
    {
        null => "there is nothing here yet; n makes a code",
        { Loose: { } name } => $"“{name}” is no code yet; + takes it in",
        _ => null,
    };

    private string? WhyNotCode() => Chosen switch
    {
        { Code: { Standing: CodeStanding.InUse } } => null,
        { Code: { } code } => $"“{code.Name}” is not in use: {Book.Became(code)}",
        { Loose: { } name } => $"“{name}” is no code yet; + takes it in",
        _ => "choose a code first",
    };

    private string? WhyNotEither() => Chosen?.Theme is not null ? null : WhyNotCode();

    private string? WhyNotRetire() => Chosen?.Code is { Standing: CodeStanding.Retired } ? null : WhyNotEither();

    /// <summary>One row: a theme, a code, words that are no code yet, or the heading over some of them.</summary>
    private sealed record Row(string Key, int Depth, Theme? Theme = null, Code? Code = null, string? Loose = null, string? Heading = null);
}
