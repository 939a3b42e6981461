using System.Globalization;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sessions;
using static PsyInterview.Demo.StoryLine;

namespace PsyInterview.Demo;

/// <summary>One session of the demo while it is told: every line is decided on the state that the lines before it left.</summary>
public sealed class Telling(DemoLog log, Preparation preparation, TopicGuide guide, string stream, string recorder)
{
    private List<ReadEntry> _entries = [];

    /// <summary>The session so far.</summary>
    public SessionState State { get; private set; } = SessionState.Empty;

    /// <summary>Does what one line of the story says.</summary>
    /// <exception cref="InvalidOperationException">It is not possible at that point.</exception>
    public void Tell(DateTimeOffset began, StoryLine line)
    {
        var at = began + line.Since;
        switch (line.Act)
        {
            case "agree": Agree(at, line); return;
            case "done": foreach (var item in line.Words.Split(' ')) Do(at = at.AddSeconds(5), FrameDecisions.Check(State, item), line.Text); return;
            case "tick": foreach (var item in line.Words.Split(' ')) Do(at = at.AddSeconds(9), FrameDecisions.Close(State, item), line.Text); return;
        }
        Do(at, Decide(line), line.Text);
        if (line.Answer is { } answer)
        {
            var asked = _entries[^1].Entry.Id;
            Do(at.AddSeconds(4), NoteDecisions.Answer(State, asked, answer), line.Text);
            if (line.AnswerWords.Length > 0) Do(at.AddSeconds(7), NoteDecisions.Amplify(State, asked, answer, line.AnswerWords), line.Text);
        }
        if (line.Codes.Length > 0) Do(at.AddSeconds(10), NoteDecisions.Tag(State, LastNote, line.Codes), line.Text);
    }

    /// <summary>Seals what was decided and folds it.</summary>
    public void Do(DateTimeOffset at, Decision decision, string told)
    {
        var written = log.Seal(stream, recorder, at, decision, told);
        _entries.AddRange(written);
        if (written.Any(e => e.Happened is EntryRetracted)) FoldAnew();
        else State = written.Aggregate(State, (state, e) => state.Apply(e));
    }

    private EntryId LastNote => State.Moments.FindLast(m => m.IsNote)?.Id ?? throw new InvalidOperationException($"{stream}: there is no note yet");

    private Decision Decide(StoryLine line)
    {
        var words = line.Words;
        var (first, rest) = Apart(words);
        return line.Act switch
        {
            "check" => FrameDecisions.Check(State, first, rest),
            "pass" => FrameDecisions.Override(State, first, rest),
            "audio" => SessionDecisions.Audio(State, Number(first), rest),
            "sync" => SessionDecisions.Sync(State),
            "ask" => SessionDecisions.Ask(State, guide, words),
            "told" => SessionDecisions.Volunteer(State, guide, words),
            "skip" => SessionDecisions.Skip(State, guide, words),
            "decline" => SessionDecisions.Decline(State, guide, words),
            "park" => SessionDecisions.Park(State, guide, words),
            "probe" => SessionDecisions.Probe(State, guide, Number(words)),
            "own" => SessionDecisions.Improvise(State, guide, words),
            "said" => SessionDecisions.MemberCheck(State, guide, words),
            "fit" => SessionDecisions.AskFitting(State, guide, words),
            "note" => NoteDecisions.Take(State, guide, NoteForms.Observation, words),
            "quote" => NoteDecisions.Take(State, guide, NoteForms.Quote, words),
            "seen" => NoteDecisions.Take(State, guide, NoteForms.NonVerbal, words),
            "thought" => NoteDecisions.Take(State, guide, NoteForms.Thought, words),
            "mark" => SessionDecisions.Mark(State, guide),
            "back" => NoteDecisions.BackDate(State, LastNote, Number(words)),
            "move" => NoteDecisions.Move(State, guide, LastNote, words),
            "edit" => NoteDecisions.Edit(State, LastNote, words),
            "undo" => NoteDecisions.Undo(State, _entries, recorder, AllKinds.Known),
            "break" => SessionDecisions.ToggleBreak(State),
            "off-record" => SessionDecisions.ToggleOffRecord(State),
            "incident" => SessionDecisions.Incident(State, guide),
            "distress" => SessionDecisions.DistressStep(State, guide, Number(words)),
            "end" => FrameDecisions.End(State),
            "missed" => FrameDecisions.ExplainNotReached(State, first, rest),
            "close" => FrameDecisions.CloseSession(State),
            "debrief" => FrameDecisions.Debrief(State, first, rest),
            "finish" => FrameDecisions.FinishDebrief(State),
            _ => Decision.Refuse($"no story has an act “{line.Act}”"),
        };
    }

    // "agree form 3, on paper" or "agree form 3, on paper but reuse": the document, how, and the item that was not agreed to.
    private void Agree(DateTimeOffset at, StoryLine line)
    {
        var (given, except) = Halves(line.Words, " but ");
        var (document, how) = Halves(given, ", ");
        var (participant, wave) = (State.Plan!.Participant, State.Plan.Wave);
        at = preparation.Agree(at, recorder, participant, wave, document, how ?? "", except);
        Do(at, FrameDecisions.CheckConsent(State, preparation.Study), line.Text);
    }

    private void FoldAnew()
    {
        var reading = LogReading.Of(_entries.Select(e => e.Entry), AllKinds.Known);
        _entries = [.. reading.Entries];
        State = SessionState.Of(reading, stream);
    }

    private static (string Before, string? After) Halves(string words, string between)
    {
        var at = words.IndexOf(between, StringComparison.Ordinal);
        return at < 0 ? (words, null) : (words[..at], words[(at + between.Length)..]);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
