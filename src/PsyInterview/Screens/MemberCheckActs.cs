using System.Globalization;
using PsyInterview.Interchange;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What is done with a member check: each act asks for what it needs on the status line and is recorded at the time of its first key.</summary>
public sealed partial class MemberCheckScreen
{
    private const int DaysToAnswer = 21;

    private static readonly string[] Channels = ["post", "e-mail", "in person", "phone"];

    private void Write()
    {
        if (Check.Letter?.Text is not null || _recorder.KeptLetter is not null) OpenLetter(null);
        else Assemble();
    }

    // Everything is read for it: aside, and the page opens when it is there.
    private void Assemble()
    {
        Shell.Say("assembling the letter; a moment");
        Shell.Aside(() => CodedStudy.Of(_study.ReadAll()), coded =>
        {
            if (Shell.Top != this) return;
            var (draft, refusal) = CheckDoor.Assemble(_recorder, coded, null, Shell.Now);
            if (draft is null)
            {
                Shell.Say(refusal!);
                return;
            }
            OpenLetter(coded);
            Shell.Say(draft.LeftOut.Count > 0 ? string.Join(" ", draft.LeftOut) : $"{Phrases.Count(draft.Statements, "statement")}; go over it before it is sent");
        });
    }

    // A letter that may repeat what others said needs to know their words.
    private void OpenLetter(CodedStudy? coded)
    {
        if (coded is not null || !CheckForms.IsOfThemes(Check.Form)) Shell.Open(new LetterScreen(Shell, _study, _recorder, coded is null ? [] : LetterDraft.Quotes(coded)));
        else Shell.Aside(() => CodedStudy.Of(_study.ReadAll()), read =>
        {
            if (Shell.Top == this) OpenLetter(read);
        });
    }

    private void Export(Press press)
    {
        var (check, letter) = (Check, Check.Shown!);
        TypedPath.Ask(
            Shell, press, $"letter of {check.Stream} to:", "a new file that ends in .docx, .html or .md",
            path => SheetFile.Write(Letter.Sheet(letter.Text!, letter.Language), SheetFile.FormatOf(path)!, path),
            path => Shell.Say($"version {letter.Number} written to {path}; on record, so that it can be chased"),
            // On record before the words leave: a letter that nobody can find is worse than a line about one that was never written.
            path => SheetFile.FormatOf(path) is null ? "it has to end in .docx, .html or .md"
                : Path.Exists(path) ? $"{path} exists already; choose another name"
                : _study.Recorder.Do(press.At, Decision.That(new ExportMade($"letter {check.Stream}", Path.GetFileName(path)))));
    }

    // Words that are in no version yet would not be what was sent.
    private void AskSent(Press press)
    {
        if (_recorder.KeptLetter is not null) Shell.Say(CheckDoor.LetterIsLeft);
        else AskSentOn(press);
    }

    private void AskSentOn(Press press) => AskDay(press, "sent on:", Today, day =>
    {
        Shell.Type(Typing.OneOf("sent by:", press.At, Channels, Channels[0], "How", channel =>
        {
            Shell.Type(new Typing("answer expected by:", press.At, typed => DayWords.Day(typed, Today) is not { } due ? DayWords.NotADay(typed)
                : Record(press, MemberCheckDecisions.Send(Study, Check, Today, channel, CalendarDay.Iso(due), day), check => $"sent by {channel}; an answer is expected by {DayWords.Said(check.Sent!.Due, Today)}"))
            { Text = CalendarDay.Iso((CalendarDay.Read(day) is var (sent, _) ? sent : Today).AddDays(DaysToAnswer)), KeepsLeft = false, Bar = "a day: in 3 weeks, 2026-11-26; Enter save  Esc back" });
            return null;
        }) with { Bar = "post, e-mail, in person, phone  Enter next  Esc back" });
        return null;
    });

