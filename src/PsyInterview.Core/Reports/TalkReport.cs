using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Talk;

namespace PsyInterview.Reports;

/// <summary>Who spoke how much in each focus group and how evenly; and who followed and addressed whom.</summary>
public static class TalkReport
{
    private const string NobodyNoted = "No turns were noted in any focus group yet: on the observer's screen the keys 1 to 9 give the floor.";

    /// <summary>The report <c>talk</c>: one row a speaker, with the measures of each group in its notes.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        List<IReadOnlyList<string>> rows = [];
        List<string> measures = [], definitions = [];
        IReadOnlyList<string> columns = ["speaker"];
        IReadOnlySet<string> numbers = new HashSet<string>();
        foreach (var (stream, group) in Groups(reading, asked))
        {
            var balance = Balance(group);
            var tables = TalkTables.Of(balance, null);
            rows.AddRange(tables[0].Rows.Select(row => (IReadOnlyList<string>)[stream, .. row]));
            (columns, numbers) = (tables[0].Columns, tables[0].Numbers);
            measures.AddRange(Sentences(stream, group, balance));
            definitions = [.. tables[0].Notes.Where(note => !note.StartsWith("The moderator", StringComparison.Ordinal)), "Of all talk: seconds / the seconds of everyone, speakers not known included.", .. tables[1].Notes];
        }
        return new Table("talk", "Who spoke how much", ["session", .. columns], rows, rows.Count == 0 ? [NobodyNoted] : [.. measures, .. definitions], numbers);
    }

    /// <summary>The report <c>interaction</c>: one row for each two of whom one followed or addressed the other.</summary>
    public static Table Interaction(LogReading reading, ReportOptions asked)
    {
        List<IReadOnlyList<string>> rows = [];
        List<string> measures = [], definitions = [];
        foreach (var (stream, group) in Groups(reading, asked))
        {
            var interaction = Talk.Interaction.Of(group.Turns);
            var followed = interaction.Succession.ToDictionary(e => (e.From, e.To), e => e.Count);
            var meant = interaction.Addressed.ToDictionary(e => (e.From, e.To), e => e.Count);
            rows.AddRange(followed.Keys.Union(meant.Keys).OrderBy(k => k.From, NaturalOrder.Of).ThenBy(k => k.To, NaturalOrder.Of)
                .Select(k => (IReadOnlyList<string>)[stream, k.From, k.To, NumberWords.Digits(followed.GetValueOrDefault(k)), NumberWords.Digits(meant.GetValueOrDefault(k))]));
            var tables = TalkTables.Of(Balance(group), interaction);
            measures.Add($"{stream}: {string.Join("; ", tables[2].Rows.Select(row => $"{row[0]} {row[1]}"))}.");
            if (interaction.Acts.Count > 0) measures.Add($"{stream}, what turns did: {string.Join(", ", interaction.Acts.Select(a => $"{a.Act} {NumberWords.Digits(a.Turns)}"))}.");
            measures.AddRange(NotObserved(stream, group));
            definitions = ["Followed by: how often the second took the floor next. Spoke to: turns meant for the second, as far as it was noted.", .. tables[2].Notes];
        }
        return new Table("interaction", "Who followed and addressed whom", ["session", "who", "whom", "followed by", "spoke to"], rows,
            rows.Count == 0 ? [NobodyNoted] : [.. measures, .. definitions], new HashSet<string> { "followed by", "spoke to" });
    }

    private static IEnumerable<(string Stream, GroupTurns Turns)> Groups(LogReading reading, ReportOptions asked)
    {
        foreach (var account in Account.All(reading).Where(a => a.State.IsGroup && !a.IsWithheld && (asked.Session is null || a.Stream == asked.Session)).OrderBy(a => a.Stream, NaturalOrder.Of))
            if (GroupTurns.Of(account.State) is { } turns) yield return (account.Stream, turns);
    }

    // Somebody moderates every group: who never took the floor has nothing of the talk.
    private static TalkBalance Balance(GroupTurns group)
    {
        var totals = SpeakerTotal.Of(group.Turns, group.Seated);
        return TalkBalance.Of(totals.Any(t => t.Role == SpeakerRole.Moderator) ? totals : [.. totals, new(Turn.Moderator, SpeakerRole.Moderator, TimeSpan.Zero, 0)]);
    }

    private static IEnumerable<string> Sentences(string stream, GroupTurns group, TalkBalance balance)
    {
        var (seconds, turns) = (balance.Seconds, balance.Turns);
        yield return $"{stream}, seconds: Gini {seconds.Gini.ToString(4)}, corrected {seconds.GiniCorrected.ToString(4)}; J {seconds.Evenness.Pielou.ToString(4)}; Blau {seconds.Evenness.Blau.ToString(4)}; top share {seconds.TopShare.ToString(4)}; "
            + $"turns: Gini {turns.Gini.ToString(4)}, corrected {turns.GiniCorrected.ToString(4)}; J {turns.Evenness.Pielou.ToString(4)}.";
        yield return $"{stream}: the moderator has {balance.ModeratorShare.ToString(4)} of all talk.";
        foreach (var sentence in NotObserved(stream, group)) yield return sentence;
    }

    private static IEnumerable<string> NotObserved(string stream, GroupTurns group)
    {
        yield return $"{stream}: turns, and whom they were meant for, as noted by {group.Observer}{string.Concat(group.Others.Select(o => $"; {o.Observer} noted {NumberWords.Of(o.Turns, "turn")}, fewer or the same, which are not added"))}.";
        if (group.NotObserved > TimeSpan.Zero)
            yield return $"{stream}: turns not observed for {TimeWords.Clock(group.NotObserved)} while {group.Observer} was writing; whoever had the floor before keeps it in the numbers.";
        if (group.Seats > 0) yield return $"{stream}: {NumberWords.Of(group.Seats, "turn")} from seats on which nobody's code is known stand under unknown; :seat 9 T15 in the session says whose.";
        if (group.Withdrawn > 0) yield return $"{stream}: {NumberWords.Of(group.Withdrawn, "turn")} of people who withdrew stand under unknown.";
    }
}
