using CsCheck;
using PsyInterview.Log;
using PsyInterview.Studies;
using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.Log;

public sealed class MergeTests
{
    private static readonly Entry Begun = Begin("sd-k3f9", "Persistent symptoms");
    private static readonly List<Entry> Pool = [Begun, .. Notes.Chain("FG1-1", "sd-k3f9", 5), .. Notes.Chain("FG1-1", "ob-77qa", 5)];

    // Both sides always know the study.
    private static readonly Gen<List<Entry>> Logs =
        Gen.Select(Gen.Int[0, Pool.Count - 1], Gen.Bool).List[0, 24]
            .Select(picks => (List<Entry>)[Begun, .. picks.Where(p => p.Item1 > 0).DistinctBy(p => p.Item1).Select(p => p.Item2 ? Pool[p.Item1].Erase() : Pool[p.Item1])]);

    [Fact]
    public void What_it_says_would_come_is_what_the_union_adds() => Gen.Select(Logs, Logs).Sample((mine, theirs) =>
    {
        var merge = Of(mine, theirs);
        Assert.Null(merge.Refusal);
        Assert.Equal(theirs.Select(e => e.Id).Except(mine.Select(e => e.Id)), merge.Added.Select(e => e.Id));
        Assert.Equal(merge.Added.Count, merge.Chains.Sum(chain => chain.New));
        var after = LogUnion.Of(mine, theirs).Entries;
        Assert.Equal(after.Where(e => e.Erased).Select(e => e.Id).Intersect(mine.Where(e => !e.Erased).Select(e => e.Id)).Order(), merge.NewlyErased);
        Assert.Equal(mine.Where(e => e.Erased).Select(e => e.Id).Intersect(theirs.Where(e => !e.Erased).Select(e => e.Id)).Order(), merge.StayErased);
        Assert.True(Of(after, theirs).IsNothingNew);
    });

    [Fact]
    public void Several_are_weighed_as_if_those_before_were_merged() => Gen.Select(Logs, Logs, Logs).Sample((mine, one, two) =>
    {
        var merges = Merge.Of(mine, [one, two], AllKinds.Known);
        Assert.Equal(
            LogUnion.Of(LogUnion.Of(mine, one).Entries, two).Entries.Select(e => e.Id).Order(),
            mine.Concat(merges.SelectMany(m => m.Added)).Select(e => e.Id).Order());
    });

    [Fact]
    public void Counts_stand_by_stream_and_recorder_and_kinds_of_a_later_version_are_named()
    {
        var later = Entry.Seal(new EntryId("FG1-1", "ob-77qa", 3), Notes.At, "dreamt", "{}", new byte[16], Notes.Chain("FG1-1", "ob-77qa", 2)[^1].Commitment);
        var merge = Of([Begun], [Begun, .. Notes.Chain("FG1-1", "ob-77qa", 2), later, .. Notes.Chain("FG2-1", "ob-99ab", 1)]);
        Assert.Equal([new("FG1-1", "ob-77qa", 3), new("FG2-1", "ob-99ab", 1)], merge.Chains);
        Assert.Equal([("dreamt", 1)], merge.Unknown);
        Assert.False(merge.IsNothingNew);
    }

    [Fact]
    public void Another_study_is_refused_also_where_it_bears_the_same_title()
    {
        Assert.Equal("It belongs to another study.", Of([Begun], [Begin("mw-zzzz", "Persistent symptoms")]).Refusal);
        Assert.Equal("It belongs to another study.", Of([Begun], Notes.Chain("FG1-1", "ob-77qa", 2)).Refusal);
    }

    [Fact]
    public void The_same_number_twice_is_refused_and_named()
    {
        var merge = Of([Begun, Notes.Seal("FG1-1", "ob-77qa", 1, "mine")], [Begun, Notes.Seal("FG1-1", "ob-77qa", 1, "theirs")]);
        Assert.Contains("the same number twice, with different contents (FG1-1/ob-77qa/000001)", merge.Refusal, StringComparison.Ordinal);
        Assert.Equal([new EntryId("FG1-1", "ob-77qa", 1)], merge.Forks);
        Assert.Empty(merge.Added);
    }

    [Fact]
    public void What_is_not_whole_or_does_not_follow_is_refused()
    {
        var chain = Notes.Chain("FG1-1", "ob-77qa", 3);
        var changed = chain[1] with { Data = """{"words":"something else"}""" };
        Assert.Contains("entry FG1-1/ob-77qa/000002 is not as it was sealed", Of([Begun], [Begun, chain[0], changed]).Refusal, StringComparison.Ordinal);
        // Whole in itself, and yet not what this recorder wrote behind its first.
        var forged = Notes.Seal("FG1-1", "ob-77qa", 2, "forged", Notes.Seal("FG1-1", "ob-77qa", 1, "another").Commitment);
        Assert.Contains("It does not follow", Of([Begun, chain[0]], [Begun, forged]).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_told_and_what_fills_it_is_welcome_later()
    {
        var chain = Notes.Chain("FG1-1", "ob-77qa", 3);
        var merge = Of([Begun], [Begun, chain[0], chain[2]]);
        Assert.Null(merge.Refusal);
        Assert.Equal([new Finding(chain[2].Id, "Number 2 before it is missing.", IsGap: true)], merge.Gaps);
        var filled = Of([Begun, chain[0], chain[2]], [Begun, chain[1]]);
        Assert.Equal((null, 0, 1), (filled.Refusal, filled.Gaps.Count, filled.Added.Count));
    }

    [Fact]
    public void The_stream_of_a_part_never_travels_and_only_what_its_recorders_wrote_goes_back()
    {
        List<Entry> part = [Begun, .. Notes.Chain("FG1-1", "sd-k3f9", 2), .. Notes.Chain(EntryId.Part, "ob-77qa", 1), .. Notes.Chain("FG1-1", "ob-77qa", 2)];
        Assert.Equal([Begun, .. Notes.Chain("FG1-1", "ob-77qa", 2)], Travels.Back(part, AllKinds.Known));
        Assert.Equal(Pool, Travels.Back(Pool, AllKinds.Known));
        Assert.Equal(["FG1-1"], Of([Begun], part).Added.Select(e => e.Id.Stream).Distinct());
    }

    [Fact]
    public void In_a_part_what_other_laptops_recorded_may_come_in_extracts()
    {
        var theirs = Notes.Chain("FG1-1", "sd-k3f9", 4);
        List<Entry> part = [Begun, .. Notes.Chain(EntryId.Part, "ob-77qa", 1), theirs[3]];
        Assert.Empty(LogCheck.Of(part));
        Assert.Empty(Of(part, [Begun, theirs[1]]).Gaps);
        Assert.Single(LogCheck.Of([.. part, Notes.Seal("FG1-1", "ob-77qa", 3)]));
    }

    private static Merge Of(IReadOnlyList<Entry> mine, IReadOnlyList<Entry> theirs) => Merge.Of(mine, theirs, AllKinds.Known);

    private static Entry Begin(string recorder, string title) => new Chain(recorder, AllKinds.Known, () => new byte[16]).Seal(EntryId.Study, Notes.At, new StudyCreated(title));
}
