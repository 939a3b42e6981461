using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>The note line: notes, quotes, probes of one's own, and the draft that is kept while they are typed.</summary>
public partial class InterviewScreen
{
    private static readonly TimeSpan DraftEvery = TimeSpan.FromMilliseconds(700);
    private DateTimeOffset _draftKept;
    private bool _draftDue;
    private (string Form, string? Target, DateTimeOffset At, DateTimeOffset Since)? _writing;
    private Unsent? _resumed;

    private Unsent? Waiting => _session.Drafts.LastOrDefault();

    private protected void TypeNote(Press press, string form)
    {
        if (Waiting is { } draft)
        {
            if (form == NoteForms.Observation)
            {
                _resumed = _run.IsOpen ? draft : null;
                var (begun, speaker) = FormOf(draft);
                OpenNote(begun, speaker, draft.Target, draft.At, draft.Text);
                return;
            }
            ParkDraft(draft);
        }
        OpenNote(form, form == NoteForms.Quote ? Quoted : null, Where, press.At, "");
    }

    // A draft knows its form only: whose words a quote is stands behind it.
    private static string DraftForm(string form, string? speaker) => speaker is null ? form : $"{form} of {speaker}";

    private static (string Form, string? Speaker) FormOf(Unsent draft) =>
        draft.Form.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var at ? (draft.Form[..at], draft.Form[(at + 4)..]) : (draft.Form, null);

    private void ParkDraft(Unsent draft)
    {
        var (form, speaker) = FormOf(draft);
        var decision = form switch
        {
            "improvised" => SessionDecisions.Improvise(State, Guide, draft.Text, draft.Target),
            "member check" => SessionDecisions.MemberCheck(State, Guide, draft.Text, draft.Target),
            NoteForms.Quote or NoteForms.Thought or NoteForms.NonVerbal or NoteForms.AskAtEnd or NoteForms.Equipment =>
                NoteDecisions.Take(State, Guide, form, draft.Text, true, draft.Target, speaker),
            _ => NoteDecisions.Take(State, Guide, NoteForms.Observation, draft.Text, true, draft.Target),
        };
        if (Record(draft.At, decision) is null) _session.KeepDraft(draft.Form, draft.Target, draft.At, "");
    }

    /// <summary>Since when somebody is writing, or null: a draft taken up again is older than that.</summary>
    private protected DateTimeOffset? WritingSince => _writing?.Since;

    /// <summary>The quote that is being written is somebody else's; the text goes on.</summary>
    private protected void Reassign(string speaker)
    {
        if (_writing is not { } writing || FormOf(new Unsent(writing.Form, writing.Target, writing.At, "")).Form is not NoteForms.Quote)
        {
            Shell.Say("only a quote is somebody's words");
            return;
        }
        var text = Shell.Typed;
        Shell.StopTyping();
        _session.KeepDraft(writing.Form, writing.Target, writing.At, "");
        OpenNote(NoteForms.Quote, speaker, writing.Target, writing.At, text);
        _writing = _writing!.Value with { Since = writing.Since };
        KeepDraft();
    }

    /// <summary>Puts every draft aside as an unfinished note.</summary>
    private protected void ParkDrafts()
    {
        while (Waiting is { } draft && _session.Drafts.Count is var left && left > 0)
        {
            ParkDraft(draft);
            if (_session.Drafts.Count == left) break;
        }
    }

    /// <param name="speaker">In a group, whose words or behaviour it is.</param>
    private protected void OpenNote(string form, string? speaker, string? target, DateTimeOffset at, string text)
    {
        var whose = speaker ?? State.Plan!.Participant;
        var name = form == NoteForms.Observation ? "note" : speaker is null ? form : $"{form} of {speaker}";
        if (form == NoteForms.Quote && ConsentRules.SaidNo(_session.Recorder.Study, whose, State.Plan!.Wave, "quotes") is not null) name += " (no consent to quotes)";
        OpenWords($"{name} on {Phrases.Target(Guide, target)}:", DraftForm(form, speaker), target, at, text, words =>
            form switch
            {
                "improvised" => SessionDecisions.Improvise(State, Guide, words, target),
                "member check" => SessionDecisions.MemberCheck(State, Guide, words, target),
                _ => NoteDecisions.Take(State, Guide, form, words, on: target, speaker: speaker),
            });
    }

    private void TypeOptional(Press press, string prompt, string form, Func<string, Decision> decide)
    {
        if (Waiting is { } draft) ParkDraft(draft);
        var target = Where;
        OpenWords($"{prompt} {Phrases.Target(Guide, target)}:", form, target, press.At, "", decide);
    }

    /// <summary>Opens the note line for words that become an entry stamped <paramref name="at"/>; what is typed is kept as a draft meanwhile.</summary>
    private void OpenWords(string prompt, string form, string? target, DateTimeOffset at, string text, Func<string, Decision> decide)
    {
        _writing = (form, target, at, Shell.Now);
        Open(new Typing(prompt, at, words =>
        {
            var decision = decide(words);
            if (decision.Refusal is { } refusal)
            {
                if (words.Trim().Length > 0) return refusal;
                _session.KeepDraft(form, target, at, "");
                NotWriting();
                return null;
            }
            Do(new Press("Enter", at), decision);
            _session.KeepDraft(form, target, at, "");
            NotWriting();
            return null;
        })
        {
            Text = text,
            KeepsLeft = false,
            Bar = WritingBar,
            Changed = DraftChanged,
            Leave = words =>
            {
                _session.KeepDraft(form, target, at, words.Trim());
                NotWriting();
            },
        });
    }

    private void NotWriting()
    {
        var since = WritingSince;
        _writing = null;
        if (since is { } begun) WritingOver(begun);
    }

    /// <summary>Keeps the draft at once when the last keeping is long enough ago, else as soon as it is: never more than a second is unsent.</summary>
    private void DraftChanged(string words)
    {
        if (_draftDue || _writing is null) return;
        var wait = DraftEvery - (Shell.Now - _draftKept);
        if (wait <= TimeSpan.Zero) KeepDraft();
        else
        {
            _draftDue = true;
            Shell.After(wait, () =>
            {
                _draftDue = false;
                KeepDraft();
            });
        }
    }

    /// <inheritdoc/>
    public override void KeepDraft()
    {
        if (_writing is not { } writing || Shell.Typing is null) return;
        _draftKept = Shell.Now;
        _session.KeepDraft(writing.Form, writing.Target, writing.At, Shell.Typed);
    }
}
