namespace PsyInterview.Sampling;

/// <summary>By what people are suggested.</summary>
public enum RankBy
{
    /// <summary>
    /// Unmet level targets filled, then new pairs of levels, then the distance to the nearest covered person (farther first), then the lowest id.
    /// </summary>
    Need,

    /// <summary>Only the distance to the nearest covered person, farther first (farthest-point order), then the lowest id.</summary>
    Distance,
}

/// <summary>Whom to invite next: one after the other, each reckoned as if those before had come. No weights to tune.</summary>
public sealed class Ranking
{
    // Distances that differ by less are equal: the order of adding up must not decide about a person.
    private const int Decimals = 12;

    private readonly Frame _frame;
    private readonly Gower _gower;
    private readonly TupleGrid _pairs;
    private readonly List<Gap> _gaps;
    private readonly List<Contender> _left;
    private bool _hasCovered;

    private Ranking(Frame frame, Gower gower, IReadOnlyCollection<Person> covered, IEnumerable<Person> candidates)
    {
        (_frame, _gower, _pairs, _gaps) = (frame, gower, new TupleGrid(frame, 2), [.. Gap.Of(frame, covered)]);
        _left = [.. candidates.OrderBy(p => p.Id, NaturalOrder.Of).Select(p => new Contender(
            p, gower.At(p), frame.Stand(p), [.. Enumerable.Range(0, frame.Targets.Count).Where(t => frame.Has(p, frame.Targets[t].Of))]))];
        foreach (var person in covered.OrderBy(p => p.Id, NaturalOrder.Of)) Cover(person, frame.Stand(person));
    }

    /// <summary>Puts candidates in order.</summary>
    /// <param name="gower">Of all people in the frame: those covered, the candidates, and whoever else counts for the ranges.</param>
    /// <param name="covered">Those interviewed, or whoever else is reckoned as covered.</param>
    /// <param name="candidates">Those who may be invited.</param>
    /// <param name="pinned">Ids that come first, in this order, whatever they add.</param>
    /// <param name="skipped">Ids that are left out.</param>
    public static IReadOnlyList<Suggestion> Of(
        Frame frame, Gower gower, IReadOnlyCollection<Person> covered, IEnumerable<Person> candidates, RankBy by = RankBy.Need,
        IReadOnlyList<string>? pinned = null, IReadOnlyCollection<string>? skipped = null)
    {
        var ranking = new Ranking(frame, gower, covered, candidates.Where(c => skipped?.Contains(c.Id) != true));
        var first = new Queue<string>(pinned ?? []);
        var suggestions = new List<Suggestion>();
        while (ranking._left.Count > 0)
        {
            Contender? next = null;
            while (next is null && first.TryDequeue(out var id)) next = ranking._left.Find(c => c.Person.Id == id);
            suggestions.Add(ranking.Take(suggestions.Count + 1, next, by));
        }
        return suggestions;
    }

    /// <summary>Levels that nobody covers and no candidate has: a task for recruitment, which no ranking can solve.</summary>
    public static IReadOnlyList<CriterionLevel> EmptyLevels(Frame frame, IEnumerable<Person> covered, IEnumerable<Person> candidates)
    {
        var everyone = covered.Concat(candidates).ToList();
        return [.. frame.Counted.Select(c => CriterionCount.Of(c, everyone)).SelectMany(count => count.Counts.Index().Where(n => n.Item == 0)
            .Select(n => new CriterionLevel(count.Criterion.Id, count.Criterion.Levels[n.Index].Id)))];
    }

    private Suggestion Take(int step, Contender? pinned, RankBy by)
    {
        foreach (var contender in by == RankBy.Need ? _left : []) contender.Weigh(Fills(contender), _pairs.WouldAdd(contender.Stand));
        // The list is in the order of ids, and the first of equals stays.
        var best = pinned ?? _left.Aggregate((first, next) => next.CompareTo(first) > 0 ? next : first);
        var isFarthest = _left.Count > 1 && _left.TrueForAll(c => c.Nearness <= best.Nearness);
        var (nearest, person) = (best.NearestPerson, best.Person);
        var suggestion = new Suggestion(
            step, person, [.. Open(best).Where(g => g.Target.Of.Levels.Count == 1).Select(g => g.Target.Of.Levels[0])],
            [.. Open(best).Where(g => g.Target.Of.Levels.Count > 1).Select(g => g.Target.Of)],
            [.. best.Targets.Select(t => _gaps[t]).Where(g => g.Count + 1 > g.Target.Max).Select(g => g.Target.Of)],
            _pairs.WouldAdd(best.Stand),
            nearest is null ? Measure.NotDefined(_hasCovered ? "no answer known of both" : "nobody covered yet") : best.Distance,
            nearest, nearest is null ? [] : _gower.Parts(person, nearest), [.. Unknown(person)], 0, _pairs.Feasible, isFarthest, pinned is not null);
        _left.Remove(best);
        foreach (var target in best.Targets) _gaps[target] = _gaps[target] with { Count = _gaps[target].Count + 1 };
        Cover(person, best.Stand);
        return suggestion with { PairsCovered = _pairs.Covered };
    }

    private IEnumerable<Criterion> Unknown(Person person) =>
        _frame.Counted.Concat(_gower.Criteria).Distinct().Where(c => person[c].State != AnswerState.Known);

    private IEnumerable<Gap> Open(Contender contender) => contender.Targets.Select(t => _gaps[t]).Where(g => g.Missing > 0);

    private int Fills(Contender contender)
    {
        var fills = 0;
        foreach (var target in contender.Targets)
            if (_gaps[target].Missing > 0 && _gaps[target].Target.Of.Levels.Count == 1) fills++;
        return fills;
    }

    private void Cover(Person person, int[][] stand)
    {
        _hasCovered = true;
        _pairs.Add(stand);
        var at = _gower.At(person);
        foreach (var contender in _left) contender.Meet(person, _gower.Between(contender.At, at));
    }

    private sealed class Contender(Person person, int at, int[][] stand, int[] targets)
    {
        private int _fills;
        private int _pairs;

        public Person Person => person;

        public int At => at;

        public int[][] Stand => stand;

        /// <summary>Numbers of the frame's targets whose levels the person has.</summary>
        public int[] Targets => targets;

        public Person? NearestPerson { get; private set; }

        public double Distance { get; private set; } = double.PositiveInfinity;

        /// <summary>The distance as it is compared; below all others while there is none.</summary>
        public double Nearness => NearestPerson is null ? -1 : Math.Round(Distance, Decimals);

        public void Meet(Person other, double distance)
        {
            // An undefined distance (NaN) is never smaller; of equals, the one met first stays.
            if (!(Math.Round(distance, Decimals) < Math.Round(Distance, Decimals))) return;
            (NearestPerson, Distance) = (other, distance);
        }

        public void Weigh(int fills, int pairs) => (_fills, _pairs) = (fills, pairs);

        public int CompareTo(Contender other) => (_fills, _pairs, Nearness).CompareTo((other._fills, other._pairs, other.Nearness));
    }
}
