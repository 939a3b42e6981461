using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Who was interviewed: one column a group or focus group; counts, mean and range, several answers a person with a footnote.</summary>
public static class Table1
{
    private static readonly (AnswerState State, string Words)[] NotKnown =
        [(AnswerState.Missing, "missing"), (AnswerState.NotAsked, "not asked"), (AnswerState.Declined, "declined to say")];

    /// <summary>The report. Columns: those asked for, or else every group in which somebody was interviewed.</summary>
    public static Table From(LogReading reading, ReportOptions options)
    {
        var study = StudyState.Of(reading);
        var accounts = Account.All(reading);
        var columns = ColumnsOf(study, accounts, options);
        List<IReadOnlyList<string>> rows = [];
        Notes notes = new();
        // Two groups may be described by criteria of one name, such as gender: they share its rows.
        var criteria = columns.SelectMany(c => study.SetUp.CriteriaOf(c.Group)).DistinctBy(c => c.Criterion).ToList();
        foreach (var criterion in criteria)
        {
            List<(string Level, Func<Column, CriterionDeclared, string> Cell)> block = criterion.Kind switch
            {
                "number" => [("mean (range)", (column, own) => Number(study, column, own, notes))],
                "link" => [("different ones", (column, own) => Whole(Known(study, column, own).SelectMany(a => a.Values).Distinct().Count()))],
                _ => [.. Levels(study, columns, criterion).Select(level => (level, (Func<Column, CriterionDeclared, string>)((column, own) => Count(study, column, own, level))))],
            };
            if (criterion.Kind == "multiple") notes.Several(criterion.Title);
            foreach (var (state, words) in NotKnown)
            {
                if (columns.Any(c => In(study, c, criterion, state) > 0)) block.Add((words, (column, own) => Whole(In(study, column, own, state))));
            }
            var title = criterion.Kind == "multiple" ? criterion.Title + " *" : criterion.Title;
            rows.AddRange(block.Select((row, i) => (IReadOnlyList<string>)[i == 0 ? title : "", row.Level, .. columns.Select(c => Own(study, c, criterion) is { } own ? row.Cell(c, own) : "")]));
        }
        var headings = columns.Select(c => $"{c.Title} (n={c.People.Count})").ToList();
        return new Table("table1", "Characteristics of the participants", ["characteristic", "", .. headings], rows, notes.Of(study, columns), headings.ToHashSet(StringComparer.Ordinal));
    }

    private static List<Column> ColumnsOf(StudyState study, IReadOnlyList<Account> accounts, ReportOptions options)
    {
        List<string?> asked = options.Columns is { Count: > 0 } named
            ? [.. named.Select(name => study.SetUp.Group(name)?.Group ?? name)]
            : [.. Flow.GroupsOf(study)];
        if (options.Group is { } only) asked = [study.SetUp.Group(only)?.Group ?? only];
        List<Column> columns = [];
        foreach (var group in asked)
        {
            // A focus group's members have no session of their own: they count once their group has met.
            var isFocusGroup = study.SetUp.Group(group)?.Kind == "focus-group";
            var met = isFocusGroup && accounts.Any(a => a.Group == group && a.State.WasHeld);
            var held = accounts.Where(a => a.Group == group && a.State.WasHeld).Select(a => study.Now(a.State.Plan!.Participant)).ToHashSet(StringComparer.Ordinal);
            List<string> people = [.. study.Participants.Keys.Where(p => study.GroupOf(p) == group && !study.IsErased(p) && (isFocusGroup ? met : held.Contains(p))).Order(NaturalOrder.Of)];
            if (people.Count > 0 || options.Columns is not null) columns.Add(new(group, study.SetUp.Group(group)?.Title ?? group ?? "participants", people));
        }
        return columns;
    }

    private static CriterionDeclared? Own(StudyState study, Column column, CriterionDeclared criterion) =>
        study.SetUp.CriteriaOf(column.Group).FirstOrDefault(c => c.Criterion == criterion.Criterion);

    private static IEnumerable<CriterionAnswer> Known(StudyState study, Column column, CriterionDeclared criterion) =>
        column.People.Select(p => study.AnswerOf(p, criterion.Criterion)).OfType<CriterionAnswer>().Where(a => a.State == "known");