    private void AskReminded(Press press) => AskDay(press, "reminded on:", Today, day =>
    {
        Shell.Type(new Typing("answer expected by:", press.At, typed => DayWords.Day(typed, Today) is not { } due ? DayWords.NotADay(typed)
            : Record(press, MemberCheckDecisions.Remind(Study, Check, Today, day, due: CalendarDay.Iso(due)), check => $"reminded {Phrases.Count(check.Reminders.Count, "time")}"))
        { Text = CalendarDay.Iso(Today.AddDays(DaysToAnswer)), KeepsLeft = false, Bar = "a day; Enter save  Esc back" });
        return null;
    });

    private void AskReturned(Press press) => AskDay(press, "the answer came on:", Today, day =>
    {
        if (Record(press, MemberCheckDecisions.Return(Study, Check, Today, day), _ => "the answer came; now what it says as a whole") is { } refusal) return refusal;
        AskResponse(press);
        return null;
    });

    private void AskResponse(Press press)
    {
        var asked = Typing.OneOf("as a whole the answer is:", press.At, CheckResponses.All, Check.Response ?? CheckResponses.Confirmed, "Answers", response =>
            Record(press, MemberCheckDecisions.Respond(Study, Check, response), check => check.Response switch
            {
                CheckResponses.Distressed => "noted; say with f what was done about it",
                CheckResponses.Confirmed => "confirmed; Y confirms each statement",
                var other => $"{other}; y c x note it statement by statement, a an addition",
            }));
        Shell.Type(asked with { Bar = "Up Down choose; Esc: not known yet  Enter" });
    }

    private void Answer(Press press, string answer)
    {
        var statement = Chosen.Statement!.Value;
        var now = Check.Answers.GetValueOrDefault(statement);
        var place = statement == 0 ? "the whole" : $"statement {statement.ToString(CultureInfo.InvariantCulture)}";
        if (answer == StatementAnswers.Confirm)
        {
            if (Record(press, MemberCheckDecisions.Answer(Study, Check, statement, answer, null), _ => $"{place} confirmed") is null) Move(1);
            return;
        }
        Shell.Type(new Typing(answer == StatementAnswers.Amend ? $"{place}, in their words:" : $"{place} is not so:", press.At,
            words => Record(press, MemberCheckDecisions.Answer(Study, Check, statement, answer, words), check => $"noted; as a whole: {check.Response}"))
        {
            Text = now?.Words ?? "",
            Bar = answer == StatementAnswers.Amend ? "how the participant would put it; no names  Enter save  Esc back" : "what they object to, in their words; nothing: just not so  Enter save  Esc back",
        });
    }

    private void ConfirmRest(Press press)
    {
        var decision = MemberCheckDecisions.ConfirmRest(Study, Check);
        Record(press, decision, _ => decision.Events.Count == 0 ? "something was said of each statement already" : $"{Phrases.Count(decision.Events.Count, "statement")} confirmed");
    }

    private void Add(Press press) => Shell.Type(new Typing("they add:", press.At, words =>
    {
        if (Record(press, MemberCheckDecisions.Add(Study, Check, words), check => $"added; # codes it. As a whole: {check.Response}") is { } refusal) return refusal;
        Move(int.MaxValue / 2);
        return null;
    })
    { Bar = "what the participant adds, in their words; no names  Enter save  Esc back" });

