using CsCheck;
using PsyInterview.Log;
using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.Log;

public sealed class LogUnionTests
{
    private static readonly List<Entry> Pool =
        [.. Notes.Chain("P07-1", "sd-k3f9", 6), .. Notes.Chain("P07-1", "ob-77qa", 6), .. Notes.Chain("study", "sd-k3f9", 6)];

    // A laptop's log: some entries of the pool in some order, some of them erased, some of them twice.
    private static readonly Gen<List<Entry>> Logs =
        Gen.Select(Gen.Int[0, Pool.Count - 1], Gen.Bool).List[0, 24]
            .Select(picks => picks.Select(pick => pick.Item2 ? Pool[pick.Item1].Erase() : Pool[pick.Item1]).ToList());

    [Fact]
    public void The_union_of_a_log_with_itself_is_that_log() => Logs.Sample(log =>
    {
        var once = LogUnion.Of(log, []);
        var twice = LogUnion.Of(once.Entries, once.Entries);
        Assert.Equal(once.Entries, twice.Entries);
        Assert.Empty(twice.Added);
        Assert.Empty(twice.NewlyErased);
    });

    [Fact]
    public void The_union_is_the_same_whoever_merges() => Gen.Select(Logs, Logs).Sample((mine, theirs) =>
        Assert.Equal(Set(LogUnion.Of(mine, theirs).Entries), Set(LogUnion.Of(theirs, mine).Entries)));

    [Fact]
    public void The_union_is_the_same_in_whichever_order_three_merge() => Gen.Select(Logs, Logs, Logs).Sample((a, b, c) =>
        Assert.Equal(
            Set(LogUnion.Of(LogUnion.Of(a, b).Entries, c).Entries),
            Set(LogUnion.Of(a, LogUnion.Of(b, c).Entries).Entries)));

    [Fact]
    public void What_is_added_and_newly_erased_is_what_was_not_so_in_mine() => Gen.Select(Logs, Logs).Sample((mine, theirs) =>
    {
        var own = LogUnion.Of(mine, []).Entries;
        var union = LogUnion.Of(own, theirs);
        Assert.Equal(union.Entries.Select(e => e.Id).Except(own.Select(e => e.Id)), union.Added.Select(e => e.Id));
        Assert.Equal(
            own.Where(e => !e.Erased).Select(e => e.Id).Intersect(theirs.Where(e => e.Erased).Select(e => e.Id)).Order(),
            union.NewlyErased);
        Assert.Empty(union.Forks);
    });

    [Fact]
    public void The_same_number_with_two_contents_is_a_fork_and_mine_is_kept()
    {
        var mine = Notes.Seal("P07-1", "sd-k3f9", 1, "mine");
        var union = LogUnion.Of([mine], [Notes.Seal("P07-1", "sd-k3f9", 1, "theirs").Erase(), Notes.Seal("P07-1", "ob-77qa", 1)]);
        Assert.Equal([mine.Id], union.Forks);
        Assert.Equal(mine, union.Entries[0]);
        Assert.Single(union.Added);
        Assert.Empty(union.NewlyErased);
    }

    private static List<Entry> Set(IEnumerable<Entry> entries) => [.. entries.OrderBy(entry => entry.Id)];
}
