using CsCheck;
using PsyInterview.Talk;
using Xunit;

namespace PsyInterview.Tests.TalkInGroups;

/// <summary>How talk is spread: the numbers worked out by hand, what has no number, and what holds for any talk.</summary>
public sealed class BalanceTests
{
    private static readonly Gen<Turn> OneTurn = Gen.Select(
        OneOf("P1", "P2", "P3", "P4", Turn.Moderator, Turn.Unknown), Gen.Int[0, 5_000], Gen.Int[-50, 900],
        OneOf(null, "P1", "P3", "P9", Turn.Moderator, Turn.Unknown),
        (speaker, start, length, to) => new Turn(speaker!, TimeSpan.FromMilliseconds(start * 100), TimeSpan.FromMilliseconds((start + length) * 100), null, to));

    private static readonly Gen<Turn[]> Turns = OneTurn.Array[0, 30];

    [Fact]
    public void The_worked_example_comes_out()
    {
        var balance = TalkBalance.Of(Totals((600, 20), (420, 18), (300, 14), (180, 10), (120, 7), (60, 3)));
        Near([.3690476190, .4428571429, .8755397035, .7602040816, .3571428571], balance.Seconds);
        Near([.2824074074, .3388888889], balance.Turns);
        Assert.Equal(.1515151515, balance.ModeratorShare.Value!.Value, 1e-9);
        Assert.Equal(["P5", "P6"], balance.Quiet);
        Assert.Equal(["P1"], balance.Dominant);
    }

    [Fact]
    public void Who_sat_there_and_never_spoke_counts_with_nothing()
    {
        var balance = TalkBalance.Of([Of("P1", 0, 30), Of("P2", 30, 40)], ["P1", "P2", "P3", "P4"]);
        Assert.Equal(["P3", "P4"], balance.Silent);
        // x = 30, 10, 0, 0: the pairs differ by 20, 30, 30, 10, 10, 0, twice each, and 2 n² mean = 320.
        Assert.Equal(200 / 320.0, balance.Seconds.Gini.Value!.Value, 1e-12);
        Assert.Equal(200 / 240.0, balance.Seconds.GiniCorrected.Value!.Value, 1e-12);
        Assert.Equal(["P3", "P4"], balance.Quiet);
        Assert.Equal(["P1"], balance.Dominant);
        Assert.Null(balance.Participants[2].First);
    }

    [Fact]
    public void When_nobody_spoke_no_measure_is_a_number()
    {
        var balance = TalkBalance.Of([], ["P1", "P2"]);
        Assert.Equal("not defined (nobody spoke)", balance.Seconds.Gini.ToString());
        Assert.All(new[] { balance.Turns.GiniCorrected, balance.Seconds.Evenness.Pielou, balance.Seconds.TopShare, balance.Seconds.Portions[0].Share }, m => Assert.Equal("nobody spoke", m.Reason));
        Assert.Equal("no moderator among the speakers", balance.ModeratorShare.Reason);
        Assert.Empty(balance.Quiet.Concat(balance.Dominant));
    }

    [Fact]
    public void Without_participants_no_measure_is_a_number()
    {
        var balance = TalkBalance.Of([Of(Turn.Moderator, 0, 10)]);
        Assert.Equal(("no participant", "no participant", 1.0), (balance.Seconds.Gini.Reason, balance.Seconds.Evenness.Blau.Reason, balance.ModeratorShare.Value));
    }

