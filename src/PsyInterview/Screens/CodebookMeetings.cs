using PsyInterview.Coding;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>A meeting of the team is recorded: five questions after one another.</summary>
public sealed partial class CodebookScreen
{
    private void Meet(Press press) => Shell.Type(new Typing("day of the meeting (Enter alone: today):", press.At, words =>
    {
        if ((words.Trim().Length == 0 ? Today : DayWords.Day(words, Today)) is not { } day) return DayWords.NotADay(words);
        if (day > Today) return $"{CalendarDay.Iso(day)} is still to come";
        Present(press, CalendarDay.Iso(day));
        return null;
    })
    { Bar = "yesterday, 5 nov, 2026-11-05  Enter next  Esc back" });

    private void Present(Press press, string on) => Shell.Type(new Typing("who was there:", press.At, words =>
    {
        var present = TeamWords.Codes(words);
        if (present.Count == 0) return "say who was there, by their codes in the team";
        Decided(press, on, present);
        return null;
    })
    { Complete = typed => TeamWords.Complete(Study, typed), TakesChoice = true, ListTitle = "Team", Bar = "codes with commas between, for example sd, mw  Enter next  Tab complete  Esc back" });

    private void Decided(Press press, string on, IReadOnlyList<string> present) => Shell.Type(new Typing("what was decided:", press.At, decided =>
    {
        if (decided.Trim().Length == 0) return "say what was decided";
        Shell.Type(new Typing("why (Enter alone: nothing more to say):", press.At, why =>
        {
            About(press, on, present, decided, why);
            return null;
        })
        { Bar = "Enter next  Esc back" });
        return null;
    })
    { Bar = "Enter next  Esc back" });

    private void About(Press press, string on, IReadOnlyList<string> present, string decided, string why)
    {
        List<string> names = [.. ThemeNames, .. Book.InUse.Select(c => c.Name)];
        Shell.Type(new Typing("codes and themes it was about (Enter alone: none):", press.At, about =>
        {
            List<string> of = [.. about.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            return Record(press, CodebookDecisions.Meet(on, present, decided, why, of), $"the meeting of {on}");
        })
        {
            Complete = typed =>
            {
                var last = typed.LastIndexOf(',') + 1;
                return [.. Fitting(names, typed[last..]).Select(n => last == 0 ? n : $"{typed[..last]} {n}")];
            },
            TakesChoice = true,
            ListTitle = "Themes and codes",
            Bar = "with commas between  Enter record the meeting  Tab complete  Esc back",
        });
    }
}
