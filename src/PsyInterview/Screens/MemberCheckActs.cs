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
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMilliseconds(700);

    private void Write()
    {
        if (Check.Letter?.Text is not null || _recorder.KeptLetter is not null) OpenLetter();
        else Assemble(null);
    }

    private void AskLanguage(Press press)
    {
        var letter = CheckForms.LetterOf(Check.Form);
        List<string> languages = [.. ShippedLetters.Languages(letter).Union(Study.LetterTemplates.Keys.Where(k => k.Letter == letter).Select(k => k.Language)).Order(StringComparer.Ordinal)];
        Shell.Type(new Typing("assemble the letter anew, in the language:", press.At, typed =>
        {
            Assemble(typed.Trim().Length == 0 ? null : typed.Trim());
            return null;
        })
        { Text = Check.Letter?.Language is { Length: > 0 } now ? now : languages.FirstOrDefault() ?? "en", IsSuggested = true, Complete = _ => languages, TakesChoice = true, ListTitle = "Languages", Bar = "Up Down choose; versions before stay  Enter  Esc back", KeepsLeft = false });
    }

    // Everything is read and worked out for it aside, and the page opens when it is there.
    private void Assemble(string? language)
    {
        var (study, check, at) = (Study, Check, Shell.Now);
        Shell.Say("assembling the letter; a moment");
        Shell.Aside(
            () =>
            {
                var coded = CodedStudy.Of(_study.ReadAll());
                return (Made: CheckDoor.Assemble(coded, study, check, language), Quotes: LetterDraft.Quotes(coded, check));
            },
            read =>
            {
                if (read.Made.Draft is not { } draft)
                {
                    Shell.Say(read.Made.Refusal!);
                    return;
                }
                if (draft.Statements == 0 && check.Form is CheckForms.Transcript)
                {
                    Shell.Say(string.Join(" ", draft.LeftOut));
                    return;
                }
                if (_recorder.Do(at, MemberCheckDecisions.Write(Study, Check, draft.Language, draft.Text, draft.Quoted, isAnew: true)) is { } refusal)
                {
                    Shell.Say(refusal);
                    return;
                }
                if (Shell.Top != this || Shell.Typing is not null)
                {
                    Shell.Say("the letter is assembled; w opens it");
                    return;
                }
                Shell.Open(new LetterScreen(Shell, _study, _recorder, read.Quotes));
                Shell.Say(draft.LeftOut.Count > 0 ? string.Join(" ", draft.LeftOut) : $"{Phrases.Count(draft.Statements, "statement")}; go over it before it is sent");
            });
    }

    // A letter that may repeat quotes needs to know them.
    private void OpenLetter()
    {
        var check = Check;
        Shell.Aside(() => LetterDraft.Quotes(CodedStudy.Of(_study.ReadAll()), check), quotes =>
        {
            if (Shell.Top == this && Shell.Typing is null) Shell.Open(new LetterScreen(Shell, _study, _recorder, quotes));
        });
    }

    private void Export(Press press)
    {
        var (check, letter) = (Check, Check.Shown!);
        TypedPath.Ask(
            Shell, press, $"letter of {check.Stream} to:", "a new file that ends in .docx, .html or .md",
            path => SheetFile.Write(Letter.Sheet(letter.Text!, letter.Language), SheetFile.FormatOf(path)!, path),
            path =>
            {
                _drawn = null;
                Shell.Say(LetterTemplate.Blanks(letter.Text!) is [var first, ..]
                    ? $"written; but what stands in [ ] in line {first} is still to be filled in: {path}" : $"version {letter.Number} written to {path}; on record, should somebody withdraw");
            },
            // On record before the words leave: a letter that nobody can find is worse than a line about one that was never written.
            path => SheetFile.FormatOf(path) is null ? "it has to end in .docx, .html or .md"
                : Path.Exists(path) ? $"{path} exists already; choose another name"
                : _study.Recorder.Do(press.At, Decision.That(new ExportMade(ExportName(letter), Path.GetFileName(path)))));
    }

    private void AskSent(Press press) => AskDay(press, "sent on:", day =>
    {
        Shell.Type(Typing.OneOf("sent by:", press.At, CheckWords.Channels, CheckWords.Channels[0], "How", channel =>
        {
            Shell.Type(new Typing("answer expected by:", press.At, typed => DayWords.Day(typed, Today) is not { } due ? DayWords.NotADay(typed)
                : Record(press, MemberCheckDecisions.Send(Study, Check, Today, channel, CalendarDay.Iso(due), day), check => $"version {check.Sent!.Version} sent by {channel}; an answer is expected by {DayWords.Said(check.Sent.Due, Today)}"))
            { Text = DueFrom(day), IsSuggested = true, KeepsLeft = false, Bar = "a day, for example in 3 weeks; Enter save  Esc back" });
            return null;
        }) with
        { Bar = "Up Down choose  Enter next  Esc back" });
        return null;
    });

    private void AskReminded(Press press) => AskDay(press, "reminded on:", day =>
    {
        Shell.Type(new Typing("answer expected by:", press.At, typed => DayWords.Day(typed, Today) is not { } due ? DayWords.NotADay(typed)
            : Record(press, MemberCheckDecisions.Remind(Study, Check, Today, day, due: CalendarDay.Iso(due)), check => $"reminded {Phrases.Count(check.Reminders.Count, "time")}"))
        { Text = DueFrom(day), IsSuggested = true, KeepsLeft = false, Bar = "a day, for example in 3 weeks; Enter save  Esc back" });
        return null;
    });

    private string DueFrom(string? day) => CalendarDay.Iso((CalendarDay.Read(day) is var (on, _) ? on : Today).AddDays(MemberCheckDecisions.DaysToAnswer));

    private void AskReturned(Press press) => AskDay(press, "the answer came on:", day =>
    {
        if (Record(press, MemberCheckDecisions.Return(Study, Check, Today, day), _ => "the answer came; now what it says as a whole") is { } refusal) return refusal;
        AskResponse(press);
        return null;
    });

    private void AskResponse(Press press)
    {
        var asked = Typing.OneOf("as a whole the answer is:", press.At, CheckResponses.All, Check.Response, "Answers", response =>
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
        Shell.Type(Kept($"{answer} {statement}", new Typing(answer == StatementAnswers.Amend ? $"{place}, in their words:" : $"{place} is not so:", press.At,
            words =>
            {
                if (Record(press, MemberCheckDecisions.Answer(Study, Check, statement, answer, words), check => $"noted; as a whole: {check.Response}") is { } refusal) return refusal;
                Move(1);
                return null;
            })
        {
            Text = now?.Words ?? "",
            Bar = answer == StatementAnswers.Amend ? "how they would put it; no names  Enter save  Esc back" : "why, in their words; or nothing  Enter save  Esc back",
        }));
    }

    private void ConfirmRest(Press press)
    {
        var decision = MemberCheckDecisions.ConfirmRest(Study, Check);
        Record(press, decision, _ => decision.Events.Count == 0 ? "something was said of each statement already" : $"{Phrases.Count(decision.Events.Count, "statement")} confirmed");
    }

    private void Add(Press press) => Shell.Type(Kept("addition", new Typing("they add:", press.At, words =>
    {
        if (Record(press, MemberCheckDecisions.Add(Study, Check, words), check => $"added; # codes it (f there finishes). As a whole: {check.Response}") is { } refusal) return refusal;
        Move(int.MaxValue / 2);
        return null;
    })
    { Bar = "in their words; no names  Enter save  Esc back" }));

    private void Decide(Press press)
    {
        var statement = Chosen.Statement!.Value;
        var now = Check.Answers.GetValueOrDefault(statement) is { } change ? Check.Decisions.GetValueOrDefault(change.Id) : null;
        Shell.Type(Typing.OneOf("the change is:", press.At, ChangeVerdicts.All, now?.Verdict ?? ChangeVerdicts.Accepted, "Decisions", verdict =>
        {
            Shell.Type(Kept($"because {statement}", new Typing($"{verdict}, because:", press.At, reason =>
            {
                // Recorded with its reason; what it touches is asked for afterwards and may stay open.
                if (Record(press, MemberCheckDecisions.Decide(Study, Check, Today, statement, verdict, reason, now?.Touched), Decided) is { } refusal) return refusal;
                var names = Names;
                Shell.Type(new Typing("decided; it touches the codes or themes:", press.At, touched => Record(press, MemberCheckDecisions.Decide(Study, Check, Today, statement, verdict, reason, touched.Split([',', ';'])), Decided))
                { Text = now is null ? "" : string.Join(", ", now.Touched), Complete = typed => CodeCompletion.Of(typed, names), TakesChoice = true, ListTitle = "Codes and themes", Bar = "commas between; nothing: none  Tab complete  Enter save  Esc back", KeepsLeft = false });
                return null;
            })
            { Text = now?.Reason ?? "", Bar = "the reason, in a few words  Enter save  Esc back" }));
            return null;
        }));
    }

    private static string Decided(MemberCheck check) => check.Undecided.Count() is > 0 and var open ? $"decided; {Phrases.Count(open, "change")} to go" : "every change is decided; v: reviewed";

    /// <summary>A line whose words are made safe while they are typed, and are there again when the program was stopped.</summary>
    private Typing Kept(string form, Typing typing)
    {
        var isDue = false;
        return typing with
        {
            Text = _study.Recorder.KeptText(form, null, Check.Stream) ?? typing.Text,
            KeepsLeft = false,
            Changed = _ =>
            {
                if (isDue) return;
                isDue = true;
                Shell.After(KeepEvery, () =>
                {
                    isDue = false;
                    if (Shell.Typing?.Prompt == typing.Prompt) _study.Recorder.KeepText(form, null, typing.At, Shell.Typed, Check.Stream);
                });
            },
            Leave = words => _study.Recorder.KeepText(form, null, typing.At, words, Check.Stream),
            Enter = words =>
            {
                _study.Recorder.KeepText(form, null, typing.At, words, Check.Stream);
                if (typing.Enter(words) is { } refusal) return refusal;
                _study.Recorder.KeepText(form, null, typing.At, "", Check.Stream);
                return null;
            },
        };
    }

    private IReadOnlyList<string> Names => [.. _study.Recorder.Codebook.InUse.Select(c => c.Name).Concat(_study.Recorder.Codebook.Themes.Select(t => t.Name))];

    private void AskEnd(Press press) => Shell.Type(Typing.OneOf("it came to no answer:", press.At, Exits, Exits is [var only] ? only : null, "How", how =>
    {
        Shell.Type(new Typing($"{how}, because:", press.At, reason => Record(press, MemberCheckDecisions.End(Study, Check, Today, how, reason), _ => $"{how}: it is no confirmation"))
        { Bar = how == CheckExits.NotEligible ? "why they are not to be asked  Enter save  Esc back" : "a reason, where one was given; nothing: none  Enter save  Esc back" });
        return null;
    }));

    private void AskReviewed(Press press) => AskDay(press, "reviewed on:", day => Record(press, MemberCheckDecisions.Review(Study, Check, Today, day), check => check.IsDistressOpen ? "reviewed; f: say what was done about the distress" : check.Decisions.Values.Any(d => d.Verdict == ChangeVerdicts.Accepted) ? "reviewed; w writes the corrected version, C closes it" : "reviewed; C closes it"));

    private void AskClosed(Press press) => AskDay(press, "closed on:", day => Record(press, MemberCheckDecisions.Close(Study, Check, Today, day), _ => "closed"));

    private void AskFollowUp(Press press) => Shell.Type(Kept("follow-up", new Typing("what was done about the distress:", press.At, words => Record(press, MemberCheckDecisions.FollowUp(Study, Check, Today, words), _ => "noted"))
    { Bar = "for example: called on the same day, GP informed  Enter save  Esc back" }));

    private void Undo(Press press)
    {
        var decision = CheckFindings.Undo(Check, _recorder.Entries, EntryId.PersonOf(_study.Recorder.Store.Recorder));
        var taken = decision.Events.OfType<EntryRetracted>().Select(r => _recorder.Entries.First(e => e.Entry.Id.ToString() == r.Entry).Happened).ToList();
        Record(press, decision, _ => $"took back: {CheckFindings.Name(taken)}");
    }

    /// <param name="take">Gets the day, or null for today; returns a refusal.</param>
    private void AskDay(Press press, string prompt, Func<string?, string?> take) => Shell.Type(new Typing(prompt, press.At, typed =>
    {
        if (DayWords.Day(typed, Today) is not { } day) return DayWords.NotADay(typed);
        return day > Today ? $"{CalendarDay.Iso(day)} has not come yet; record it when it is done" : take(day == Today ? null : CalendarDay.Iso(day));
    })
    { Text = "today", IsSuggested = true, KeepsLeft = false, Bar = "a day: today, yesterday, 5 nov; Enter  Esc back" });

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
