using System.Text;
using CsCheck;
using PsyInterview.Log;
using Xunit;

namespace PsyInterview.Tests.Log;

public sealed class EntryTests
{
    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567);
    private static readonly EntryId Id = new("P07-1", "sd-k3f9", 42);
    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(n => (byte)n)];
    private static readonly Entry Sealed = Entry.Seal(Id, At, "marker-set", """{"on":"q1"}""", Salt, Entry.NoPrevious);

    [Fact]
    public void A_sealed_entry_is_whole_and_stays_so_once_its_words_are_erased()
    {
        Assert.True(Sealed.IsWhole());
        Assert.False(Sealed.Erased);
        var erased = Sealed.Erase();
        Assert.True(erased.Erased);
        Assert.True(erased.IsWhole());
        Assert.Equal((null, null, Sealed.Words, Sealed.Commitment), (erased.Data, erased.Salt, erased.Words, erased.Commitment));
    }

    [Fact]
    public void The_seal_is_the_one_that_is_written_down()
    {
        // Computed by another program from the description of the format.
        Assert.Equal("8b3c5fab725b3c75b1631c64b481183036a4497eaa60062aa078b516a4b91503", Sealed.Words);
        Assert.Equal("af49dd058d264d5c7b37f94d67487aa99a2e29a31b87fab7b1acaeaf87f30ec9", Sealed.Commitment);
    }

    [Fact]
    public void The_time_is_written_to_the_tick_with_its_offset() =>
        Assert.Equal("2026-03-02T10:00:00.1234567+01:00", Entry.TimeText(At));

    public static TheoryData<string> Fields => ["stream", "recorder", "number", "time", "tick", "offset", "kind", "data", "salt", "salt in capitals",
        "data gone", "salt gone", "salt not hex", "salt too long", "words", "previous", "commitment"];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_change_of_any_field_shows(string field)
    {
        var other = new string('a', 64);
        var changed = field switch
        {
            "stream" => Sealed with { Id = Id with { Stream = "P08-1" } },
            "recorder" => Sealed with { Id = Id with { Recorder = "mw-k3f9" } },
            "number" => Sealed with { Id = Id with { Number = 43 } },
            "time" => Sealed with { At = At.AddHours(1) },
            "tick" => Sealed with { At = At.AddTicks(1) },
            "offset" => Sealed with { At = At.ToOffset(TimeSpan.Zero) },
            "kind" => Sealed with { Kind = "note-taken" },
            "data" => Sealed with { Data = """{"on":"q2"}""" },
            "salt" => Sealed with { Salt = new string('0', 32) },
            "salt in capitals" => Sealed with { Salt = Sealed.Salt!.ToUpperInvariant() },
            "data gone" => Sealed with { Data = null },
            "salt gone" => Sealed with { Salt = null },
            "salt not hex" => Sealed with { Salt = "zz" },
            "salt too long" => Sealed with { Salt = new string('0', 4000) },
            "words" => Sealed with { Words = other },
            "previous" => Sealed with { Previous = other },
            _ => Sealed with { Commitment = other },
        };
        Assert.False(changed.IsWhole());
        if (field is not ("data" or "data gone" or "salt gone") && !field.StartsWith("salt", StringComparison.Ordinal)) Assert.False(changed.Erase().IsWhole());
    }

    [Fact]
    public void Entries_of_one_recorder_form_a_chain_in_each_stream()
    {
        var chain = new Chain("sd-k3f9", AllKinds.Known, () => Salt);
        Entry[] entries = [.. "ababa".Select(stream => chain.Seal($"{stream}", At, new EntryRetracted("x")))];
        Assert.Equal([1, 1, 2, 2, 3], entries.Select(e => e.Id.Number));
        Assert.Equal(Entry.NoPrevious, entries[0].Previous);
        Assert.Equal(Entry.NoPrevious, entries[1].Previous);
        Assert.Equal(entries[0].Commitment, entries[2].Previous);
        Assert.Equal(entries[2].Commitment, entries[4].Previous);
        Assert.Empty(LogCheck.Of(entries));
        Assert.NotEmpty(LogCheck.Of(entries.Where(e => e.Id.Number != 2)));
    }

    [Fact]
    public void Any_entry_comes_back_from_its_file_form_and_is_still_whole() =>
        Gen.Select(RandomEvents.Words, RandomEvents.Words, RandomEvents.Times, Gen.Byte.Array[16]).Sample((kind, data, at, salt) =>
        {
            var entry = Entry.Seal(Id, at, kind, data, salt, Entry.NoPrevious);
            Assert.True(entry.IsWhole());
            var bytes = EntryJson.ToUtf8(entry);
            var back = EntryJson.FromUtf8(bytes)!;
            Assert.True(back.IsWhole());
            Assert.Equal(entry.Data, back.Data);
            Assert.Equal((entry.Commitment, entry.At, entry.At.Offset), (back.Commitment, back.At, back.At.Offset));
            Assert.Equal(bytes, EntryJson.ToUtf8(back));
            Assert.True(EntryJson.FromUtf8(EntryJson.ToUtf8(entry.Erase()))!.IsWhole());
        }, iter: 2000);

    [Fact]
    public void Bytes_that_are_no_entry_give_nothing_and_throw_nothing()
    {
        var good = EntryJson.ToUtf8(Sealed);
        Gen.Byte.Array[0, 60].Sample(bytes => Assert.Null(EntryJson.FromUtf8(bytes)), iter: 2000);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            byte[] bytes = [.. good];
            bytes[place] = value;
            if (EntryJson.FromUtf8(bytes) is { } read && value != good[place]) Assert.False(read.IsWhole());
        }, iter: 2000);
        for (var length = 0; length < good.Length; length++) Assert.Null(EntryJson.FromUtf8(good.AsSpan(0, length)));
    }

    [Theory]
    [InlineData("""{"id":"P07-1/sd/000001","at":"2026-03-02T10:00:00.0000000","kind":"k","words":"","previous":"","commitment":""}""")]
    [InlineData("""{"id":"P07-1/sd/000001","at":"2026-03-02T10:00:00.0000000Z","kind":"k","words":"","previous":"","commitment":""}""")]
    [InlineData("""{"id":"P07-1/sd/1","at":"2026-03-02T10:00:00.0000000+01:00","kind":"k","words":"","previous":"","commitment":""}""")]
    [InlineData("""{"id":"P07-1/sd/000000","at":"2026-03-02T10:00:00.0000000+01:00","kind":"k","words":"","previous":"","commitment":""}""")]
    [InlineData("""{"id":"P07-1/sd/000001","at":"2026-03-02T10:00:00.0000000+01:00","kind":"k\ud800","words":"","previous":"","commitment":""}""")]
    [InlineData("""{"id":"P07-1/sd/000001","at":"2026-03-02T10:00:00.0000000+01:00","words":"","previous":"","commitment":""}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_almost_an_entry_is_none(string json) => Assert.Null(EntryJson.FromUtf8(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void An_id_reads_as_it_prints_and_sorts_by_stream_recorder_and_number()
    {
        Assert.Equal("P07-1/sd-k3f9/000042", Id.ToString());
        Assert.True(EntryId.TryParse("P07-1/sd-k3f9/1234567", out var large));
        Assert.Equal(1_234_567, large.Number);
        foreach (var bad in (string?[])[null, "", "a", "a/b", "a/b/c", "a/b/00001", "a/b/0000001", "/b/000001", "a//000001", "a/b/c/000001", "a/b/-00001", "a/b/9999999999"])
            Assert.False(EntryId.TryParse(bad, out _), bad);
        EntryId[] sorted = [new("P1-1", "a", 2), new("P1-1", "a", 10), new("P1-1", "b", 1), new("study", "a", 1)];
        Assert.Equal(sorted, sorted.Reverse().Order());
    }
}
