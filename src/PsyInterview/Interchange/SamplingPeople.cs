using System.Globalization;
using PsyInterview.Sampling;

namespace PsyInterview.Interchange;

/// <summary>
/// The people of a table, as the frame sees them. Column <c>id</c> is required. Column <c>state</c> says who was interviewed, who is a candidate, and
/// who agreed; without it the frame's sample is covered and the rest are candidates; without either everyone is covered. An empty cell (or
/// NA, where that is no level) is missing; <c>not asked</c> and <c>declined</c> are kept apart. Several answers are parted by ; or |.
/// </summary>
/// <param name="Candidates">Those who may be suggested: state candidate or none.</param>
/// <param name="Coming">Those who agreed or have an appointment.</param>
/// <param name="Compared">The criteria of the distance: what the frame names, else its criteria and each other column that holds only numbers.</param>
/// <param name="Notes">What was taken to mean what.</param>
internal sealed record SamplingPeople(
    IReadOnlyList<Person> All, IReadOnlyList<Person> Candidates, IReadOnlyList<Person> Coming, IReadOnlyList<Criterion> Compared,
    IReadOnlyList<string> Notes, IReadOnlyList<Problem> FrameProblems, IReadOnlyList<Problem> Problems)
{
    private const string Id = "id";
    private const string State = "state";

    /// <summary>Reads people; problems of the frame are those of its columns, with lines in the frame's text.</summary>
    public static SamplingPeople Of(CsvReading table, SamplingFrameFile file, string frameText)
    {
        var (people, notes, ofFrame, problems) = (new List<Person>(), new List<string>(), new List<Problem>(), new List<Problem>());
        var (states, columns) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        bool Has(string column) => table.Columns.Contains(column, StringComparer.OrdinalIgnoreCase);

        foreach (var criterion in file.Frame!.Criteria) columns[criterion.Id] = ColumnOf(criterion.Id);
        string[] taken = [Id, State, .. columns.Keys, .. columns.Values];
        var numbers = table.Columns.Where(c => !taken.Contains(c, StringComparer.OrdinalIgnoreCase) && HoldsNumbers(c))
            .Select(c => new Criterion(c, c, CriterionKind.Number, [])).ToList();
        List<Criterion> compared = [.. file.Frame.Criteria, .. numbers];
        if (file.Compared is { } named) compared = [.. named.Select(Compare).OfType<Criterion>().Distinct()];

        if (!Has(Id)) problems.Add(new(1, string.Join(',', table.Columns), "There is no column id.", "Give each person a code in a column with the heading id."));
        else
        {
            foreach (var row in table.Rows) Read(row);
            foreach (var unknown in Has(State) ? [] : (file.Sample ?? []).Except(people.Select(p => p.Id)))
                Wrong(unknown, $"{unknown} is in the sample, and there is no such id in the table.", "Mend the id, or take it out.");
        }
        List<Person> In(params string[] of) => [.. people.Where(p => !p.Covers && of.Contains(states[p.Id]))];
        foreach (var other in people.Where(p => !p.Covers && states[p.Id] is not ("candidate" or "")).GroupBy(p => states[p.Id]))
            notes.Add($"Not suggested, because their state is {other.Key}: {string.Join(", ", other.Select(p => p.Id))}.");
        if (!Has(State) && file.Sample is null) notes.Add("There is no column state and no sample: everyone counts as interviewed.");
        return new(people, In("candidate", ""), In("agreed", "scheduled"), compared, notes, ofFrame, problems);

        string ColumnOf(string criterion)
        {
            if (file.Columns.TryGetValue(criterion, out var given))
            {
                if (!Has(given)) Missing(given, $"There is no column {given} in the table.");
                return given;
            }
            if (Has(criterion)) return criterion;
            if (table.Columns.Where(c => c.StartsWith(criterion, StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
            {
                notes.Add($"{criterion} is read from the column {only}.");
                return only;
            }
            Missing(criterion, $"There is no column for {criterion} in the table.");
            return criterion;
        }

        void Wrong(string words, string what, string hint) => ofFrame.Add(new(SamplingFrameFile.Find(frameText, words), words, what, hint));

        void Missing(string words, string what) =>
            Wrong(words, what, $"The columns are {string.Join(", ", table.Columns)}; \"columns\" says which is which.");

        Criterion? Compare(string name)
        {
            var of = file.Frame!.Criteria.FirstOrDefault(c => c.Id == name) ?? file.Frame.Criteria.FirstOrDefault(c => IsNamed(columns[c.Id], name));
            if (of is not null) return of;
            if (Has(name)) return new(name, name, HoldsNumbers(name) ? CriterionKind.Number : CriterionKind.Nominal, []);
            Missing(name, $"There is neither a criterion nor a column {name} to compare.");
            return null;
        }

        bool HoldsNumbers(string column)
        {
            var filled = table.Rows.Select(r => r[column]).Where(cell => AnswerOf(cell, null).State == AnswerState.Known).ToList();
            return filled.Count > 0 && filled.TrueForAll(cell => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        }

        void Read(CsvRow row)
        {
            var id = row[Id];
            var state = row[State].ToLowerInvariant();
            if (id.Length == 0) problems.Add(new(row.Line, string.Join(',', row.Cells), "This row has no id.", "Give each person a code."));
            else if (!states.TryAdd(id, state)) problems.Add(new(row.Line, id, $"The id {id} stands there twice.", "Keep one row a person."));
            else
            {
                var covers = Has(State) ? state == "interviewed" : file.Sample?.Contains(id) ?? true;
                var answers = file.Frame!.Criteria.Select(c => (c, columns[c.Id])).Concat(compared.Except(file.Frame.Criteria).Select(c => (c, c.Id)));
                people.Add(new(id, covers, answers.ToDictionary(a => a.Item1.Id, a => AnswerOf(row[a.Item2], a.Item1))));
            }
        }
    }

    private static bool IsNamed(string column, string name) => column.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static Answer AnswerOf(string cell, Criterion? criterion)
    {
        if (criterion?.Levels.Any(l => l.Id == cell) == true) return Answer.Of(cell);
        return cell.ToLowerInvariant() switch
        {
            "" or "na" or "missing" => Answer.Missing,
            "not asked" => Answer.NotAsked,
            "declined" => Answer.Declined,
            _ when criterion?.Kind == CriterionKind.Multiple =>
                Answer.Of(cell.Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            _ => Answer.Of(cell),
        };
    }
}