    private void Decide(Press press)
    {
        var statement = Chosen.Statement!.Value;
        var now = Check.Answers.GetValueOrDefault(statement) is { } change ? Check.Decisions.GetValueOrDefault(change.Id) : null;
        Shell.Type(Typing.OneOf("the change is:", press.At, ChangeVerdicts.All, now?.Verdict ?? ChangeVerdicts.Accepted, "Decisions", verdict =>
        {
            Shell.Type(new Typing($"{verdict}, because:", press.At, reason =>
            {
                if (MemberCheckDecisions.Decide(Study, Check, Today, statement, verdict, reason).Refusal is { } refusal) return refusal;
                var names = Names;
                Shell.Type(new Typing("it touches the codes or themes:", press.At, touched => Record(
                    press, MemberCheckDecisions.Decide(Study, Check, Today, statement, verdict, reason, touched.Split([',', ';'])), check => check.Undecided.Count() is > 0 and var open ? $"decided; {Phrases.Count(open, "change")} to go" : "every change is decided; v: reviewed"))
                { Text = now is null ? "" : string.Join(", ", now.Touched), Complete = typed => CodeCompletion.Of(typed, names), TakesChoice = true, ListTitle = "Codes and themes", Bar = "commas between; nothing: none  Tab complete  Enter save  Esc back", KeepsLeft = false });
                return null;
            })
            { Text = now?.Reason ?? "", Bar = "the reason, in a few words  Enter next  Esc back" });
            return null;
        }));
    }

    private IReadOnlyList<string> Names => [.. _study.Recorder.Codebook.InUse.Select(c => c.Name).Concat(_study.Recorder.Codebook.Themes.Select(t => t.Name))];

    private void AskEnd(Press press) => Shell.Type(Typing.OneOf("it came to no answer:", press.At, Exits, Exits is [var only] ? only : null, "How", how =>
    {
        Shell.Type(new Typing($"{how}, because:", press.At, reason => Record(press, MemberCheckDecisions.End(Study, Check, Today, how, reason), _ => $"{how}: it is no confirmation"))
        { Bar = how == CheckExits.NotEligible ? "why they are not to be asked  Enter save  Esc back" : "a reason, where one was given; nothing: none  Enter save  Esc back", KeepsLeft = false });
        return null;
    }));

    private void AskReviewed(Press press) => AskDay(press, "reviewed on:", Today, day => Record(press, MemberCheckDecisions.Review(Study, Check, Today, day), check => check.IsDistressOpen ? "reviewed; f: say what was done about the distress" : "reviewed; w writes the corrected version, C closes it"));

    private void AskClosed(Press press) => AskDay(press, "closed on:", Today, day => Record(press, MemberCheckDecisions.Close(Study, Check, Today, day), _ => "closed"));

    private void AskFollowUp(Press press) => Shell.Type(new Typing("what was done about the distress:", press.At, words => Record(press, MemberCheckDecisions.FollowUp(Study, Check, Today, words), _ => "noted"))
    { Bar = "for example: called on the same day, GP informed  Enter save  Esc back" });

    private void Undo(Press press)
    {
        var decision = CheckFindings.Undo(Check, _recorder.Entries, EntryId.PersonOf(_study.Recorder.Store.Recorder));
        var taken = decision.Events is [EntryRetracted r] ? _recorder.Entries.FirstOrDefault(e => e.Entry.Id.ToString() == r.Entry)?.Happened : null;
        Record(press, decision, _ => $"took back: {CheckFindings.Name(taken!)}");
    }

    /// <param name="take">Gets the day, or null for today; returns a refusal.</param>
    private void AskDay(Press press, string prompt, DateOnly first, Func<string?, string?> take) => Shell.Type(new Typing(prompt, press.At, typed =>
    {
        if (DayWords.Day(typed, Today) is not { } day) return DayWords.NotADay(typed);
        return day > Today ? $"{CalendarDay.Iso(day)} has not come yet; record it when it is done" : take(day == Today ? null : CalendarDay.Iso(day));
    })
    { Text = first == Today ? "today" : CalendarDay.Iso(first), KeepsLeft = false, Bar = "a day: today, yesterday, 2026-11-05; Enter  Esc back" });

    private string? Record(Press press, Decision decision, Func<MemberCheck, string> done)
    {
        if (_recorder.Do(press.At, decision) is { } refusal)
        {
            Shell.Say(refusal);
            return refusal;
        }
        (_drawn, _moved) = (null, true);
        Shell.Say(done(Check));
        return null;
    }
}
