using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>What may be done with words: take, answer, edit, move, tag, back-date, undo.</summary>
public static class NoteDecisions
{
    /// <summary>Takes a note. Words are required except for a non-verbal, whose kind can follow.</summary>
    /// <param name="on">Where it belongs when that is known, as for a draft begun on another question; else where the talk is.</param>
    /// <param name="speaker">In a group, whose words or behaviour it is.</param>
    public static Decision Take(SessionState state, TopicGuide guide, string form, string? text, bool unfinished = false, string? on = null, string? speaker = null)
    {
        var words = SessionDecisions.Blank(text);
        var name = form == NoteForms.Observation ? "note" : form;
        if (words is null && form != NoteForms.NonVerbal) return Decision.Refuse($"{name}: nothing was typed");
        return SessionDecisions.When(
            state, form == NoteForms.Thought ? Act.Think : Act.Note, name,
            new NoteTaken(form, on ?? SessionDecisions.On(state, guide), words, unfinished, speaker));
    }

    /// <summary>Answers what an entry left open.</summary>
    public static Decision Answer(SessionState state, EntryId entry, string answer, string? text = null) =>
        state.MomentOf(entry.ToString()) is not { Open: not null }
            ? Decision.Refuse("that is answered already")
            : SessionDecisions.When(state, Act.Answer, "answer", new FollowUpAnswered(entry.ToString(), answer, SessionDecisions.Blank(text)));

    /// <summary>Adds words to an answer that was given: the "other" reason, what the participant corrected.</summary>
    public static Decision Amplify(SessionState state, EntryId entry, string answer, string text) =>
        state.MomentOf(entry.ToString())?.Answer != answer
            ? Decision.Refuse("that was answered otherwise")
            : state.MomentOf(entry.ToString())?.AnswerText == SessionDecisions.Blank(text) ? Decision.Nothing
            : SessionDecisions.When(state, Act.Answer, "answer", new FollowUpAnswered(entry.ToString(), answer, SessionDecisions.Blank(text)));

    /// <summary>Changes the words of an entry.</summary>
    public static Decision Edit(SessionState state, EntryId entry, string text)
    {
        if (state.MomentOf(entry.ToString()) is not { IsNote: true } moment) return Decision.Refuse("edit: only words can be edited");
        if (state.IsOffRecord) return Decision.Refuse("edit: off the record; o goes on the record again");
        if (SessionDecisions.Blank(text) is not { } words) return Decision.Refuse("edit: nothing was typed; u takes an entry back");
        return words == moment.Text && !moment.Unfinished ? Decision.Nothing : SessionDecisions.When(state, Act.Amend, "edit", new TextEdited(entry.ToString(), words));
    }

    /// <summary>Moves a note to the question or topic with this number in the guide, or this id.</summary>
    public static Decision Move(SessionState state, TopicGuide guide, EntryId entry, string to)
    {
        if (state.MomentOf(entry.ToString()) is not { IsNote: true } moment) return Decision.Refuse("move: only a note, quote or non-verbal can be moved");
        if (Target(guide, to) is not { } on) return Decision.Refuse($"move: there is no question {to.Trim()}; type a number as it stands in the guide");
        return moment.On == on ? Decision.Nothing : SessionDecisions.When(state, Act.Amend, "move", new NoteMoved(entry.ToString(), on));
    }

    /// <summary>Puts an entry earlier by so many seconds; it may then lie before the talk began, as the best remarks do.</summary>
    public static Decision BackDate(SessionState state, EntryId entry, int seconds)
    {
        if (state.MomentOf(entry.ToString()) is null) return Decision.Refuse("back-date: there is no entry yet");
        if (seconds <= 0) return Decision.Refuse("back-date: type the seconds, for example 15 or 1:30");
        return SessionDecisions.When(state, Act.Amend, "back-date", new EntryBackDated(entry.ToString(), seconds));
    }

