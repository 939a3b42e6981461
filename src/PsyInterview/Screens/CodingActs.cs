using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What a coder does on the coding screen.</summary>
public sealed partial class CodingScreen
{
    private IReadOnlyList<string> Names => [.. Coding.Book.InUse.Select(c => c.Name)];

    private void TypeCodes(Press press)
    {
        if (Chosen is not { } passage) return;
        var (names, known) = (Coding.NamesBy(Coder, passage.Id), Names);
        Shell.Type(new Typing("codes:", press.At, typed => Apply(press, passage, CodeWords.ReadNew(typed, [.. Coding.Book.All.Select(c => c.Name)])))
        {
            Text = names.Count == 0 ? "" : string.Join(", ", names) + ", ",
            Complete = typed => CodeCompletion.Of(typed, known),
            TakesChoice = true,
            ListTitle = "Codes",
            Bar = "commas between codes  Enter save  Tab complete  Esc back",
            KeepsLeft = false,
        });
    }

    private void ApplyLately(Press press)
    {
        if (Chosen is not { } passage || press.Letter is not { } digit) return;
        if (digit - '1' >= _lately.Count)
        {
            Shell.Say(_lately.Count == 0 ? "no code was used here yet; # types codes" : $"1 to {_lately.Count} are the codes used lately; # types others");
            return;
        }
        var name = _lately[digit - '1'];
        var before = Coding.NamesBy(Coder, passage.Id);
        if (Coding.Book.Find(name) is null) Shell.Say($"{name} is not in use any more; # types another");
        else if (before.Contains(name, StringComparer.OrdinalIgnoreCase)) Shell.Say($"{name} is applied already");
        // The keys stay where they are while one of them is used.
        else if (Apply(press, passage, [.. before, name], isKept: true) is { } refusal) Shell.Say(refusal);
    }

    private string? Apply(Press press, Passage passage, IReadOnlyList<string> names, bool isKept = false)
    {
        var recorder = _session.Recorder;
        var decision = CodingDecisions.Code(Coding, Coder, passage.Id, names);
        if (decision.Refusal is { } refusal) return refusal;
        if (decision.Events.Count == 0) return null;
        var (before, created) = (Coding.NamesBy(Coder, passage.Id), CodingDecisions.New(Coding.Book, names));
        foreach (var name in created)
            if (recorder.Do(press.At, CodebookDecisions.Create(recorder.Codebook, name, origin: CodeWords.FromData)) is { } not) return not;
        if (Record(press, decision) is { } why) return why;
        if (!isKept)
        {
            foreach (var name in Coding.NamesBy(Coder, passage.Id).Except(before, StringComparer.OrdinalIgnoreCase).Reverse())
            {
                _lately.RemoveAll(l => l.Equals(name, StringComparison.OrdinalIgnoreCase));
                _lately.Insert(0, name);
            }
            if (_lately.Count > MostLately) _lately.RemoveRange(MostLately, _lately.Count - MostLately);
        }
        if (created.Count > 0) Shell.Say($"new code{(created.Count == 1 ? "" : "s")}: {string.Join(", ", created)}");
        return null;
    }

