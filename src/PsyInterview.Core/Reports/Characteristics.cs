using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Table 1 of the paper: what is known of those who were interviewed, one column a group.</summary>
public static class Characteristics
{
    /// <summary>The report; without columns, every group of the study.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Counted(reading);
        IReadOnlyList<string?> groups = asked.Columns.Count == 0 ? cohort.Groups : [.. asked.Columns.SelectMany(cohort.Asked).Distinct()];
        List<Column> columns = [.. groups.Select(g => new Column(cohort, g))];
        List<string> notes = [];
        List<IReadOnlyList<string>> rows = [["n", "", .. columns.Select(c => NumberWords.Digits(c.People.Count))]];
        foreach (var criterion in columns.SelectMany(c => c.Criteria).GroupBy(c => (c.Criterion, c.Kind)))
            rows.AddRange(new CharacteristicRows(criterion.First(), [.. columns.Select(c => c.Of(criterion.Key))], asked.Percent, notes).All);
        notes.InsertRange(0, Definitions(cohort, columns, asked.Percent, rows));
        return new Table("table1", "Characteristics of the participants", ["criterion", "level", .. columns.Select(c => c.Title)], rows, [.. notes, .. cohort.PilotNote],
            columns.Select(c => c.Title).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Definitions(Cohort cohort, IReadOnlyList<Column> columns, bool percent, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        yield return "n: participants with a session that was held; members of a focus group that met. Who withdrew with erasure is not in this table.";
        yield return percent ? "Counts of people at each level, with the share of n in whole per cent, half away from zero." : "Counts of people at each level.";
        if (rows.Any(r => r[1] == CharacteristicRows.Mean))
            yield return "Mean (lowest-highest) of those of whom it is known; with as many decimals as the set-up gives, zeros at the end dropped, half away from zero.";
        if (rows.Any(r => r.Skip(2).Contains(CharacteristicRows.NotOfGroup)))
            yield return $"{CharacteristicRows.NotOfGroup}: not recorded in this group.";
        foreach (var column in columns)
        {
            var (erased, withheld) = (cohort.Of(column.Group).Count(cohort.Study.IsErased),
                cohort.Of(column.Group).Count(p => !cohort.Study.IsErased(p) && cohort.Held(p).Any(a => a.IsWithheld) && !cohort.IsInterviewed(p)));
            if (erased > 0) yield return $"{column.Title}: the data of {NumberWords.Inside(erased)} were erased.";
            if (withheld > 0) yield return $"{column.Title}: {NumberWords.Inside(withheld)} left out, a withdrawal that is undecided or asks for erasure.";
            if (cohort.IsFocusGroup(column.Group) && cohort.HeldTogether(column.Group).Count == 0 && column.People.Count > 0)
                yield return $"{column.Title}: no session is recorded; its members are counted all the same.";
        }
    }

    /// <summary>One group: its people who count and what is recorded of them.</summary>
    private sealed class Column(Cohort cohort, string? group)
    {
        public string? Group => group;

        public string Title { get; } = cohort.Title(group);

        public IReadOnlyList<string> People { get; } = cohort.Interviewed(group);

        public IReadOnlyList<CriterionDeclared> Criteria { get; } = cohort.Study.SetUp.CriteriaOf(group);

        public CharacteristicColumn? Of((string Criterion, string Kind) of) =>
            Criteria.FirstOrDefault(c => (c.Criterion, c.Kind) == of) is not { } declared ? null
            : new(Title, declared, [.. People.Select(p => (p, StudyFrame.Of(cohort.Study.AnswerOf(p, of.Criterion))))]);
    }
}

/// <summary>What the people of a column answered to one criterion.</summary>
internal sealed record CharacteristicColumn(string Title, CriterionDeclared Declared, IReadOnlyList<(string Person, Answer Answer)> Answers)
{
    /// <summary>The answers that are known.</summary>
    public IReadOnlyList<(string Person, Answer Answer)> Known { get; } = [.. Answers.Where(a => a.Answer.State == AnswerState.Known)];

    /// <summary>The numbers that are known.</summary>
    public IReadOnlyList<decimal> Numbers => [.. Known.Select(a => Criterion.NumberOf(a.Answer)).OfType<decimal>()];

    /// <summary>The mean as it is printed, or null without a number.</summary>
    public decimal? Mean => Numbers.Count == 0 ? null : decimal.Round(Total / Numbers.Count, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>Decimals of a mean.</summary>
    public int Decimals => Math.Clamp(Declared.Decimals, 0, 6);

    // The log may hold any number; a total beyond decimal must not stop a report.
    private decimal Total => Numbers.Aggregate(0m, (sum, n) => Math.Abs(sum) < decimal.MaxValue / 4 && Math.Abs(n) < decimal.MaxValue / 4 ? sum + n : sum);
}

/// <summary>The rows of one criterion, over all columns.</summary>
internal sealed class CharacteristicRows
{
    public const string Mean = "mean (range)", NotOfGroup = "-";

    private readonly CriterionDeclared _criterion;
    private readonly IReadOnlyList<CharacteristicColumn?> _columns;
    private readonly bool _percent;
    private readonly List<string> _notes;

    public CharacteristicRows(CriterionDeclared criterion, IReadOnlyList<CharacteristicColumn?> columns, bool percent, List<string> notes)
    {
        (_criterion, _columns, _percent, _notes) = (criterion, columns, percent, notes);
        All = [.. criterion.Kind switch { "number" => Numbers(), "link" => Links(), _ => Levels() }, .. NotKnown()];
    }

