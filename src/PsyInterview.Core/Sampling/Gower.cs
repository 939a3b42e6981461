namespace PsyInterview.Sampling;

/// <summary>What one criterion adds to the distance of two people.</summary>
/// <param name="Place">Where the criterion stands among those compared, from 0.</param>
/// <param name="Apart">0 for alike to 1 for as far apart as anyone in the frame.</param>
/// <param name="First">The first person's answer, in words.</param>
public sealed record DistancePart(Criterion Criterion, int Place, double Apart, string First, string Second);

/// <summary>
/// Gower's distance for mixed answers (Gower 1971): the mean of the parts of the criteria of which both answers are known, so an answer that is
/// not known has weight 0. Nominal: 0 or 1. Number: |x - y| / range over all people in the frame. Ordinal: the same on the rank of the level.
/// A range of 0 gives a part of 0. Several answers: 1 - |common| / |all| (Jaccard), which is our choice. Links are not used.
/// </summary>
public sealed class Gower
{
    private readonly Variable[] _variables;
    private readonly Dictionary<string, int> _at;

    /// <summary>Prepares the distances between people.</summary>
    /// <param name="people">Everyone in the frame, interviewed or not: the ranges are theirs. Ids must differ.</param>
    public Gower(IEnumerable<Criterion> criteria, IReadOnlyList<Person> people)
    {
        People = people;
        _at = people.Index().ToDictionary(p => p.Item.Id, p => p.Index, StringComparer.Ordinal);
        _variables = [.. criteria.Where(c => c.Kind != CriterionKind.Link).Select(c => new Variable(c, people))];
    }

    public IReadOnlyList<Person> People { get; }

    /// <summary>The criteria that are compared.</summary>
    public IEnumerable<Criterion> Criteria => _variables.Select(v => v.Criterion);

    /// <summary>The distance of two people of the frame, 0 to 1; not defined when there is no criterion of which both answers are known.</summary>
    public Measure Between(Person a, Person b)
    {
        var distance = Between(_at[a.Id], _at[b.Id]);
        return double.IsNaN(distance) ? Measure.NotDefined("no answer known of both") : distance;
    }

    /// <summary>The parts of a distance, the largest first; equal ones in the order of the criteria.</summary>
    public IReadOnlyList<DistancePart> Parts(Person a, Person b) =>
        [.. _variables
            .Select((v, i) => new DistancePart(v.Criterion, i, v.Apart(_at[a.Id], _at[b.Id]), a[v.Criterion].ToString(), b[v.Criterion].ToString()))
            .Where(part => !double.IsNaN(part.Apart)).OrderByDescending(part => part.Apart)];

    /// <summary>Criteria of which a person's answer cannot be compared.</summary>
    public IEnumerable<Criterion> Unknown(Person person) => _variables.Where(v => !v.IsKnown(_at[person.Id])).Select(v => v.Criterion);

    // By place among the people; NaN when not defined. This is the loop that everything else waits for.
    internal double Between(int a, int b)
    {
        var (sum, weight) = (0.0, 0);
        foreach (var variable in _variables)
        {
            var apart = variable.Apart(a, b);
            if (double.IsNaN(apart)) continue;
            sum += apart;
            weight++;
        }
        return weight == 0 ? double.NaN : sum / weight;
    }

    internal int At(Person person) => _at[person.Id];

    private sealed class Variable
    {
        private readonly double[]? _numbers;
        private readonly double _range;
        private readonly string?[]? _words;
        private readonly HashSet<string>?[]? _several;

        public Variable(Criterion criterion, IReadOnlyList<Person> people)
        {
            Criterion = criterion;
            switch (criterion.Kind)
            {
                case CriterionKind.Number:
                    _numbers = [.. people.Select(p => (double?)Criterion.NumberOf(p[criterion]) ?? double.NaN)];
                    break;
                case CriterionKind.Ordinal:
                    _numbers = [.. people.Select(p => criterion.Of(p[criterion]).Levels is [var rank] ? rank : double.NaN)];
                    break;
                case CriterionKind.Multiple:
                    _several = [.. people.Select(p => p[criterion].State == AnswerState.Known ? Several(criterion, p[criterion]) : null)];
                    break;
                default:
                    _words = [.. people.Select(p => p[criterion].State == AnswerState.Known ? Word(criterion, p[criterion]) : null)];
                    break;
            }
            if (_numbers?.Where(n => !double.IsNaN(n)).ToList() is { Count: > 0 } known) _range = known.Max() - known.Min();
        }

        public Criterion Criterion { get; }

        public bool IsKnown(int at) => !double.IsNaN(Apart(at, at));

        public double Apart(int a, int b)
        {
            if (_numbers is not null)
            {
                var apart = Math.Abs(_numbers[a] - _numbers[b]);
                return apart > 0 ? apart / _range : apart;
            }
            if (_words is not null) return _words[a] is null || _words[b] is null ? double.NaN : _words[a] == _words[b] ? 0 : 1;
            if (_several![a] is not { } first || _several[b] is not { } second) return double.NaN;
            var common = first.Count(second.Contains);
            return 1 - (double)common / (first.Count + second.Count - common);
        }

        // Other spellings of one level are one value; a value outside the frame is still known.
        private static string Word(Criterion criterion, Answer answer) =>
            criterion.Of(answer).Levels is [var level] ? criterion.Levels[level].Id : string.Join("; ", answer.Values);

        private static HashSet<string> Several(Criterion criterion, Answer answer) =>
            [.. answer.Values.Select(value => Word(criterion, Answer.Of(value)))];
    }
}

/// <summary>How far the people of a sample are from one another, by Gower's distance.</summary>
/// <param name="Mean">Over all pairs with a distance.</param>
/// <param name="Smallest">The two that are most alike.</param>
/// <param name="Undefined">Pairs left out because nothing is known of both.</param>
public sealed record Spread(Measure Mean, Measure Smallest, int Pairs, int Undefined)
{
    public static Spread Of(Gower gower, IReadOnlyList<Person> people)
    {
        var places = people.Select(gower.At).ToArray();
        var (sum, smallest, pairs, undefined) = (0.0, double.PositiveInfinity, 0, 0);
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = i + 1; j < places.Length; j++)
            {
                var distance = gower.Between(places[i], places[j]);
                if (double.IsNaN(distance)) undefined++;
                else (sum, smallest, pairs) = (sum + distance, Math.Min(smallest, distance), pairs + 1);
            }
        }
        if (pairs > 0) return new(sum / pairs, smallest, pairs, undefined);
        var none = Measure.NotDefined(people.Count < 2 ? "fewer than two people" : "no answer known of two people");
        return new(none, none, 0, undefined);
    }
}
