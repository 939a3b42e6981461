using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Sessions;
using PsyInterview.Storage;

namespace PsyInterview;

/// <summary>The recorder at work in one member check.</summary>
public sealed class CheckRecorder : StreamRecorder
{
    private const string LetterForm = "letter";
    private string? _kept;

    internal CheckRecorder(Recorder recorder, string stream)
        : base(recorder, stream) => Own = FoldOwn();

    /// <summary>The check as the study has it, the participant's withdrawal included.</summary>
    public MemberCheck Check => Own.In(Recorder.Study);

    /// <inheritdoc/>
    public override SessionCoding Coding => SessionCoding.Of(Stream, SessionState.Empty, Entries, Recorder.Codebook);

    /// <inheritdoc/>
    public override string? WhyNotRetract => MemberCheckProtocol.WhyNot(Check, CheckAct.Retract);

    /// <summary>A letter that was being written when the program was stopped, and is in no version; null where there is none.</summary>
    public string? KeptLetter
    {
        get
        {
            // What the store knows lags behind the keys by a write to the disk.
            var text = _kept ?? Recorder.Store.Drafts.FirstOrDefault(d => d.Stream == Stream && d.Form == LetterForm)?.Text;
            return text is { Length: > 0 } ? text : null;
        }
    }

    private MemberCheck Own { get; set; }

    /// <summary>Keeps a letter while it is written. It lies with the check, so that it goes with the participant's words; an empty one is forgotten.</summary>
    public void KeepLetter(DateTimeOffset at, string text)
    {
        if (text.Length == 0 && KeptLetter is null) return;
        _kept = text;
        Recorder.Store.SaveDraft(new Draft(Stream, LetterForm, null, at, text));
    }

    private protected override void Fold(IReadOnlyList<ReadEntry> written) => Own = written.Aggregate(Own, (check, e) => check.Apply(e));

    private protected override void FoldAnew() => Own = FoldOwn();

    private MemberCheck FoldOwn() => Entries.Where(e => e.Stands).Aggregate(new MemberCheck(Stream), (check, e) => check.Apply(e));
}