    /// <summary>Says where in the talk an entry belongs; null for unknown.</summary>
    public static Decision Time(SessionState state, EntryId entry, int? seconds) =>
        state.MomentOf(entry.ToString()) is not { } moment ? Decision.Refuse("time: there is no entry yet")
            : seconds < 0 ? Decision.Refuse("time: type minutes and seconds into the talk, for example 12:40")
            : moment.IsTimed && moment.TalkSeconds == seconds ? Decision.Nothing
            : SessionDecisions.When(state, Act.Amend, "time", new EntryTimed(entry.ToString(), seconds));

    /// <summary>Tags an entry with codes, separated by spaces or commas; a leading # is dropped.</summary>
    public static Decision Tag(SessionState state, EntryId entry, string codes) =>
        Tag(state, entry, [.. codes.Split([' ', ',', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(c => c.TrimStart('#')).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)]);

    /// <summary>Tags an entry with these codes, each of which may have several words.</summary>
    public static Decision Tag(SessionState state, EntryId entry, IReadOnlyList<string> tags)
    {
        if (state.MomentOf(entry.ToString()) is not { } moment) return Decision.Refuse("tag: there is no entry yet");
        return moment.Codes.SequenceEqual(tags) ? Decision.Nothing
            : SessionDecisions.When(state, Act.Amend, "tag", new EntryTagged(entry.ToString(), tags));
    }

    /// <summary>
    /// Takes back this person's latest standing entry of the session; not consent, withdrawal, start or handover. Refused where a later
    /// entry would become impossible.
    /// </summary>
    public static Decision Undo(SessionState state, IReadOnlyList<ReadEntry> stream, string recorder, EventKinds kinds)
    {
        // Once the talk has begun, the start check before it is not undone key by key.
        var talk = state.Start is null ? stream : [.. stream.SkipWhile(e => e.Happened is not SessionStarted)];
        var latest = Own(talk, recorder).LastOrDefault(e => e.Stands && kinds.MayBeUndone(e.Entry) && e.Happened is not IAfterwards);
        return latest is null ? Decision.Refuse("undo: there is nothing of yours to take back") : Retract(state, stream, latest, "undo");
    }

    /// <summary>Takes back this person's latest standing undo.</summary>
    public static Decision Redo(SessionState state, IReadOnlyList<ReadEntry> stream, string recorder)
    {
        var latest = Own(stream, recorder).LastOrDefault(e => e.Stands && e.Happened is EntryRetracted { Why: "undo" });
        return latest is null ? Decision.Refuse("redo: there is nothing to bring back") : Retract(state, stream, latest, "redo");
    }

    /// <summary>Takes back these entries, which were letters of a text typed without a note key. A start among them stays.</summary>
    public static Decision MeantAsText(SessionState state, IReadOnlyList<EntryId> entries) => entries.Count == 0
        ? Decision.Refuse("meant as text: no letters were pressed just now")
        : SessionDecisions.When(
            state, Act.Retract, "meant as text",
            [.. entries.Reverse().Where(e => state.MomentOf(e.ToString()) is not { What: "started" }).Select(e => new EntryRetracted(e.ToString(), "meant as text"))]);

    /// <summary>The id behind a number as it stands in the guide, or behind an id; null when there is none.</summary>
    public static string? Target(TopicGuide guide, string numberOrId)
    {
        var wanted = numberOrId.Trim();
        return guide.Questions.FirstOrDefault(q => q.Number == wanted || q.Id == wanted)?.Id
            ?? guide.Topics.FirstOrDefault(t => t.Number == wanted || t.Id == wanted)?.Id;
    }

    private static IEnumerable<ReadEntry> Own(IReadOnlyList<ReadEntry> stream, string recorder) =>
        stream.Where(e => e.Entry.Id.Person == EntryId.PersonOf(recorder));

    private static Decision Retract(SessionState state, IReadOnlyList<ReadEntry> stream, ReadEntry target, string why)
    {
        if (SessionProtocol.WhyNot(state, Act.Retract) is { } whyNot) return Decision.Refuse($"{why}: {whyNot}");
        if (SessionCheck.Blocked(stream, target.Entry.Id) is { } blocked)
            return Decision.Refuse($"{why}: “{blocked}” would no longer be possible");
        return Decision.That(new EntryRetracted(target.Entry.Id.ToString(), why));
    }
}
