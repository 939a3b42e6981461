using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;

namespace PsyInterview.Screens;

/// <summary>What is typed about entries: answers, edits, moves, tags, undo, and words typed in the wrong mode.</summary>
public partial class InterviewScreen
{
    private Moment? LastNote => _picked is not null ? Picked is { IsNote: true } note ? note : null : State.Moments.LastOrDefault(m => m.IsNote);

    /// <summary>Nobody writes any more: the words have become an entry or a draft.</summary>
    private protected virtual void WritingOver(DateTimeOffset since)
    {
    }

    /// <summary>What the bar says while a note is written.</summary>
    private protected virtual string WritingBar => "Enter save  Esc keep a draft";

    /// <summary>A key that is no text although a text is open; true when it was taken.</summary>
    private protected virtual bool WhileTyping(Press press) => false;

    private bool InText(Press press)
    {
        if (WhileTyping(press)) return true;
        if (press.Letter is { } letter)
        {
            if (_run.IsTakenBackBy(letter))
            {
                Shell.StopTyping();
                _writing = null;
                MeantAsText(press);
                return true;
            }
            if (_run.OpenedText) _run.Add(letter, press.At);
        }
        else if (press.Key == "Backspace" && _run.OpenedText) _run.TakeBack();
        else if (press.Key != "Esc") _run.End();
        return false;
    }

    private void MeantAsText(Press press)
    {
        if (!_run.IsOpen) return;
        var (words, began, entries) = (_run.Words, _run.Began, _run.Entries.ToList());
        _run.End();
        _asking = null;
        foreach (var draft in _session.Drafts.Where(d => d.At >= began).ToList()) _session.KeepDraft(draft.Form, draft.Target, draft.At, "");
        // Letters that went into a waiting draft leave it as it was; it is put aside before the words take the line.
        if (_resumed is { } resumed) _session.KeepDraft(resumed.Form, resumed.Target, resumed.At, resumed.Text);
        _resumed = null;
        if (Waiting is { } waiting) ParkDraft(waiting);
        if (entries.Count > 0 && Record(press.At, NoteDecisions.MeantAsText(State, entries)) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        OpenNote(NoteForms.Observation, null, Where, began, words);
        KeepDraft();
    }

    private void NonVerbal(Press press) => Do(press, NoteDecisions.Take(State, Guide, NoteForms.NonVerbal, null, on: Where));

    private void TypeAnswer(EntryId entry, string answer, Press press) =>
        Open(new Typing($"{answer}:", press.At, words =>
        {
            if (words.Trim().Length > 0) Record(press.At, NoteDecisions.Amplify(State, entry, answer, words));
            return null;
        })
        {
            Leave = words =>
            {
                if (words.Trim().Length > 0) Record(press.At, NoteDecisions.Amplify(State, entry, answer, words));
            },
            Bar = "Enter save (words are welcome, not required)",
        });

    private void Edit(Press press)
    {
        if (LastNote is not { } note) return;
        Open(new Typing($"edit {note.What}:", press.At, words =>
        {
            var decision = NoteDecisions.Edit(State, note.Id, words);
            if (decision.Refusal is { } refusal) return refusal;
            Do(press, decision);
            return null;
        })
        { Text = note.Text ?? "", Bar = "Enter save  Esc leave as it was", Leave = words => KeepEdit(note, words, press) });
    }

    /// <summary>Esc never discards text: what was changed in an edit becomes the draft.</summary>
    private void KeepEdit(Moment note, string words, Press press)
    {
        if (words.Trim() == (note.Text ?? "") || words.Trim().Length == 0) return;
        if (Waiting is { } draft) ParkDraft(draft);
        _session.KeepDraft(note.What == "thought" ? NoteForms.Thought : NoteForms.Observation, note.On, press.At, words.Trim());
        Shell.Say("the entry is as it was; your words wait as a draft");
    }

    private void Move(Press press)
    {
        if (LastNote is not { } note) return;
        Open(new Typing($"move {note.What} to question", press.At, words =>
        {
            if (words.Trim().Length == 0) return null;
            var decision = NoteDecisions.Move(State, Guide, note.Id, words.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries)[0]);
            if (decision.Refusal is { } refusal) return refusal;
            Do(press, decision);
            return null;
        })
        {
            Complete = typed => [.. Guide.Questions.Where(q => typed.Length > 0 && ($"{q.Number} {q.Label}").Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(q => $"{q.Number} {q.Label}")],
            ListTitle = "Questions",
            TakesChoice = true,
            Bar = "Enter move  Esc back",
        });
    }

    private void BackDate(Press press)
    {
        if (Picked is not { } moment) return;
        var prompt = State.IsAfterwards ? $"{moment.What} was at mm:ss of the talk (nothing: unknown)" : $"{moment.What} was how many seconds earlier";
        Open(new Typing(prompt, press.At, words =>
        {
            if (!State.IsAfterwards && words.Trim().Length == 0) return null;
            var seconds = TimeWords.Seconds(words);
            var decision = State.IsAfterwards ? NoteDecisions.Time(State, moment.Id, seconds) : NoteDecisions.BackDate(State, moment.Id, seconds ?? 0);
            if (decision.Refusal is { } refusal) return refusal;
            Do(press, decision);
            return null;
        })
        { Bar = "Enter save  Esc back" });
    }

    private void Tag(Press press)
    {
        if (Picked is not { } moment) return;
        string[] known = [.. State.Moments.SelectMany(m => m.Codes).Concat(_session.Recorder.Codebook.InUse.Select(c => c.Name)).DistinctBy(CodeWords.Key).Order(StringComparer.OrdinalIgnoreCase)];
        Open(new Typing($"codes for {moment.What}:", press.At, words =>
        {
            var decision = NoteDecisions.Tag(State, moment.Id, CodeWords.Read(words, known));
            if (decision.Refusal is { } refusal) return refusal;
            Do(press, decision);
            return null;
        })
        {
            Text = moment.Codes.Count == 0 ? "" : string.Join(' ', moment.Codes) + " ",
            Complete = typed => CodeCompletion.Of(typed, known),
            ListTitle = "Codes",
            Bar = "Enter save  Tab complete  Esc back",
        });
    }

    private void Undo(Press press)
    {
        var decision = NoteDecisions.Undo(State, _session.Entries, _session.Recorder.Store.Recorder, _session.Recorder.Kinds);
        var taken = decision.Events is [EntryRetracted r] ? Named(r.Entry) : null;
        if (!Do(press, decision)) return;
        _asking = null;
        Shell.Say($"took back: {taken}; Ctrl-R brings it back");
    }

    private void Redo(Press press)
    {
        var decision = NoteDecisions.Redo(State, _session.Entries, _session.Recorder.Store.Recorder);
        if (Do(press, decision)) Shell.Say("brought back");
    }

    private string Named(string entry)
    {
        var read = _session.Entries.FirstOrDefault(e => e.Entry.Id.ToString() == entry);
        if (read is null) return "an entry";
        var account = _session.Account;
        return State.MomentOf(entry) is { } moment
            ? moment.Speaker is { } speaker ? $"{speaker} {GroupWords.Act(moment)} {Timeline.WithoutSpeaker(account, moment)}".Trim()
            : $"{moment.What} {Timeline.Words(account, moment)}".Trim()
            : read.Entry.Kind.Replace('-', ' ');
    }
}
