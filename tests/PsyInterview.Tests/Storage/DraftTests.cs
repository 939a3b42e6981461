using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class DraftTests
{
    private static readonly Draft First = new("P07-1", "note", null, Notes.At, "I could not sl");
    private static readonly Draft Second = new("P07-1", "memo", "q3", Notes.At.AddMinutes(1), "ask about the dog");

    [Fact]
    public void An_unsent_draft_survives_a_kill_in_its_latest_words()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        study.SaveDraft(First);
        study.SaveDraft(Second);
        Assert.True(study.Flush(Desk.Patience));
        study.SaveDraft(First with { Text = "I could not sleep" });
        Assert.True(study.Flush(Desk.Patience));
        using var left = desk.Kill();
        using var again = left.Open();
        Assert.Equal([First with { Text = "I could not sleep" }, Second], again.Drafts);
    }

    [Fact]
    public void An_unsent_draft_is_kept_in_the_file_at_close_and_through_checkpoints()
    {
        using var desk = new Desk();
        using (var study = desk.Create())
        {
            study.SaveDraft(First);
            RecoveryTests.Settle(desk, study);
            desk.Save(study);
            RecoveryTests.Settle(desk, study);
        }
        using (var study = desk.Open()) Assert.Equal([First], study.Drafts);
        using var reader = desk.OpenToRead();
        Assert.Equal([First], reader.Drafts);
    }

    [Fact]
    public void A_draft_without_words_removes_itself_for_good()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) study.SaveDraft(First);
        using (var study = desk.Open())
        {
            study.SaveDraft(First with { Text = "" });
            Assert.True(study.Flush(Desk.Patience));
            Assert.Empty(study.Drafts);
            using var left = desk.Kill();
            using var again = left.Open();
            Assert.Empty(again.Drafts);
        }
        using var third = desk.Open();
        Assert.Empty(third.Drafts);
    }

    [Fact]
    public void An_older_draft_left_on_a_half_emptied_tape_does_not_come_back()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        study.SaveDraft(First);
        Assert.True(study.Flush(Desk.Patience));
        using var before = desk.Kill();
        study.SaveDraft(First with { Text = "" });
        RecoveryTests.Settle(desk, study);
        using var left = desk.Kill();
        File.Copy(before.Beside("-tape"), left.Beside("-tape"), overwrite: true);
        using var again = left.Open();
        Assert.Empty(again.Drafts);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_draft_does_no_harm()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) study.SaveDraft(First with { Text = "sad \ud83d" });
        using var again = desk.Open();
        Assert.Equal("sad \ufffd", again.Drafts[0].Text);
    }

    [Fact]
    public void An_hour_of_typing_fits()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        for (var second = 0; second < 3600; second++)
        {
            study.SaveDraft(First with { Text = new string('x', second % 400 + 1) });
            if (second % 6 == 0) study.Append(desk.Next(study.Recorder, new string('y', 200)));
            if (second % 10 == 0) Assert.True(study.Flush(Desk.Patience));
        }
        Assert.True(study.Flush(Desk.Patience));
        Assert.Equal(SaveStatus.AllSaved, study.Status);
        using var left = desk.Kill();
        using var again = left.Open();
        Assert.Equal(600, again.Read("P07-1").Count);
        Assert.Equal(400, again.Drafts[0].Text.Length);
    }

    [Fact]
    public void A_record_larger_than_the_tape_makes_it_grow()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var entry = desk.Next(study.Recorder, new string('x', Tape.Stretch + 1000));
        study.Append(entry);
        Assert.True(study.Flush(Desk.Patience));
        using var left = desk.Kill();
        using var again = left.Open();
        Assert.Equal([entry], again.Read("P07-1"));
    }
}
