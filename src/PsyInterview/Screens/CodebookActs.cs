using PsyInterview.Coding;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What is done to codes, themes and meetings from the codebook.</summary>
public sealed partial class CodebookScreen
{
    private List<string> ThemeNames => [.. Book.Themes.Select(t => t.Name)];

    private void NewCode(Press press) => Shell.Type(new Typing("name of the new code:", press.At, name =>
    {
        if (CodebookDecisions.Create(Book, name).Refusal is { } refusal) return refusal;
        AskDefinition(press, CodeWords.Tidy(name), Chosen?.Theme?.Name ?? (Chosen?.Depth > 0 ? Chosen.Code?.Theme : null));
        return null;
    })
    { Bar = "a few words, no commas  Enter next  Esc back" });

    // What is selected says where the new code belongs; t moves it.
    private void AskDefinition(Press press, string name, string? theme) => Shell.Type(new Typing($"{name} stands for:", press.At, words =>
    {
        if (Record(press, CodebookDecisions.Create(Book, name, words, theme: theme), $"created {name}") is { } refusal) return refusal;
        Choose($"c {Book.Find(name)!.Number}");
        return null;
    })
    { Bar = "when it applies and when not; Enter alone: later  Esc back" });

    private void TakeIn(Press press)
    {
        var name = Chosen!.Loose!;
        if (Record(press, CodebookDecisions.Create(Book, name, origin: CodeWords.FromData), $"took {name} in") is { } refusal) Shell.Say(refusal);
        else Shell.Say($"“{name}” is a code now, from data; d defines it");
    }

    private void Rename(Press press)
    {
        var row = Chosen!;
        var now = row.Theme?.Name ?? row.Code!.Name;
        Shell.Type(new Typing($"{now} is called from now on:", press.At, to =>
        {
            var decision = row.Theme is null ? CodebookDecisions.Rename(Book, now, to) : CodebookDecisions.RenameTheme(Book, now, to);
            if (Record(press, decision, $"renamed {now}") is { } refusal) return refusal;
            if (row.Theme is not null) Choose($"t {CodeWords.Key(to)}");
            return null;
        })
        { Text = now, Bar = "what it was applied to stays  Enter save  Esc back" });
    }

    private void Define(Press press)
    {
        if (Chosen!.Theme is { } theme)
        {
            AskVersion(press, theme.Name);
            return;
        }
        var code = Chosen.Code!;
        Shell.Type(new Typing($"{code.Name} stands for:", press.At, words =>
        {
            var decision = CodebookDecisions.Define(Book, code.Name, words);
            if (decision.Refusal is { } refusal) return refusal;
            if (decision.Events.Count == 0) return null;
            if (code.Definitions.IsEmpty) return Record(press, decision, $"defined {code.Name}");
            AskWhy(press, $"why is {code.Name} defined anew?", $"defined {code.Name} anew", why => CodebookDecisions.Define(Book, code.Name, words, why));
            return null;
        })
        { Text = code.Definition, Bar = "when it applies and when not  Enter save  Esc back" });
    }

    private void DefineTheme(Press press) => Shell.Type(new Typing("theme:", press.At, name =>
    {
        if (CodeWords.WhyNot(name) is { } whyNot) return whyNot;
        AskVersion(press, CodeWords.Tidy(name));
        return null;
    })
    { Complete = typed => Fitting(ThemeNames, typed), TakesChoice = true, ListTitle = "Themes", Bar = "a new name, or one that is there  Enter next  Esc back" });

    private void AskVersion(Press press, string name)
    {
        var found = Book.FindTheme(name);
        name = found?.Name ?? name;
        Shell.Type(new Typing($"{name} says:", press.At, words =>
        {
            var decision = CodebookDecisions.DefineTheme(Book, name, words);
            if (decision.Refusal is { } refusal) return refusal;
            if (decision.Events.Count == 0) return null;
            if (found is not null)
            {
                AskWhy(press, $"why version {found.Version + 1} of {name}?", $"version {found.Version + 1} of {name}", why => CodebookDecisions.DefineTheme(Book, name, words, why));
                return null;
            }
            if (Record(press, decision, $"defined the theme {name}") is { } no) return no;
            Choose($"t {CodeWords.Key(name)}");
            return null;
        })
        { Text = found?.Definition ?? "", Bar = "what several codes say together  Enter save  Esc back" });
    }

    private void AskTheme(Press press)
    {
        var row = Chosen!;
        var (name, now) = (row.Theme?.Name ?? row.Code!.Name, row.Theme is { } t ? t.Parent : row.Code!.Theme);
        Shell.Type(new Typing(row.Theme is null ? $"theme of {name}:" : $"{name} stands under the theme:", press.At, typed =>
        {
            var to = CodeWords.Tidy(typed);
            if (to.Length > 0 && Book.FindTheme(to) is null) return Book.Themes.IsEmpty ? "there is no theme yet; N defines one" : $"there is no theme “{to}”; Down chooses one, N defines one";
            to = Book.FindTheme(to)?.Name ?? "";
            return row.Theme is { } theme ? Record(press, CodebookDecisions.DefineTheme(Book, theme.Name, theme.Definition, parent: to), $"{name}: {to}")
                : Record(press, CodebookDecisions.Describe(Book, name, theme: to), to.Length > 0 ? $"{name} in {to}" : $"{name} without a theme");
        })
        {
            Text = now ?? "",
            Complete = typed => CodeWords.Key(typed) == CodeWords.Key(now ?? "") ? ThemeNames : Fitting(ThemeNames, typed),
            TakesChoice = true,
            ListTitle = "Themes",
            Bar = "nothing takes it away  Enter save  Up Down choose  Esc back",
        });
    }