    private static int In(StudyState study, Column column, CriterionDeclared criterion, AnswerState state) =>
        Own(study, column, criterion) is null ? 0 : column.People.Count(p => StudyFrame.Answer(study, p, criterion.Criterion).State == state);

    // Declared levels in their order, of every column's own declaration, then what was recorded under an earlier one.
    private static IEnumerable<string> Levels(StudyState study, IEnumerable<Column> columns, CriterionDeclared criterion)
    {
        var own = columns.Select(c => (Column: c, Criterion: Own(study, c, criterion))).Where(c => c.Criterion is not null).ToList();
        return own.SelectMany(c => c.Criterion!.Levels ?? []).Concat(own.SelectMany(c => Known(study, c.Column, c.Criterion!).SelectMany(a => a.Values)).Order(StringComparer.Ordinal)).Distinct();
    }

    private static string Count(StudyState study, Column column, CriterionDeclared criterion, string level) =>
        Whole(Known(study, column, criterion).Count(a => a.Values.Contains(level)));

    private static string Number(StudyState study, Column column, CriterionDeclared criterion, Notes notes)
    {
        List<decimal> numbers = [.. Known(study, column, criterion).SelectMany(a => a.Values)
            .Select(v => decimal.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null).OfType<decimal>()];
        if (numbers.Count == 0) return "not defined (nobody known)";
        notes.Number(criterion, column, numbers);
        var mean = NumberWords.Mean(numbers.Average(), criterion.Decimals);
        return $"{mean} ({Plain(numbers.Min())}-{Plain(numbers.Max())})";
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private sealed record Column(string? Group, string Title, IReadOnlyList<string> People);

    // What has to be said under the table is noticed while its cells are made.
    private sealed class Notes
    {
        private readonly List<string> _several = [], _outside = [], _odd = [], _fewer = [];

        public void Several(string title) => _several.Add(title);

        public void Number(CriterionDeclared criterion, Column column, List<decimal> numbers)
        {
            var bands = StudyFrame.Criterion(criterion);
            if (bands.HasLevels)
            {
                List<decimal> outside = [.. numbers.Where(n => !bands.Levels.Any(l => l.Holds(n))).Distinct().Order()];
                if (outside.Count > 0)
                    _outside.Add($"{criterion.Title}, {column.Title}: {string.Join(", ", outside.Select(Plain))} outside every declared band; counted all the same.");
            }
            if (numbers.Count < column.People.Count) _fewer.Add($"{criterion.Title}, {column.Title}: of {numbers.Count} people.");
            var step = numbers.TrueForAll(decimal.IsInteger) ? 1m : numbers.TrueForAll(n => decimal.IsInteger(n * 2)) ? 0.5m : 0m;
            var printed = Math.Round(numbers.Average(), criterion.Decimals, MidpointRounding.AwayFromZero);
            if (step > 0 && !Granularity.IsPossible(printed, criterion.Decimals, numbers.Count, step))
                _odd.Add($"{criterion.Title}, {column.Title}: no total gives the mean {Plain(printed)}; please report this as a mistake of the program.");
        }

        public IReadOnlyList<string> Of(StudyState study, IReadOnlyList<Column> columns)
        {
            List<string> notes = ["n: people with whom a session was held; whose words were erased is left out. Numbers: mean (smallest-largest); rounded half away from zero, zeros at the end dropped."];
            if (_several.Count > 0) notes.Add($"* {string.Join(", ", _several.Distinct())}: several answers per person, so the counts do not add up to n.");
            notes.AddRange(_outside.Concat(_fewer).Concat(_odd));
            var erased = study.Withdrawals.Values.Count(w => w.Scope == Scopes.Erase && columns.Any(c => c.Group == study.GroupOf(w.Person)));
            if (erased > 0) notes.Add($"{NumberWords.AtStart(erased)} withdrew and {(erased == 1 ? "is" : "are")} left out; their data are erased.");
            if (study.SetUp.Described.NotVaried is { Count: > 0 } not) notes.Add($"Known not to vary: {string.Join(", ", not)}.");
            return notes;
        }
    }
}
