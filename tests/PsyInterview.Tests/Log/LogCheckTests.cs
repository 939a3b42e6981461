using PsyInterview.Log;
using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.Log;

public sealed class LogCheckTests
{
    private readonly List<Entry> _chain = Notes.Chain("P07-1", "sd-k3f9", 5);

    [Fact]
    public void A_whole_log_has_no_findings_in_any_order_erased_or_not() =>
        Assert.Empty(LogCheck.Of([_chain[2], _chain[1].Erase(), .. Notes.Chain("study", "ob-77qa", 2), _chain[4], _chain[0], _chain[3]]));

    [Fact]
    public void A_missing_entry_shows_at_the_one_after_it() =>
        Assert.Equal([new Finding(_chain[2].Id, "Number 2 before it is missing.", IsGap: true)], LogCheck.Of([_chain[0], .. _chain[2..]]));

    [Fact]
    public void A_missing_beginning_shows() =>
        Assert.Equal([new Finding(_chain[3].Id, "Numbers 1 to 3 before it are missing.", IsGap: true)], LogCheck.Of(_chain[3..]));

    [Fact]
    public void Changed_words_show()
    {
        _chain[1] = _chain[1] with { Data = """{"words":"changed"}""" };
        Assert.Equal([new Finding(_chain[1].Id, "Its contents are not the ones that were sealed.")], LogCheck.Of(_chain));
    }

    [Fact]
    public void An_entry_sealed_anew_shows_at_the_one_that_followed_it()
    {
        _chain[1] = Notes.Seal("P07-1", "sd-k3f9", 2, "other words", _chain[0].Commitment);
        Assert.Equal([new Finding(_chain[2].Id, "It does not follow from the entry before it.")], LogCheck.Of(_chain));
    }

    [Fact]
    public void A_number_that_stands_twice_shows() =>
        Assert.Equal(new Finding(_chain[4].Id, "The same number stands here twice."),
            Assert.Single(LogCheck.Of([.. _chain, Notes.Seal("P07-1", "sd-k3f9", 5, "again", _chain[3].Commitment)])));

    [Fact]
    public void The_first_bad_entry_of_a_chain_comes_first()
    {
        _chain[3] = _chain[3] with { Data = "{}" };
        _chain[1] = _chain[1] with { Kind = "quote-taken" };
        Assert.Equal([2, 4], LogCheck.Of(_chain).Select(finding => finding.Id!.Value.Number));
    }

    [Fact]
    public void What_was_left_out_of_a_part_on_purpose_is_no_finding() =>
        Assert.Empty(LogCheck.Of([_chain[1], _chain[4], .. Notes.Chain(EntryId.Part, "ob-77qa", 1)]));

    [Fact]
    public void In_a_part_a_gap_of_whoever_wrote_in_its_own_stream_still_shows() =>
        Assert.Equal([new Finding(_chain[2].Id, "Number 2 before it is missing.", IsGap: true)],
            LogCheck.Of([_chain[0], .. _chain[2..], .. Notes.Chain(EntryId.Part, "sd-k3f9", 1), .. Notes.Chain("P07-2", "mw-2222", 4)[2..]]));

    [Fact]
    public void In_a_part_what_was_changed_sealed_anew_or_stands_twice_still_shows()
    {
        var part = Notes.Chain(EntryId.Part, "ob-77qa", 1);
        Assert.Single(LogCheck.Of([_chain[2] with { Data = "{}" }, .. part]));
        Assert.Single(LogCheck.Of([_chain[2], Notes.Seal("P07-1", "sd-k3f9", 3, "again", _chain[1].Commitment), .. part]));
        Assert.Equal([new Finding(_chain[3].Id, "It does not follow from the entry before it.")],
            LogCheck.Of([Notes.Seal("P07-1", "sd-k3f9", 3, "other words", _chain[1].Commitment), _chain[3], .. part]));
    }
}