    private void Describe(Press press, string what, IReadOnlyList<string> words)
    {
        var code = Chosen!.Code!;
        var now = what switch { "origin" => code.Origin, "kind" => code.Kind, _ => code.Colour } ?? "";
        Shell.Type(new Typing($"{what} of {code.Name}:", press.At, typed =>
        {
            var to = typed.Trim();
            // The first letters are enough.
            if (to.Length > 0 && words.Where(w => w.StartsWith(to, StringComparison.OrdinalIgnoreCase)).ToList() is [var only]) to = only;
            return Record(press, what switch
            {
                "origin" => CodebookDecisions.Describe(Book, code.Name, origin: to),
                "kind" => CodebookDecisions.Describe(Book, code.Name, kind: to),
                _ => CodebookDecisions.Describe(Book, code.Name, colour: to),
            }, $"{what} of {code.Name}");
        })
        {
            Text = words.Count > 0 ? "" : now,
            Complete = words.Count > 0 ? typed => Fitting(words, typed) : null,
            TakesChoice = true,
            ListTitle = now.Length > 0 ? $"Now: {now}" : "",
            Bar = what == "colour" ? "for example #8b0000; nothing takes it away  Enter save  Esc back" : $"{string.Join(" or ", words)}  Enter save  Up Down choose  Esc back",
        });
    }

    private void Merge(Press press)
    {
        var code = Chosen!.Code!;
        List<string> others = [.. Book.InUse.Where(c => c.Number != code.Number).Select(c => c.Name)];
        Shell.Type(new Typing($"merge {code.Name} into:", press.At, into =>
        {
            if (CodebookDecisions.Merge(Book, [code.Name], into, "asked").Refusal is { } refusal) return refusal;
            AskWhy(press, $"why are {code.Name} and {CodeWords.Tidy(into)} one?", $"merged {code.Name}", why => CodebookDecisions.Merge(Book, [code.Name], into, why));
            return null;
        })
        { Complete = typed => Fitting(others, typed), TakesChoice = true, ListTitle = "Codes in use", Bar = "a code that is there, or a new name for both  Enter next  Esc back" });
    }

    private void Split(Press press)
    {
        var code = Chosen!.Code!;
        Shell.Type(new Typing($"{code.Name} becomes, with commas between:", press.At, typed =>
        {
            List<string> into = [.. typed.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            if (CodebookDecisions.Split(Book, code.Name, into, "asked").Refusal is { } refusal) return refusal;
            var bears = _use?.Of(code).Passages ?? 0;
            AskWhy(press, $"why is {code.Name} split?", $"split {code.Name}", why => CodebookDecisions.Split(Book, code.Name, into, why),
                bears > 0 ? $"{Phrases.Count(bears, "passage")} that bore {code.Name} {(bears == 1 ? "waits" : "wait")} to be coded anew" : null);
            return null;
        })
        { Bar = "at least two names; the old one may be among them  Enter next  Esc back" });
    }

    private void Retire(Press press)
    {
        var row = Chosen!;
        if (row.Theme is { } theme) AskWhy(press, $"why is the theme {theme.Name} given up? its codes stay:", $"gave {theme.Name} up", why => CodebookDecisions.DropTheme(Book, theme.Name, why));
        else if (row.Code is { Standing: CodeStanding.Retired } gone) AskWhy(press, $"why is {gone.Name} needed again?", $"{gone.Name} in use again", why => CodebookDecisions.Restore(Book, gone.Name, why));
        else AskWhy(press, $"why is {row.Code!.Name} not used any more?", $"retired {row.Code.Name}", why => CodebookDecisions.Retire(Book, row.Code.Name, why));
    }

    private void AskWhy(Press press, string prompt, string done, Func<string, Decision> decide, string? say = null) => Shell.Type(new Typing(prompt, press.At, why =>
    {
        // Every decision that comes here needs its reason, also where the log would take it without one.
        if (why.Trim().Length == 0) return "say why, so that it can be followed later";
        if (Record(press, decide(why), done) is { } refusal) return refusal;
        if (say is not null) Shell.Say(say);
        return null;
    })
    { Bar = "Enter records it with this reason  Esc back" });

    private void AskNext(Press press)
    {
        var because = Chosen!.Theme is { } theme ? $"theme {theme.Name}" : $"code {Chosen.Code!.Name}";
        Shell.Type(new Typing($"question to ask if it fits ({because}):", press.At, words =>
        {
            if (Record(press, StudyDecisions.AddFittingQuestion(Study, words, because: because), "left a question") is { } refusal) return refusal;
            Shell.Say("it stands in the start check and in the live guide of coming sessions");
            return null;
        })
        { Bar = "Enter leave it  Esc back" });
    }

    private void Undo(Press press)
    {
        if (_acts.Count == 0)
        {
            Shell.Say("undo: nothing was recorded on this screen since it was opened");
            return;
        }
        var (entries, words) = _acts[^1];
        if (_study.Recorder.Do(press.At, Recruitment.TakeBack(_study.Recorder.Entries, entries, _study.Recorder.Kinds)) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        _acts.RemoveAt(_acts.Count - 1);
        Count();
        Shell.Say($"taken back: {words}");
    }

    private string? Record(Press press, Decision decision, string words)
    {
        if (_study.Recorder.Do(press.At, decision) is { } refusal) return refusal;
        if (decision.Events.Count == 0) return null;
        _acts.Add((_study.Recorder.Latest, words));
        Count();
        return null;
    }

    private void Choose(string key) => _chosen = key;

    private static List<string> Fitting(IEnumerable<string> names, string typed) =>
        [.. names.Where(n => n.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase) && !n.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .OrderBy(n => !n.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))];
}
