using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Sessions;

namespace PsyInterview;

/// <summary>The recorder at work in one member check.</summary>
public sealed class CheckRecorder : StreamRecorder
{
    private const string LetterForm = "letter";

    internal CheckRecorder(Recorder recorder, string stream)
        : base(recorder, stream)
    {
        Own = FoldOwn();
        // Another laptop's clock may be ahead: what is recorded now comes after what is there.
        if (Entries.Count > 0 && Entries.Max(e => e.Entry.At) is var last && last > recorder.Now()) recorder.SetClock(last);
    }

    /// <summary>The check as the study has it, the participant's withdrawal included.</summary>
    public MemberCheck Check => Own.In(Recorder.Study);

    /// <inheritdoc/>
    public override SessionCoding Coding => SessionCoding.Of(Stream, SessionState.Empty, Entries, Recorder.Codebook);

    /// <inheritdoc/>
    public override string? WhyNotRetract => MemberCheckProtocol.WhyNot(Check, CheckAct.Retract);

    /// <summary>A letter that was being written when the program was stopped, grown from the last version, and is in no version; null where there is none.</summary>
    public string? KeptLetter => Recorder.KeptText(LetterForm, Base, Stream);

    /// <summary>Letters that were being written and grew from a version that another one followed since, with its number.</summary>
    public IEnumerable<(string Version, string Text)> LeftBehind => Recorder.Store.Drafts.Where(d => d.Stream == Stream && d.Form == LetterForm && d.Target != Base && d.Text.Length > 0).Select(d => (d.Target ?? "", d.Text));

    // A text belongs to the version it grew from: it must not take the place of one that came after.
    private string Base => (Own.Letter?.Number ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private MemberCheck Own { get; set; }

    /// <summary>Keeps a letter while it is written. It lies with the check, so that it goes with the participant's words; an empty one is forgotten.</summary>
    public void KeepLetter(DateTimeOffset at, string text) => Recorder.KeepText(LetterForm, Base, at, text, Stream);

    private protected override void Fold(IReadOnlyList<ReadEntry> written) => Own = written.Aggregate(Own, (check, e) => check.Apply(e));

    private protected override void FoldAnew() => Own = FoldOwn();

    private MemberCheck FoldOwn() => Entries.Where(e => e.Stands).Aggregate(new MemberCheck(Stream), (check, e) => check.Apply(e));
}
