using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class DiskFullTests
{
    [Fact]
    public void On_a_full_disk_the_room_of_the_tape_is_used_and_a_checkpoint_makes_it_new()
    {
        using var disk = new TinyDisk(mebibytes: 16);
        using var desk = disk.Desk();
        using var study = desk.Create();
        desk.Save(study);
        RecoveryTests.Settle(desk, study);
        disk.Fill();
        for (var round = 0; round < 30; round++) desk.Save(study, 20);
        Assert.Null(study.Status.Problem);
        disk.Free();
        RecoveryTests.Settle(desk, study);
        Assert.Equal(601, study.Read("P07-1").Count);
    }

    [Fact]
    public void When_even_that_is_spent_entries_wait_and_are_saved_by_themselves_when_there_is_room()
    {
        using var disk = new TinyDisk(mebibytes: 64);
        using var desk = disk.Desk();
        using var study = desk.Create();
        var first = desk.Save(study)[0];
        RecoveryTests.Settle(desk, study);
        disk.Fill();
        // A reader keeps checkpoints away, so nothing empties the tape.
        var reader = desk.OpenToRead();
        var entries = new List<Entry>();
        for (var n = 0; n < 60; n++)
        {
            entries.Add(desk.Next(study.Recorder, new string('x', 100_000)));
            study.Append(entries[^1]);
        }
        Assert.False(study.Flush(TimeSpan.FromSeconds(0.5)));
        Assert.Equal("not saved: disk full", study.Status.Problem);
        Assert.InRange(study.Status.Pending, 1, 59);
        Assert.False(study.IsDurable(entries[^1].Id));
        Assert.Equal(61, study.Read("P07-1").Count);
        using (var left = desk.Kill())
        using (var killed = left.Open())
            Assert.Equal([first, .. entries.Where(entry => study.IsDurable(entry.Id))], killed.Read("P07-1"));
        disk.Free();
        Assert.True(study.Flush(Desk.Patience));
        Assert.Equal((0, null), (study.Status.Pending, study.Status.Problem));
        Assert.True(study.IsDurable(entries[^1].Id));
        reader.Dispose();
        RecoveryTests.Settle(desk, study);
        Assert.Equal([first, .. entries], study.Read("P07-1"));
    }

    [Fact]
    public void A_checkpoint_that_lacks_room_takes_the_ballast()
    {
        using var disk = new TinyDisk(mebibytes: 16);
        using var desk = disk.Desk();
        using var study = desk.Create();
        desk.Save(study);
        RecoveryTests.Settle(desk, study);
        Assert.Equal(1 << 20, new FileInfo(desk.Beside("-ballast")).Length);
        disk.Fill();
        desk.Save(study, 20);
        RecoveryTests.Settle(desk, study);
        Assert.Null(study.Status.Banner);
        Assert.Equal(21, study.Read("P07-1").Count);
        disk.Free();
        desk.Save(study);
        RecoveryTests.Settle(desk, study);
        Assert.Equal(1 << 20, new FileInfo(desk.Beside("-ballast")).Length);
    }

    [Fact]
    public void Closing_and_opening_on_a_full_disk_loses_nothing()
    {
        using var disk = new TinyDisk(mebibytes: 16);
        using var desk = disk.Desk();
        int saved;
        using (var study = desk.Create())
        {
            desk.Save(study);
            RecoveryTests.Settle(desk, study);
            disk.Fill();
            for (var round = 0; round < 25; round++) desk.Save(study, 20);
            saved = study.Read("P07-1").Count;
        }
        disk.Free();
        using var again = desk.Open();
        Assert.Equal(saved, again.Read("P07-1").Count);
        Assert.Empty(LogCheck.Of(again.ReadAll()));
    }

    [Fact]
    public void What_waits_when_the_study_is_closed_is_tried_once_more()
    {
        using var disk = new TinyDisk(mebibytes: 64);
        using var desk = disk.Desk();
        var entries = new List<Entry>();
        using (var study = Waiting(disk, desk, entries))
        {
            disk.Free();
            study.Dispose();
            Assert.Equal(SaveStatus.AllSaved, study.Status);
        }
        using var again = desk.Open();
        Assert.Equal(entries, again.ReadAll());
    }

    [Fact]
    public void What_could_not_be_saved_at_all_is_told_after_closing()
    {
        using var disk = new TinyDisk(mebibytes: 64);
        using var desk = disk.Desk();
        var entries = new List<Entry>();
        var study = Waiting(disk, desk, entries);
        using var reader = desk.OpenToRead();
        study.Dispose();
        Assert.InRange(study.Status.Pending, 1, 59);
        Assert.Equal("not saved: disk full", study.Status.Problem);
        reader.Dispose();
        disk.Free();
        using var again = desk.Open();
        Assert.Equal(entries.SkipLast(study.Status.Pending), again.ReadAll());
    }

    // Leaves acts that found no room.
    private static StudyFile Waiting(TinyDisk disk, Desk desk, List<Entry> entries)
    {
        var study = desk.Create();
        desk.Save(study).ToList().ForEach(entries.Add);
        RecoveryTests.Settle(desk, study);
        disk.Fill();
        using var reader = desk.OpenToRead();
        for (var n = 0; n < 60; n++)
        {
            entries.Add(desk.Next(study.Recorder, new string('x', 100_000)));
            study.Append(entries[^1]);
        }
        Assert.False(study.Flush(TimeSpan.FromSeconds(0.5)));
        return study;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1500)]
    public void On_a_full_disk_erasing_is_refused_with_what_to_do_and_done_when_there_is_room(int kibibytesLeft)
    {
        using var disk = new TinyDisk(mebibytes: 32);
        using var desk = disk.Desk();
        using var study = desk.Create();
        List<Entry> entries = [.. Enumerable.Range(0, 20).Select(_ => desk.Next(study.Recorder, new string('x', 100_000)))];
        study.Append(entries);
        RecoveryTests.Settle(desk, study);
        disk.Fill(kibibytesLeft);
        var refusal = Assert.Throws<StudyFileException>(() => study.Erase([entries[0].Id], []));
        Assert.Equal("The words were not erased: the disk is full, and the study has to be written anew (2 MiB). Make room and try again. The study is as it was.",
            refusal.Message.Replace("(3 MiB)", "(2 MiB)", StringComparison.Ordinal));
        Assert.DoesNotContain("anxiety.psy-new", desk.Names());
        Assert.Equal(entries, study.ReadAll());
        entries.AddRange(desk.Save(study, 3));
        RecoveryTests.Settle(desk, study);
        disk.Free();
        Assert.Equal(1, study.Erase([entries[0].Id], []).Entries);
        Assert.Equal([entries[0].Erase(), .. entries.Skip(1)], study.ReadAll());
    }

    [Fact]
    public void A_new_study_on_a_full_disk_is_refused_and_leaves_nothing_that_bears_its_name()
    {
        using var disk = new TinyDisk(mebibytes: 1);
        using var desk = disk.Desk();
        disk.Fill();
        var refusal = Assert.Throws<StudyFileException>(desk.Create);
        Assert.Equal(StudyFileProblem.Unwritable, refusal.Problem);
        Assert.Contains("disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(desk.Study));
    }
}