    [Fact]
    public void Turns_without_length_are_turns_and_no_time()
    {
        var balance = TalkBalance.Of([Of("P1", 5, 5), Of("P2", 9, 7)]);
        Assert.Equal("nobody spoke", balance.Seconds.Gini.Reason);
        Assert.Equal((0.0, 0.5), (balance.Turns.Gini.Value, balance.Turns.TopShare.Value));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(9)), (balance.Participants[1].Longest, balance.Participants[1].First));
    }

    [Fact]
    public void One_participant_alone_cannot_be_uneven()
    {
        var spread = TalkBalance.Of([Of("P1", 0, 12)]).Seconds;
        Assert.Equal((0.0, 1.0, 0.0), (spread.Gini.Value, spread.TopShare.Value, spread.Evenness.Shannon.Value));
        Assert.Equal(("only one participant", "only one participant"), (spread.GiniCorrected.Reason, spread.Evenness.Pielou.Reason));
        Assert.Equal((false, false), (spread.Portions[0].IsQuiet, spread.Portions[0].IsDominant));
    }

    [Fact]
    public void When_all_have_the_same_nothing_is_uneven()
    {
        var balance = TalkBalance.Of(Enumerable.Range(0, 7).Select(i => Of($"P{i}", i / 10.0, (i + 1) / 10.0)));
        Assert.Equal((0.0, 0.0), (balance.Seconds.Gini.Value, balance.Turns.GiniCorrected.Value));
        Assert.Equal(1, balance.Seconds.Evenness.Pielou.Value!.Value, 1e-12);
        Assert.Empty(balance.Quiet.Concat(balance.Dominant));
    }

    [Fact]
    public void Exactly_on_a_bound_is_neither_quiet_nor_dominant()
    {
        // Of 120 seconds four have 30 each if all have the same: half of that is 15, twice 60.
        var balance = TalkBalance.Of(Totals((60, 1), (15, 1), (15, 1), (30, 1)));
        Assert.Empty(balance.Quiet.Concat(balance.Dominant));
        var portions = Portion.Of([.. new[] { 60.1, 14.9, 15, 30 }.Select(s => TimeSpan.FromSeconds(s))]);
        Assert.Equal([(false, true), (true, false), (false, false), (false, false)], portions.Select(p => (p.IsQuiet, p.IsDominant)));
    }

    [Fact]
    public void Speakers_not_known_stand_apart_and_count_in_all_talk()
    {
        var balance = TalkBalance.Of([Of("P1", 0, 10), Of(Turn.Unknown, 10, 30), Of(Turn.Moderator, 30, 40)]);
        Assert.Equal((1.0, 0.25, 20.0), (balance.Seconds.Portions[0].Share.Value, balance.ModeratorShare.Value, balance.Unknown!.Spoken.TotalSeconds));
    }

    [Fact]
    public void Totals_are_the_sums_of_the_turns() => Turns.Sample(turns =>
    {
        var totals = SpeakerTotal.Of(turns);
        Assert.Equal(turns.Length, totals.Sum(t => t.Turns));
        Assert.Equal(turns.Sum(t => Math.Max(0, (t.End - t.Start).Ticks)), totals.Sum(t => t.Spoken.Ticks));
        Assert.All(totals, t => Assert.Equal(turns.Where(u => u.Speaker == t.Speaker).Min(u => u.Start), t.First));
        Assert.All(totals, t => Assert.True(t.Longest <= t.Spoken && t.Spoken <= t.Longest * t.Turns));
    });

    [Fact]
    public void Shares_sum_to_one_and_every_measure_keeps_within_its_bounds() => Turns.Sample(turns =>
    {
        var balance = TalkBalance.Of(turns, ["P1", "P5"]);
        foreach (var spread in new[] { balance.Seconds, balance.Turns })
        {
            if (spread.TopShare.Value is not { } top) continue;
            Assert.Equal(1, spread.Portions.Sum(p => p.Share.Value!.Value), 1e-9);
            Assert.Equal(spread.Portions.Max(p => p.Share.Value), top);
            Assert.InRange(spread.Gini.Value!.Value, 0, 1 - 1.0 / balance.Participants.Count + 1e-12);
            Assert.InRange(spread.GiniCorrected.Value!.Value, 0, 1 + 1e-12);
            Assert.InRange(spread.Evenness.Pielou.Value!.Value, 0, 1 + 1e-12);
        }
    });

    [Fact]
    public void Gini_is_that_of_its_definition() => Gen.Int[0, 9_000].Array[1, 9].Where(all => all.Any(x => x > 0)).Sample(all =>
    {
        var apart = all.Sum(x => all.Sum(y => Math.Abs(x - y)));
        Assert.Equal(apart / (2.0 * all.Length * all.Sum()), TalkBalance.Of(Totals([.. all.Select(x => (x, 1))])).Seconds.Gini.Value!.Value, 1e-12);
    });

    [Fact]
    public void The_order_of_the_turns_does_not_matter() => Gen.Select(Turns, Gen.Int).Sample((turns, seed) =>
    {
        // An order of its own for every seed.
        Turn[] other = [.. turns.Select((t, i) => (t, Key: unchecked((seed ^ (i * 7919)) * 2_654_435_761L) & 0xffff)).OrderBy(t => t.Key).Select(t => t.t)];
        var (one, two) = (TalkBalance.Of(turns), TalkBalance.Of(other));
        Assert.Equal(one.Participants, two.Participants);
        Assert.Equal((one.Seconds.Gini, one.Seconds.Evenness, one.ModeratorShare), (two.Seconds.Gini, two.Seconds.Evenness, two.ModeratorShare));
        var (first, second) = (Interaction.Of(turns), Interaction.Of(other));
        Assert.Equal((first.Transitions, first.AmongParticipants, first.Overlap), (second.Transitions, second.AmongParticipants, second.Overlap));
        Assert.Equal(first.Succession, second.Succession);
        Assert.Equal(first.Addressed, second.Addressed);
    });

    [Fact]
    public void Who_follows_whom_adds_up_to_the_transitions() => Turns.Sample(turns =>
    {
        var interaction = Interaction.Of(turns);
        Assert.Equal(interaction.Transitions, interaction.Succession.Sum(e => e.Count));
        Assert.InRange(interaction.Transitions, interaction.AmongParticipants, Math.Max(0, turns.Length - 1));
        Assert.True(interaction.Overlap.Ticks <= SpeakerTotal.Of(turns).Sum(t => t.Spoken.Ticks) / 2);
    });

    private static Gen<string?> OneOf(params string?[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static Turn Of(string speaker, double start, double end) => new(speaker, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));

    private static IReadOnlyList<SpeakerTotal> Totals(params (int Seconds, int Turns)[] all) =>
    [
        new(Turn.Moderator, SpeakerRole.Moderator, TimeSpan.FromSeconds(300), 24),
        .. all.Select((x, i) => new SpeakerTotal($"P{i + 1}", SpeakerRole.Participant, TimeSpan.FromSeconds(x.Seconds), x.Turns)),
    ];

    private static void Near(double[] expected, TalkSpread spread)
    {
        Measure[] found = [spread.Gini, spread.GiniCorrected, spread.Evenness.Pielou, spread.Evenness.Blau, spread.TopShare];
        foreach (var (e, f) in expected.Zip(found)) Assert.Equal(e, f.Value!.Value, 1e-9);
    }
}
