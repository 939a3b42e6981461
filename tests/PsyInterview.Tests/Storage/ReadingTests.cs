using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class ReadingTests
{
    [Fact]
    public void A_reader_sees_what_was_durable_when_it_opened_while_the_writer_goes_on()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var first = desk.Save(study, 5);
        RecoveryTests.Settle(desk, study);
        var second = desk.Save(study, 5);
        using (var reader = desk.OpenToRead())
        {
            desk.Save(study, 200);
            study.Checkpoint();
            Assert.False(study.WaitUntilSettled(TimeSpan.FromSeconds(0.3)));
            Assert.Equal(first.Concat(second), reader.Read("P07-1"));
            Assert.Equal(10, reader.ReadAll().Count);
            Assert.Equal(["P07-1"], reader.Streams());
            Assert.Null(study.Status.Banner);
            Assert.Equal("", reader.Recorder);
        }
        Assert.True(study.WaitUntilSettled(Desk.Patience));
    }

    [Fact]
    public void Many_reads_during_many_writes_are_all_consistent()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var seen = 0;
        for (var round = 0; round < 30; round++)
        {
            foreach (var entry in desk.Next(study, 20)) study.Append(entry);
            study.Checkpoint();
            using var reader = desk.OpenToRead();
            var read = reader.Read("P07-1");
            Assert.Empty(LogCheck.Of(read));
            Assert.True(read.Count >= seen);
            seen = read.Count;
        }
    }

    [Fact]
    public void A_reader_changes_and_deletes_nothing_even_after_a_kill()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        desk.Save(study, 5);
        RecoveryTests.Settle(desk, study);
        desk.Save(study, 5);
        using var left = desk.Kill();
        var before = left.Names().ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(Path.Combine(left.Folder, name))));
        using (var reader = left.OpenToRead()) Assert.Equal(10, reader.Read("P07-1").Count);
        Assert.Equal(before, left.Names().ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(Path.Combine(left.Folder, name)))));
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) desk.Save(study);
        using var reader = desk.OpenToRead();
        Assert.Throws<InvalidOperationException>(() => reader.Append(desk.Next("sd-k3f9")));
        Assert.Throws<InvalidOperationException>(() => reader.SaveDraft(new Draft("study", "note", null, Notes.At, "x")));
        Assert.True(reader.Flush(TimeSpan.Zero));
    }

    [Fact]
    public void Closing_while_somebody_reads_leaves_the_safety_copy_for_the_next_opening()
    {
        using var desk = new Desk();
        IReadOnlyList<Entry> saved;
        StudyFile reader;
        using (var study = desk.Create())
        {
            saved = desk.Save(study, 5);
            reader = desk.OpenToRead();
        }
        Assert.Contains("anxiety.psy-tape", desk.Names());
        Assert.Equal(saved, reader.Read("P07-1"));
        reader.Dispose();
        using var again = desk.Open();
        Assert.Equal(saved, again.Read("P07-1"));
    }
}