    private void NoteAspect(Press press)
    {
        if (Chosen is not { } passage) return;
        if (Coding.NamesBy(Coder, passage.Id) is [var only])
        {
            AskAspect(press, passage, only);
            return;
        }
        var names = Coding.NamesBy(Coder, passage.Id).Union(Names, StringComparer.OrdinalIgnoreCase).ToList();
        Shell.Type(new Typing("aspect of which code:", press.At, typed =>
        {
            if (typed.Trim().Length == 0) return null;
            if (Coding.Book.Find(typed) is not { } code) return CodebookDecisions.NoCode(Coding.Book, typed).Refusal;
            AskAspect(press, passage, code.Name);
            return null;
        })
        {
            Complete = typed => [.. names.Where(n => n.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Codes",
            Bar = "Enter go on  Tab complete  Up Down choose  Esc back",
            KeepsLeft = false,
        });
    }

    private void AskAspect(Press press, Passage passage, string code) =>
        Shell.Type(new Typing($"aspect of {code}:", press.At, typed => Record(press, CodingDecisions.Hear(Coding, passage.Id, code, typed)))
        {
            Bar = "what is new about it here: a dimension, a nuance  Enter save  Esc back",
        });

    private void Link(Press press, string stance)
    {
        if (Chosen is not { } passage) return;
        var word = stance == CodeWords.Supports ? "for" : "against";
        Shell.Type(new Typing($"speaks {word} the theme:", press.At, typed =>
        {
            if (typed.Trim().Length == 0) return null;
            if (!typed.Trim().Equals(CodeWords.NoStance, StringComparison.OrdinalIgnoreCase)) return Record(press, CodingDecisions.Link(Coding, passage.Id, typed, stance));
            var linked = Coding.QuotesFor(Coder).Where(q => q.Passage == passage.Id && q.Stance == stance).ToList();
            if (linked.Count == 0) return $"this passage speaks {word} no theme";
            return linked.Select(q => Record(press, CodingDecisions.Link(Coding, passage.Id, q.Theme, CodeWords.NoStance))).FirstOrDefault(why => why is not null);
        })
        {
            Complete = typed => [.. Coding.Book.Themes.Select(t => t.Name).Append(CodeWords.NoStance).Where(t => t.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Themes",
            Bar = "none takes it off  Enter save  Tab complete  Esc back",
            KeepsLeft = false,
        });
    }

    private void Finish(Press press)
    {
        var today = DateOnly.FromDateTime(press.At.Date);
        Shell.Type(new Typing("finished coding on:", press.At, typed =>
        {
            if (typed.Trim().Length == 0) return null;
            if (DayWords.Day(typed, today) is not { } day) return Recruitment.NotADay(typed.Trim());
            if (day > today) return $"{CalendarDay.Iso(day)} is still to come";
            if (Record(press, CodingDecisions.Finish(Coding, Coder, day == today ? null : CalendarDay.Iso(day))) is { } refusal) return refusal;
            Shell.Say(Coding.IsCompared ? "both have finished: d shows the differences" : Hidden is null ? $"finished on {CalendarDay.Iso(day)}" : $"finished on {CalendarDay.Iso(day)}; the other's work is shown when both have");
            return null;
        })
        { Text = CalendarDay.Iso(today), Bar = Coding.IsBlind ? "Enter finish; once both have, nothing of it changes  Esc back" : "Enter finish  Esc back", KeepsLeft = false });
    }

    private void Reopen(Press press) =>
        Shell.Type(new Typing("go on coding, because:", press.At, typed => Record(press, CodingDecisions.Reopen(Coding, Coder, typed))) { Bar = "Enter go on  Esc back" });

    private void NameCoders(Press press) =>
        Shell.Type(new Typing("two who code apart:", press.At, typed =>
        {
            string[] coders = typed.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (Record(press, CodingDecisions.Name(Coding, coders)) is { } refusal) return refusal;
            Shell.Say(Coding.Coders.Count == 2 ? $"{Coding.Coders[0]} and {Coding.Coders[1]} code this session apart" : "this session is coded together");
            return null;
        })
        {
            Text = string.Join(' ', Coding.Coders),
            Bar = "codes of the team, for example sd mw; nothing: together  Enter save  Esc back",
            KeepsLeft = false,
        });

    private void Undo(Press press)
    {
        var decision = CodingDecisions.Undo(Coding, _session.WhyNotRetract, _session.Entries, Coder);
        var taken = decision.Events is [EntryRetracted r] ? _session.Entries.FirstOrDefault(e => e.Entry.Id.ToString() == r.Entry)?.Happened : null;
        if (Record(press, decision) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        Shell.Say(taken switch
        {
            PassageCoded { Codes.Count: 0 } => "took back: no codes",
            PassageCoded coded => $"took back: {Tags(coded.Codes)}",
            AspectHeard heard => $"took back the aspect of {heard.Code}",
            QuoteLinked linked => $"took back: {linked.Stance} {linked.Theme}",
            _ => "taken back",
        });
        var at = taken switch { PassageCoded e => e.Entry, AspectHeard e => e.Entry, QuoteLinked e => e.Entry, _ => null };
        if (EntryId.TryParse(at, out var id) && Coding.Passages.ToList().FindIndex(p => p.Id == id) is >= 0 and var place) Go(place);
    }

    private string? Record(Press press, Decision decision)
    {
        var refusal = _session.Do(press.At, decision);
        if (refusal is null) (_coding, _moved) = (null, true);
        return refusal;
    }
}
