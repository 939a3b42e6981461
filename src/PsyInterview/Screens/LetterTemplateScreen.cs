using PsyInterview.MemberChecks;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Where a study words one of its letters in one language: what is the same for everybody, with words in braces for what is each participant's own.</summary>
public sealed class LetterTemplateScreen : PageScreen
{
    private const string Form = "letter template";

    private readonly OpenStudy _study;
    private readonly string _letter, _language;

    /// <param name="letter">One of <see cref="LetterTemplate.Names"/>.</param>
    public LetterTemplateScreen(Shell shell, OpenStudy study, string letter, string language, bool isTyping = false)
        : base(shell, study.Recorder.KeptText(Form, $"{letter} {language}") ?? ShippedLetters.Of(study.Recorder.Study, letter, language) ?? $"# \n\n{LetterTemplate.Summary}\n", isTyping)
    {
        (_study, _letter, _language) = (study, letter, language);
        Bindings =
        [
            new("X", "as before", "use the words that come with the program again", GoBack) { WhyNot = () => study.Recorder.Study.LetterTemplates.ContainsKey((letter, language)) ? null : "these are the words that come with the program" },
            new("o", "editor", "write in the editor that EDITOR names", _ => Outside()) { WhyNot = OutsideEditor.WhyNot },
            .. PageBindings,
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Words of a letter";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override bool Ticks => true;

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, $"Letter “{_letter}”, {_language}", IsTypedOnly);

    /// <inheritdoc/>
    protected override string PageTitle => $"Words of the letter “{_letter}”";

    /// <inheritdoc/>
    protected override (string Title, IReadOnlyList<string> Words) Beside => ("Filled in", [.. LetterTemplate.Fields.Select(f => $"{f.Field}  {f.Words}"), "____  room to write"]);

    private string Target => $"{_letter} {_language}";

    /// <inheritdoc/>
    protected override void Keep(DateTimeOffset at, string text) => _study.Recorder.KeepText(Form, Target, at, text);

    /// <inheritdoc/>
    protected override void Record(DateTimeOffset at, string text)
    {
        var study = _study.Recorder.Study;
        // Words that come with the program and were not changed are none of the study's own.
        var decision = (ShippedLetters.Of(study, _letter, _language) ?? "").TrimEnd() == text.ReplaceLineEndings("\n").TrimEnd() ? Decision.Nothing : LetterTemplate.Set(study, _letter, _language, text);
        var refusal = _study.Recorder.Do(at, decision);
        // What could not be taken over is not lost.
        _study.Recorder.KeepText(Form, Target, at, refusal is null ? "" : text);
        if (refusal is not null) Shell.Say(refusal);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<(int Line, string Words, bool IsWrong)> Check(string text) =>
    [
        .. LetterTemplate.Check(text).Select(f => (f.Line, f.Words, true)),
        .. _letter == "invitation" || text.Contains(LetterTemplate.Summary, StringComparison.OrdinalIgnoreCase) ? [] : ((int, string, bool)[])[(1, $"say with {LetterTemplate.Summary} where the statements come in", true)],
    ];

    private void GoBack(Press press)
    {
        if (_study.Recorder.Do(press.At, LetterTemplate.Set(_study.Recorder.Study, _letter, _language, "")) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        _study.Recorder.KeepText(Form, Target, press.At, "");
        Shell.Replace(new LetterTemplateScreen(Shell, _study, _letter, _language));
        Shell.Say("the words that come with the program are used again; the study's own stay on record");
    }

    private void Outside()
    {
        if (OutsideEditor.Write(Shell, Text) is not { } written) return;
        Record(Shell.Now, written);
        Shell.Replace(new LetterTemplateScreen(Shell, _study, _letter, _language));
    }
}
