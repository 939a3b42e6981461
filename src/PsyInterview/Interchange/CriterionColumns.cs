using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Interchange;

/// <summary>
/// The columns of a table that may hold criteria. Which criterion a heading means depends on the group of the row; a criterion of several levels
/// stands in one column, or in one for each level.
/// </summary>
internal sealed class CriterionColumns(IReadOnlyList<string> headings, IReadOnlyList<int> places)
{
    private readonly Dictionary<string, Bound> _groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(int Place, string Group), int> _left = [];

    /// <summary>Records what a row says of a person.</summary>
    public void Take(CsvRow row, string person, string? group, ImportDraft draft)
    {
        if (!_groups.TryGetValue(group ?? "", out var bound)) _groups[group ?? ""] = bound = Bind(draft.Study.SetUp.CriteriaOf(group));
        foreach (var place in places)
        {
            if (row.Cell(place) is not { } words) continue;
            if (bound.Whole.TryGetValue(place, out var criterion)) Record(row, person, criterion, CriterionValues.Read(draft.Study, criterion, words), draft);
            else if (!bound.Parts.ContainsKey(place)) _left[(place, group ?? "")] = _left.GetValueOrDefault((place, group ?? "")) + 1;
        }
        foreach (var several in bound.Parts.GroupBy(p => p.Value.Criterion))
        {
            if (Levels(row, several.Key, several.ToDictionary(p => p.Key, p => p.Value.Level), draft) is { } answer)
                Record(row, person, several.Key, (answer, null), draft);
        }
    }

    /// <summary>Names the columns whose words nothing in the study has a place for: they are left out, and nobody shall wonder.</summary>
    public void AdviseOnLeft(ImportDraft draft)
    {
        var columns = _left.GroupBy(l => l.Key.Place).Select(c => (
            Heading: $"“{headings[c.Key]}” ({c.Sum(l => l.Value)} {(c.Sum(l => l.Value) == 1 ? "cell" : "cells")})",
            Of: string.Join(", ", c.Select(l => l.Key.Group).Where(g => g.Length > 0))));
        foreach (var left in columns.GroupBy(c => c.Of, c => c.Heading))
        {
            draft.Advise(
                $"Left out: {string.Join(", ", left)}, for which there is no criterion{(left.Key.Length > 0 ? $" of {left.Key}" : "")}",
                "Declare what is to be kept in the set-up, by this name or title, and import again; what is in the study by then is not taken twice.");
        }
    }

    private static void Record(CsvRow row, string person, CriterionDeclared criterion, (CriterionAnswer? Answer, string? Problem) read, ImportDraft draft)
    {
        if (read.Answer is not { } answer)
        {
            draft.Wrong(row, read.Problem!, criterion.Kind == "link" ? "Correct the code in the file." : "Correct the cell, or declare the level in the set-up first.");
            return;
        }
        var decision = Recruitment.Answer(draft.Study, person, criterion, answer);
        if (decision.Events.Count > 0 && draft.Study.AnswerOf(person, criterion.Criterion) is not null) draft.Changed++;
        if (draft.Do(row, decision, "Correct the cell.") && answer is { State: "known", Values: [var number] } && IsOutside(criterion, number))
        {
            draft.Advise(
                row, $"{person}, {criterion.Title}: {number} is in none of the bands {string.Join(", ", criterion.Levels!)}; it is taken as it is",
                "Nothing, where it is right; it counts in means and ranges and in no band.");
        }
    }

    // 0 and 1, yes and no, or a cross and nothing. Where no cell is filled, nothing is known.
    private static CriterionAnswer? Levels(CsvRow row, CriterionDeclared criterion, Dictionary<int, string> columns, ImportDraft draft)
    {
        List<string> has = [];
        var (filled, wrong) = (0, false);
        foreach (var (place, level) in columns)
        {
            if (row.Cell(place) is not { } words) continue;
            filled++;
            switch (words.ToLowerInvariant())
            {
                case "1" or "yes" or "y" or "x" or "true" or "ja": has.Add(level); break;
                case "0" or "no" or "n" or "-" or "false" or "nee": break;
                default:
                    draft.Wrong(row, $"“{words}” under {level} ({criterion.Title}) is neither yes nor no", "Write 1 or 0, yes or no, or x or nothing.");
                    wrong = true;
                    break;
            }
        }
        var order = criterion.Levels?.ToList() ?? [];
        return filled == 0 || wrong ? null : new([.. has.OrderBy(order.IndexOf)], "known");
    }

    private Bound Bind(IReadOnlyList<CriterionDeclared> criteria)
    {
        var bound = new Bound([], []);
        foreach (var place in places)
        {
            var heading = Headings.Plain(headings[place]);
            if (criteria.FirstOrDefault(c => Names(c).Contains(heading)) is { } whole) bound.Whole[place] = whole;
            else
            {
                List<(CriterionDeclared Criterion, string Level)> parts =
                [
                    .. from c in criteria where c.Kind == "multiple"
                       from level in c.Levels ?? []
                       where heading == Headings.Plain(level) || Names(c).Any(name => heading == name + Headings.Plain(level))
                       select (c, level),
                ];
                // A level of two criteria would have to say which it is of; until then it is told as left out.
                if (parts.Count == 1) bound.Parts[place] = parts[0];
            }
        }
        foreach (var place in bound.Parts.Where(p => bound.Whole.ContainsValue(p.Value.Criterion)).Select(p => p.Key).ToList()) bound.Parts.Remove(place);
        return bound;
    }

    private static IReadOnlyList<string> Names(CriterionDeclared criterion) => [Headings.Plain(criterion.Criterion), Headings.Plain(criterion.Title)];

    private static bool IsOutside(CriterionDeclared criterion, string words) =>
        criterion is { Kind: "number", Levels.Count: > 0 } && StudyFrame.Of(criterion).Of(new(AnswerState.Known, [words])).Outside.Count > 0;

    /// <summary>What the headings mean in one group: a criterion, or one level of it.</summary>
    private sealed record Bound(Dictionary<int, CriterionDeclared> Whole, Dictionary<int, (CriterionDeclared Criterion, string Level)> Parts);
}
