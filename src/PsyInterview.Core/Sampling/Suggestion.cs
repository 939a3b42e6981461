using System.Globalization;
using System.Text;

namespace PsyInterview.Sampling;

/// <summary>Whom to invite at one step, and why.</summary>
/// <param name="Fills">Levels with a target that is still unmet at this step, and that the person has.</param>
/// <param name="FillsTogether">Unmet targets for pairs and cells that the person adds to; shown, not ranked by.</param>
/// <param name="Over">Targets whose maximum the person would exceed.</param>
/// <param name="NewPairs">Pairs of levels nobody covered before.</param>
/// <param name="Distance">To <paramref name="Nearest"/>; not defined when nobody is covered yet or nothing is known of both.</param>
/// <param name="Nearest">The most similar person who is covered or suggested before.</param>
/// <param name="Parts">What makes up the distance, the largest first.</param>
/// <param name="Unknown">Criteria of which the person's answer is not known.</param>
/// <param name="PairsCovered">With this person, of <paramref name="PairsFeasible"/>.</param>
/// <param name="IsFarthest">Others are left to suggest, and none of them is farther from their nearest.</param>
/// <param name="IsPinned">A person put them first.</param>
public sealed record Suggestion(
    int Step, Person Person, IReadOnlyList<CriterionLevel> Fills, IReadOnlyList<Combination> FillsTogether, IReadOnlyList<Combination> Over, int NewPairs,
    Measure Distance, Person? Nearest, IReadOnlyList<DistancePart> Parts, IReadOnlyList<Criterion> Unknown,
    int PairsCovered, int PairsFeasible, bool IsFarthest, bool IsPinned)
{
    private const int PartsTold = 3;

    /// <summary>The reasons in a sentence or two, in the words of the frame that people were ranked by.</summary>
    public string Sentence(Frame frame)
    {
        var words = new StringBuilder("Invite ").Append(Person.Id).Append(": ");
        if (IsPinned) words.Append("put first by hand, ");
        var adds = Fills.Count > 0 || NewPairs > 0;
        if (Fills.Count > 0) words.Append($"fills {Count(Fills.Count, "open quota")} ({string.Join(", ", Fills.Select(frame.Words))}), ");
        if (NewPairs > 0) words.Append($"adds {Count(NewPairs, "new combination")}, ");
        if (!adds) words.Append("fills no open quota and adds no new combination, ");
        words.Append(Nearness(adds)).Append('.');
        if (FillsTogether.Count > 0) words.Append($" Also wanted: {string.Join(", ", FillsTogether.Select(frame.Words))}.");
        if (Over.Count > 0) words.Append($" Goes over the maximum of {string.Join(", ", Over.Select(frame.Words))}.");
        if (Unknown.Count > 0) words.Append($" Not known: {string.Join(", ", Unknown.Select(c => c.Title))}.");
        return words.ToString();
    }

    private string Nearness(bool adds)
    {
        if (Nearest is null || Distance.Value is null) return $"distance {Distance}";
        // The largest parts, told in the order of the criteria.
        var parts = string.Join(", ", Parts.Take(PartsTold).Where(p => p.Apart > 0).OrderBy(p => p.Place)
            .Select(p => $"{p.Criterion.Title} {p.First} vs {p.Second}"));
        var nearest = $"{Nearest.Id}, {Distance.ToString(2)}{(parts.Length > 0 ? ": " : "")}{parts}";
        if (!adds) return $"most similar to {nearest}";
        if (Distance.Value == 0) return $"alike {Nearest.Id} in all that is known";
        return IsFarthest ? $"least like anyone so far (nearest {nearest})" : $"nearest {nearest}";
    }

    private static string Count(int n, string what) => string.Create(CultureInfo.InvariantCulture, $"{n} {what}{(n == 1 ? "" : "s")}");
}
