using PsyInterview.MemberChecks;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Where the letter of a member check is written: what was assembled, gone over by a person. Each time it is left with other words is a version.</summary>
public sealed class LetterScreen : PageScreen
{
    private readonly OpenStudy _study;
    private readonly CheckRecorder _check;
    private readonly IReadOnlyList<(string Person, string Text)> _quotes;

    /// <param name="check">A check whose letter has a version, or a text that was left behind.</param>
    /// <param name="quotes">Words that may stand in it, each with the code of whose they are.</param>
    /// <param name="isTyping">False to begin with the keys.</param>
    public LetterScreen(Shell shell, OpenStudy study, CheckRecorder check, IReadOnlyList<(string Person, string Text)> quotes, bool isTyping = false)
        : base(shell, check.KeptLetter ?? check.Check.Letter?.Text ?? "", isTyping)
    {
        (_study, _check, _quotes) = (study, check, quotes);
        Bindings =
        [
            new("o", "editor", "write in the editor that EDITOR names", _ => Outside()) { WhyNot = OutsideEditor.WhyNot },
            .. PageBindings,
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Letter";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override bool Ticks => true;

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, $"{Phrases.Of(_check)}: version {_check.Check.Letter?.Number ?? 1}", IsTypedOnly);

    /// <inheritdoc/>
    protected override string PageTitle => $"Letter to {_check.Check.Person}";

    /// <inheritdoc/>
    protected override string AllRight => "read it over as the participant will read it";

    /// <inheritdoc/>
    protected override (string Title, IReadOnlyList<string> Words) Beside =>
        ("How it is read", ["A line that begins with a number and a point, as in “3. ”, is a statement: it gets boxes to answer it.", "____ on a line of its own is room to write."]);

    /// <inheritdoc/>
    protected override void Keep(DateTimeOffset at, string text) => _check.KeepLetter(at, text);

    /// <inheritdoc/>
    protected override void Record(DateTimeOffset at, string text)
    {
        var check = _check.Check;
        var decision = MemberCheckDecisions.Write(_study.Recorder.Study, check, check.Letters.LastOrDefault(l => l.Language.Length > 0)?.Language ?? "en", text, SummaryDraft.QuotedIn(text, check.Person, _quotes));
        // It belongs to the version it grew from; what could not become one is not lost.
        _check.KeepLetter(at, decision.Refusal is null ? "" : text);
        if (_check.Do(at, decision) is { } refusal) Shell.Say(refusal);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<(int Line, string Words, bool IsWrong)> Check(string text)
    {
        List<(int, string, bool)> found = [.. LetterTemplate.Check(text).Select(f => (f.Line, f.Words, true))];
        found.AddRange(LetterTemplate.Blanks(text).Select(line => (line, "what stands in [ ] is still to be filled in", true)));
        foreach (var (at, line) in text.Split('\n').Index())
        {
            if (LetterTemplate.Fields.Any(f => line.Contains(f.Field, StringComparison.OrdinalIgnoreCase))) found.Add((at + 1, "a word in braces is left; it is filled in only when the letter is assembled", true));
        }
        found.AddRange(Interchange.NamedPersons.In(text.Split('\n')).Select(p => (p.Line, $"{p.What} A letter goes by code; names stay outside the study.", false)));
        if (Letter.Statements(text).Count == 0) found.Add((1, "no line is numbered: nothing can be answered statement by statement", false));
        return found;
    }

    private void Outside()
    {
        if (OutsideEditor.Write(Shell, Text) is not { } written) return;
        Record(Shell.Now, written);
        Shell.Replace(new LetterScreen(Shell, _study, _check, _quotes));
    }
}
