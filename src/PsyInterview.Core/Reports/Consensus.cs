using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>
/// Who responded how to which question of a focus group: one row a participant, one column a question (after the matrix of Onwuegbuzie et al. 2009).
/// </summary>
public static class Consensus
{
    /// <summary>The report. Cells hold what was noted, by however many observers; whose words were erased has no row of what they said.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var accounts = Account.All(reading).Where(a => a.State.IsGroup && !a.IsWithheld && a.Guide is not null && (asked.Session is null || a.Stream == asked.Session))
            .OrderBy(a => a.Stream, NaturalOrder.Of).ToList();
        var own = StudyState.Of(reading).SetUp.ObserverWords;
        var talked = accounts.Select(a => (Account: a, Cells: Cells(a, own))).ToList();
        List<string> questions = [.. talked.SelectMany(t => t.Cells.Keys.Select(k => k.Question)
            .Concat(t.Account.State.Openings.Select(o => t.Account.Number(o.Question)))).Distinct().Order(NaturalOrder.Of)];
        List<IReadOnlyList<string>> rows = [];
        foreach (var (account, cells) in talked)
        {
            foreach (var person in account.State.Group.Members.Order(NaturalOrder.Of))
                rows.Add([account.Stream, person, .. questions.Select(q => Cell(account, person, q, cells))]);
        }
        return new Table("consensus", "Who responded how to which question", ["session", "participant", .. questions], rows,
        [
            "A agreed or nodded, D disagreed or shook the head, whatever the study calls that; E gave an example; SE, SD a significant statement for or against, where a quote is tagged so; S spoke; "
                + "NR no response noted; - not here, or not asked in this group.",
            "What is noted belongs to the question that was open, or that the observer looked at. No response noted is not the same as no opinion.",
        ], new HashSet<string>());
    }

    private static string Cell(Account account, string person, string question, Dictionary<(string Person, string Question), SortedSet<string>> cells)
    {
        if (cells.TryGetValue((person, question), out var codes)) return string.Join(' ', codes);
        var asked = cells.Keys.Any(k => k.Question == question) || account.State.Openings.Any(o => account.Number(o.Question) == question);
        return asked && account.State.Group.Attendance.Exists(p => p.Person == person) ? "NR" : "-";
    }

    private static Dictionary<(string Person, string Question), SortedSet<string>> Cells(Account account, IReadOnlyList<string> own)
    {
        var cells = new Dictionary<(string, string), SortedSet<string>>();
        foreach (var moment in account.State.Moments.Where(m => m.Speaker is not null && m.On is not null && account.State.Group.Members.Contains(m.Speaker)))
        {
            var place = (moment.Speaker!, account.Number(moment.On));
            foreach (var code in Codes(moment, own))
            {
                if (!cells.TryGetValue(place, out var codes)) cells[place] = codes = new SortedSet<string>(StringComparer.Ordinal);
                codes.Add(code);
            }
        }
        return cells;
    }

    private static IEnumerable<string> Codes(Moment moment, IReadOnlyList<string> own)
    {
        var act = moment.Answer is { } how && moment.What == GroupActs.Responds ? how : moment.What;
        if (GroupActs.IsAgreement(act, own)) yield return "A";
        else if (GroupActs.IsDisagreement(act, own)) yield return "D";
        else if (act == "gives an example") yield return "E";
        if (moment.What is "takes the floor" or "speaks over" or NoteForms.Quote || moment.What == GroupActs.Responds) yield return "S";
        foreach (var tag in moment.Codes)
            if (tag.Equals("SE", StringComparison.OrdinalIgnoreCase) || tag.Equals("SD", StringComparison.OrdinalIgnoreCase)) yield return tag.ToUpperInvariant();
    }
}