    /// <summary>The rows in order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> All { get; }

    private IEnumerable<IReadOnlyList<string>> Numbers()
    {
        yield return Row(Mean, column =>
        {
            var numbers = column.Numbers;
            if (column.Mean is not { } mean) return column.Answers.Count == 0 ? "not defined (nobody)" : "not defined (none known)";
            if (!Granularity.CanBe(mean, column.Decimals, numbers.Count, Granularity.UnitOf(numbers)))
                _notes.Add($"{_criterion.Title}, {column.Title}: a mean of {Text(mean)} cannot come from {NumberWords.Of(numbers.Count, "value")} of this precision.");
            var of = numbers.Count < column.Answers.Count ? $", n = {NumberWords.Digits(numbers.Count)}" : "";
            return $"{Text(mean)} ({Text(numbers.Min())}-{Text(numbers.Max())}){of}";
        });
        foreach (var column in _columns.OfType<CharacteristicColumn>()) OutsideBands(column);
    }

    private void OutsideBands(CharacteristicColumn column)
    {
        var criterion = StudyFrame.Of(column.Declared);
        if (!criterion.Levels.Any(l => l.IsBand)) return;
        List<decimal> outside =
            [.. column.Known.Where(a => criterion.Of(a.Answer).Outside.Count > 0).Select(a => Criterion.NumberOf(a.Answer)).OfType<decimal>().Order()];
        var lowest = criterion.Levels.MinBy(l => l.From ?? decimal.MinValue)!;
        var highest = criterion.Levels.MaxBy(l => l.Below ?? decimal.MaxValue)!;
        Say([.. outside.Where(n => n < lowest.From)], "lowest", $"is below the lowest band, {lowest.Label}");
        Say([.. outside.Where(n => n >= highest.Below)], "highest", $"is above the highest band, {highest.Label}");
        Say([.. outside.Where(n => !(n < lowest.From) && !(n >= highest.Below))], "value", "is between two bands");

        void Say(List<decimal> values, string which, string what)
        {
            if (values.Count == 0) return;
            var shown = which == "highest" ? values[^1] : values[0];
            var many = NumberWords.Of(values.Count, "value");
            _notes.Add($"{_criterion.Title}, {column.Title}: {which} {Text(shown)} {what} ({many}); in the mean and the range all the same.");
        }
    }

    private IEnumerable<IReadOnlyList<string>> Links()
    {
        yield return Row("different people", column =>
        {
            var linked = column.Known.SelectMany(a => a.Answer.Values).GroupBy(v => v, StringComparer.OrdinalIgnoreCase).Select(g => g.Count()).ToList();
            if (linked.Count == 0) return "0";
            var each = linked.Min() == linked.Max() ? NumberWords.Digits(linked[0]) : $"{NumberWords.Digits(linked.Min())} to {NumberWords.Digits(linked.Max())}";
            return $"{NumberWords.Digits(linked.Count)} ({each} each)";
        });
        _notes.Add($"{_criterion.Title}: how many different people the participants are linked to, and with how many participants each of them is linked.");
    }

    private IEnumerable<IReadOnlyList<string>> Levels()
    {
        List<string> levels = [.. _columns.OfType<CharacteristicColumn>().SelectMany(c => c.Declared.Levels ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var level in levels) yield return Row(level, column => Count(column, Having(column, level)));
        List<string> others = [.. Values().Where(v => !levels.Contains(v, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var other in others) yield return Row($"{other} (no level)", column => Count(column, Having(column, other)));
        if (others.Count > 0) _notes.Add($"{_criterion.Title}: a value marked (no level) was recorded under a level that is not declared any more.");
        if (_criterion.Kind != "multiple") yield break;
        if (_columns.OfType<CharacteristicColumn>().Any(c => c.Known.Any(a => a.Answer.Values.Count == 0)))
            yield return Row("none of these", column => Count(column, column.Known.Count(a => a.Answer.Values.Count == 0)));
        _notes.Add($"{_criterion.Title}: several for one person, so the counts do not add up to n.");

        IEnumerable<string> Values() => _columns.OfType<CharacteristicColumn>().SelectMany(c => c.Known).SelectMany(a => a.Answer.Values);

        static int Having(CharacteristicColumn column, string level) => column.Known.Count(a => a.Answer.Values.Contains(level, StringComparer.OrdinalIgnoreCase));
    }

    private IEnumerable<IReadOnlyList<string>> NotKnown()
    {
        foreach (var (state, words) in new[] { (AnswerState.Missing, "missing"), (AnswerState.NotAsked, "not asked"), (AnswerState.Declined, "declined to say") })
        {
            int In(CharacteristicColumn column) => column.Answers.Count(a => a.Answer.State == state);
            if (_columns.OfType<CharacteristicColumn>().Any(c => In(c) > 0)) yield return Row(words, column => Count(column, In(column)));
        }
    }

    private IReadOnlyList<string> Row(string level, Func<CharacteristicColumn, string> cell) =>
        [_criterion.Title, level, .. _columns.Select(column => column is null ? NotOfGroup : cell(column))];

    private string Count(CharacteristicColumn column, int n)
    {
        var count = NumberWords.Digits(n);
        if (!_percent || column.Answers.Count == 0) return count;
        return $"{count} ({decimal.Round(n * 100m / column.Answers.Count, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)} %)";
    }

    // 9, not 9.0; never 1E+2.
    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
