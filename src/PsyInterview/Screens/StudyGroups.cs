using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Focus groups on the study's screen: rows of their own below the people, and how one is planned.</summary>
public sealed partial class StudyScreen
{
    /// <summary>The codes under which only focus groups talk, also where an older log has such a code among the participants.</summary>
    private IReadOnlyList<string> GroupCodes => [.. (_accounts ?? []).ToLookup(Who).Where(a => a.All(s => s.State.IsGroup)).Select(a => a.Key).Order(NaturalOrder.Of)];

    private string Who(Account account) => Study.Now(account.State.Plan!.Participant);

    private bool IsGroup(Row row) => row.Account?.State.IsGroup == true || (row.Duty?.Stream is { } stream && PlanOf(stream)?.Kind == Cohort.FocusGroup);

    private SessionPlanned? PlanOf(string? stream) => _accounts?.FirstOrDefault(a => a.Stream == stream)?.State.Plan;

    /// <summary>What a duty is about: the first interview, a focus group.</summary>
    private string About(Duty duty) => PlanOf(duty.Stream) is { Kind: Cohort.FocusGroup } plan ? Phrases.Session(plan) : $"{Phrases.Ordinal(duty.Wave)} interview";

    private Line DrawnGroup(Account account, int width)
    {
        var (state, plan) = (account.State, account.State.Plan!);
        var net = state.End is not null || state.StatedMinutes is not null ? $"{state.Net(default).WholeMinutes()} min" : "";
        var observers = state.Group.Roles.Count(r => r.Value == SessionRoles.Observer);
        var more = string.Join(", ", new[]
        {
            state.IsPast ? "" : Phrases.Count(state.Group.Seats.Count, "seat"), observers > 0 ? Phrases.Count(observers, "observer") : "", state.HeldOn ?? "", net,
        }.Where(w => w.Length > 0));
        var name = plan.Wave > 1 ? $"focus group, {Phrases.Ordinal(plan.Wave)}" : "focus group";
        return new Line(new Span($"  {Who(account),-8}", Look.Strong), new Span(Columns.Fit($"{name,-13}{Phrases.Phase(state),-20}{more}", Math.Max(0, width - 10))));
    }

    private string? WhyNotPerson(Row row, string act) =>
        IsGroup(row) ? $"{act}: {row.Person} is a focus group; choose one of its people" : null;

    private void PlanGroup(Press press)
    {
        if (_accounts is null)
        {
            Shell.Say("the study is still being read; a moment");
            return;
        }
        var suggestion = NextGroup();
        Shell.Type(new Typing("code of the focus group:", press.At, words =>
        {
            var typed = words.Trim().Length == 0 ? suggestion : words.Trim();
            var code = GroupCodes.FirstOrDefault(c => c.Equals(typed, StringComparison.OrdinalIgnoreCase)) ?? typed;
            if (GroupCodes.Contains(code)) return $"{code} is there already; choose its row: Enter opens it, w plans a further session";
            if (FrameDecisions.WhyNotCode(Study, code, Cohort.FocusGroup, null) is { } no) return no;
            PlanSession(press, code, 1, live: true, together: true);
            return null;
        })
        { Bar = $"a code of its own, never a person's; Enter alone: {suggestion}  Esc back", KeepsLeft = false });
    }

    /// <summary>The next focus group that was declared and not planned; else FG and the next number.</summary>
    private string NextGroup()
    {
        bool isFree(string code) => !GroupCodes.Contains(code, StringComparer.OrdinalIgnoreCase) && !Study.Knows(code);
        var declared = Study.SetUp.Groups.Where(g => g.Kind == Cohort.FocusGroup).Select(g => g.Letter.TrimEnd('-')).FirstOrDefault(c => StudyDecisions.IsCode(c) && isFree(c));
        return declared ?? Enumerable.Range(1, 999).Select(n => $"FG{n}").First(isFree);
    }
}
