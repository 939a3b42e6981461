using System.Globalization;
using PsyInterview.Talk;

namespace PsyInterview.Reports;

/// <summary>How talk was spread in a group and who spoke to whom, as tables with the definition of each number under them.</summary>
public static class TalkTables
{
    private const string Name = "talk";
    private const string NotEqual = "A description: equal talk is not a mark of quality by itself.";

    /// <summary>All tables; those of who spoke to whom only where turns are known one by one.</summary>
    /// <param name="moderator">How the moderator is called in the tables.</param>
    public static IReadOnlyList<Table> Of(TalkBalance balance, Interaction? interaction, string moderator = Turn.Moderator)
    {
        List<Table> tables = [Speakers(balance, moderator), Spread(balance)];
        if (interaction is null) return tables;
        tables.Add(Between(interaction));
        if (interaction.Succession.Count > 0)
            tables.Add(Matrix("Who followed whom", interaction.Succession, moderator, "Rows: who had the floor; columns: who took it next. A speaker who goes on after a pause is not counted."));
        if (interaction.Addressed.Count > 0)
            tables.Add(Matrix("Who spoke to whom", interaction.Addressed, moderator, "Rows: who spoke; columns: whom the turn was meant for, as far as it was coded."));
        if (interaction.Acts.Count > 0)
        {
            tables.Add(new(
                Name, "What turns did", ["act", "turns"], [.. interaction.Acts.Select(a => (IReadOnlyList<string>)[a.Act, Whole(a.Turns)])],
                ["Turns by act, in the coder's words. A turn without an act is not counted."], new HashSet<string> { "turns" }));
        }
        return tables;
    }

    private static Table Speakers(TalkBalance balance, string moderator)
    {
        List<IReadOnlyList<string>> rows =
        [
            .. balance.Participants.Select((p, i) => Row(
                p.Speaker, p, Percent(balance.Seconds.Portions[i].Share), Percent(balance.Turns.Portions[i].Share), Word(p, balance.Seconds.Portions[i]))),
        ];
        if (balance.Moderator is { } led) rows.Add(Row(moderator, led, "", "", "moderator"));
        if (balance.Unknown is { } unknown) rows.Add(Row(Turn.Unknown, unknown, "", "", "not known who"));
        var isByTurn = balance.Participants.Append(balance.Moderator).Append(balance.Unknown).Any(t => t?.Longest is not null);
        List<string> notes =
        [
            "Seconds: the sum of a speaker's turns; where turns overlap, both count.",
            "Share: of the seconds, or of the turns, of all participants who sat there; the moderator and speakers not known are left out.",
            "Quiet: a share of time below half of 1/n; dominant: above twice 1/n; silent: no turn. n is the number of participants who sat there. Conventions for looking twice.",
        ];
        if (isByTurn) notes.Insert(1, "Longest: the longest turn, in seconds. First spoke: when the first turn began.");
        notes.Add(balance.ModeratorShare.Value is null ? $"The moderator's share of all talk is {balance.ModeratorShare}."
            : $"The moderator has {Percent(balance.ModeratorShare)} of all talk: the moderator's seconds / the seconds of everyone, speakers not known included.");
        // A table of one row a speaker does not know when they spoke.
        List<string> columns = ["speaker", "turns", "seconds", "share of time", "share of turns", "longest", "first spoke", ""];
        bool IsKept(int column) => isByTurn || column is not (5 or 6);
        return new(
            Name, "Who spoke how much", [.. columns.Where((_, i) => IsKept(i))], [.. rows.Select(row => row.Where((_, i) => IsKept(i)).ToList())], notes,
            new HashSet<string> { "turns", "seconds", "share of time", "share of turns", "longest", "first spoke" });

        static IReadOnlyList<string> Row(string speaker, SpeakerTotal total, string time, string turns, string word) =>
            [speaker, Whole(total.Turns), Seconds(total.Spoken), time, turns, total.Longest is { } longest ? Seconds(longest) : "", Clock(total.First), word];

        static string Word(SpeakerTotal total, Portion portion) =>
            total.Turns == 0 ? "silent" : portion.IsQuiet ? "quiet" : portion.IsDominant ? "dominant" : "";
    }

    private static Table Spread(TalkBalance balance)
    {
        var (seconds, turns) = (balance.Seconds, balance.Turns);
        return new(
            Name, $"How evenly the {balance.Participants.Count.ToString(CultureInfo.InvariantCulture)} participants spoke", ["measure", "seconds", "turns"],
            [
                Row("Gini", s => s.Gini), Row("Gini, corrected", s => s.GiniCorrected), Row("H", s => s.Evenness.Shannon), Row("J", s => s.Evenness.Pielou),
                Row("Blau", s => s.Evenness.Blau), Row("top share", s => s.TopShare),
            ],
            [
                "Over the participants, those who never spoke included; x is what one has, p the share, n their number.",
                "Gini = sum over all pairs |x - y| / (2 n² mean): 0 when all have the same. Corrected, for few people: Gini n / (n - 1), 1 when one has everything.",
                "H = -sum p ln p; J = H / ln n, 1 when all have the same; Blau = 1 - sum p², the chance that two draws differ. Top share: the largest p.",
                NotEqual,
            ],
            new HashSet<string> { "seconds", "turns" });

        IReadOnlyList<string> Row(string name, Func<TalkSpread, Measure> of) => [name, of(seconds).ToString(4), of(turns).ToString(4)];
    }

    private static Table Between(Interaction interaction) => new(
        Name, "Among themselves, or with the moderator", ["measure", "value"],
        [
            ["turns", Whole(interaction.Turns)],
            ["transitions", Whole(interaction.Transitions)],
            ["transitions from participant to participant", Whole(interaction.AmongParticipants)],
            ["participants' turns meant for a participant", Whole(interaction.ToParticipants)],
            ["participants' turns meant for the moderator", Whole(interaction.ToModerator)],
            ["ratio", interaction.Ratio.ToString(4)],
            ["overlap, seconds", Seconds(interaction.Overlap)],
        ],
        [
            "Transition: the next turn, by the time at which it begins, is another speaker's.",
            "Ratio = turns meant for a participant / (those and the turns meant for the moderator), of the participants' turns.",
            "Overlap: the time in which two speakers or more speak at once; three at once count once.",
        ],
        new HashSet<string> { "value" });

    private static Table Matrix(string title, IReadOnlyList<Exchange> exchanges, string moderator, string note)
    {
        List<string> people = [.. exchanges.SelectMany(e => new[] { e.From, e.To }).Distinct(StringComparer.Ordinal)
            .OrderBy(p => p == Turn.Moderator ? 0 : p == Turn.Unknown ? 2 : 1).ThenBy(p => p, StringComparer.Ordinal)];
        var counts = exchanges.ToDictionary(e => (e.From, e.To), e => e.Count);
        List<string> names = [.. people.Select(p => p == Turn.Moderator ? moderator : p)];
        return new(
            Name, title, ["", .. names],
            [.. people.Select((from, i) => (IReadOnlyList<string>)[names[i], .. people.Select(to => counts.TryGetValue((from, to), out var n) ? Whole(n) : "")])],
            [note], names.ToHashSet(StringComparer.Ordinal));
    }

    private static string Whole(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Clock(TimeSpan? time) => time is { } at ? at.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) : "";

    private static string Percent(Measure share) =>
        share.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:F1} %") : share.ToString();
}
