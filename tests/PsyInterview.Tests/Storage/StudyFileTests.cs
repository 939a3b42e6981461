using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class StudyFileTests
{
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
}
