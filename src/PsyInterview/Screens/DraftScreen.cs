using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Where the next version of a guide is written, with the accepted proposals beside it and what cannot be read below it.</summary>
public sealed class DraftScreen : PageScreen
{
    private const string Form = "guide draft";

    private readonly OpenStudy _study;
    private readonly string _guide, _language;
    private IReadOnlyList<GuideProposal> _accepted = [];

    private DraftScreen(Shell shell, OpenStudy study, string guide, string language, string text, bool isTyping)
        : base(shell, text, isTyping)
    {
        (_study, _guide, _language) = (study, guide, language);
        Bindings =
        [
            new("f", "next version", "what it would change, and make it the next version", _ => Next()) { InBar = true },
            new("o", "editor", "write in the editor that EDITOR names", _ => Outside()) { WhyNot = OutsideEditor.WhyNot },
            .. PageBindings,
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Draft";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override bool Ticks => true;

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, $"{_guide} {_language}: writing the next version", IsTypedOnly);

    /// <inheritdoc/>
    protected override string PageTitle => $"Draft of {_guide}";

    /// <inheritdoc/>
    protected override (string Title, IReadOnlyList<string> Words) Beside =>
        _accepted.Count == 0 ? ("", []) : ($"{Phrases.Count(_accepted.Count, "accepted proposal")}", [.. _accepted.Select(p => $"{p.Text} ({p.Whence})")]);

    /// <summary>True where words were being written when the program was stopped, which are in no draft yet.</summary>
    internal static bool IsCutOff(OpenStudy study, string guide, string language) => study.Recorder.KeptText(Form, $"{guide} {language}") is not null;

    private string Target => $"{_guide} {_language}";

    /// <summary>Opens the draft of a guide, begun from its latest version where there is none. Words that a stopped program left are there again.</summary>
    internal static void Open(Shell shell, OpenStudy study, string guide, string language)
    {
        var state = study.Recorder.Study;
        var text = study.Recorder.KeptText(Form, $"{guide} {language}") ?? state.DraftOf(guide, language)?.Text
            ?? (state.VersionsOf(guide, language) is { Count: > 0 } versions ? state.GuideOf(versions[^1].Hash)!.Text : null);
        if (text is null) shell.Say($"there is no version of {guide} to begin from");
        else shell.Open(new DraftScreen(shell, study, guide, language, text, isTyping: true));
    }

    /// <inheritdoc/>
    public override void Shown()
    {
        base.Shown();
        Shell.Aside(() => Account.All(_study.ReadAll()), accounts => _accepted = [.. GuideProposals.Of(_study.Recorder.Study, accounts).For(_guide).Where(p => p.IsToBeWorkedIn)]);
    }

    /// <inheritdoc/>
    protected override void Keep(DateTimeOffset at, string text) => _study.Recorder.KeepText(Form, Target, at, text);

    /// <inheritdoc/>
    protected override void Record(DateTimeOffset at, string text)
    {
        var study = _study.Recorder.Study;
        var before = study.DraftOf(_guide, _language)?.Text ?? (study.VersionsOf(_guide, _language) is { Count: > 0 } versions ? study.GuideOf(versions[^1].Hash)!.Text : null);
        // Nothing was written: a draft that says what the version says is none.
        if (before is not null && before.ReplaceLineEndings("\n") == text && study.DraftOf(_guide, _language) is null)
        {
            _study.Recorder.KeepText(Form, Target, at, "");
            return;
        }
        if (_study.Recorder.Do(at, GuideDecisions.Write(study, _guide, _language, text)) is { } refusal) Shell.Say(refusal);
        else _study.Recorder.KeepText(Form, Target, at, "");
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<(int Line, string Words, bool IsWrong)> Check(string text) =>
        [.. GuideParser.Parse(text).Problems.Select(p => (p.Line, $"{p.What} {p.Hint}", p.Severity == Severity.Error))];

    private void Next()
    {
        if (_study.Recorder.Study.DraftOf(_guide, _language) is null) Shell.Say("nothing was written yet that differs from the version before");
        else Shell.Replace(new NextVersionScreen(Shell, _study, _guide, _language));
    }

    private void Outside()
    {
        if (OutsideEditor.Write(Shell, Text) is not { } written) return;
        Record(Shell.Now, written);
        Shell.Replace(new DraftScreen(Shell, _study, _guide, _language, written, isTyping: false));
    }
}
