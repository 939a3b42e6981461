using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class StudyFileTests
{
    [Fact]
    public void Whatever_is_told_of_the_status_and_fails_stops_neither_saving_nor_filing()
    {
        using var desk = new Desk();
        var told = 0;
        using (var study = desk.Create())
        {
            study.StatusChanged += () => throw new InvalidOperationException("the screen is gone");
            study.StatusChanged += () => told++;
            for (var round = 0; round < 3; round++)
            {
                desk.Save(study, 3);
                RecoveryTests.Settle(desk, study);
            }
        }
        Assert.True(told >= 3);
        using var again = desk.Open();
        Assert.Equal(9, again.ReadAll().Count);
    }

    [Fact]
    public void What_was_saved_is_there_after_closing_and_opening()
    {
        using var desk = new Desk();
        IReadOnlyList<Entry> saved;
        using (var study = desk.Create()) saved = desk.Save(study, 7);
        using var again = desk.Open();
        Assert.Equal(saved, again.Read("P07-1"));
        Assert.Empty(again.Notices);
        Assert.Equal(SaveStatus.AllSaved, again.Status);
        Assert.True(again.IsDurable(saved[0].Id));
    }

    [Fact]
    public void A_clean_close_leaves_the_study_and_empty_lock_files_only()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) desk.Save(study, 3);
        Assert.Equal(["anxiety.psy", "anxiety.psy-ckpt", "anxiety.psy-lock", "anxiety.psy-owner"], desk.Names());
        Assert.All(desk.Names()[1..], name => Assert.Equal(0, new FileInfo(Path.Combine(desk.Folder, name)).Length));
    }

    [Fact]
    public void An_entry_is_read_back_before_it_is_durable_and_becomes_durable()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var acknowledged = new ManualResetEventSlim();
        study.StatusChanged += acknowledged.Set;
        var entry = desk.Next(study.Recorder);
        study.Append(entry);
        Assert.Equal([entry], study.Read("P07-1"));
        Assert.True(study.Flush(Desk.Patience));
        Assert.True(study.IsDurable(entry.Id));
        Assert.True(acknowledged.Wait(Desk.Patience, TestContext.Current.CancellationToken));
        Assert.False(study.IsDurable(new EntryId("P07-1", study.Recorder, 99)));
    }

    [Fact]
    public void Each_opening_mints_a_recorder_of_the_person()
    {
        using var desk = new Desk();
        string first;
        using (var study = desk.Create()) first = study.Recorder;
        using var again = desk.Open();
        Assert.Matches("^sd-[0-9a-z]{4}$", first);
        Assert.NotEqual(first, again.Recorder);
    }

    [Fact]
    public void Streams_are_named_once_each_and_in_order()
    {
        using var desk = new Desk();
        using (var study = desk.Create())
        {
            foreach (var stream in (string[])["study", "P07-1", "FG1", "P07-1", "P10-1"]) study.Append(desk.Next(study.Recorder, stream: stream));
            Assert.True(study.Flush(Desk.Patience));
        }
        using var again = desk.Open();
        again.Append(desk.Next(again.Recorder, stream: "FG2"));
        Assert.Equal(["FG1", "FG2", "P07-1", "P10-1", "study"], again.Streams());
        Assert.Equal(6, again.ReadAll().Count);
    }

    [Fact]
    public void Opening_and_closing_without_a_word_changes_no_byte_of_the_study()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) desk.Save(study, 3);
        var before = File.ReadAllBytes(desk.Study);
        using (var study = desk.Open()) study.Checkpoint();
        Assert.Equal(before, File.ReadAllBytes(desk.Study));
    }

    [Fact]
    public void What_is_taken_after_closing_is_refused_aloud()
    {
        using var desk = new Desk();
        var study = desk.Create();
        study.Dispose();
        Assert.Throws<ObjectDisposedException>(() => study.Append(desk.Next("sd-k3f9")));
    }

    [Fact]
    public void An_id_too_long_for_the_index_is_refused_at_once()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        Assert.Throws<ArgumentException>(() => study.Append(desk.Next(study.Recorder, stream: new string('P', 1000))));
        desk.Save(study);
    }

    [Fact]
    public void Many_threads_may_append_at_once()
    {
        using var desk = new Desk();
        using (var study = desk.Create())
        {
            Parallel.For(0, 8, n =>
            {
                foreach (var entry in Notes.Chain($"P{n}-1", study.Recorder, 50)) study.Append(entry);
            });
            Assert.True(study.Flush(Desk.Patience));
        }
        using var again = desk.Open();
        Assert.Equal(400, again.ReadAll().Count);
        Assert.Empty(LogCheck.Of(again.ReadAll()));
    }
}
