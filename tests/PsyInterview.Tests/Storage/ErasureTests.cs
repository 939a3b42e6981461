using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class ErasureTests
{
    internal const string Words = "my sister drowned at Sandvika";
    private const string Stream = "P02-1";

    public enum Lie
    {
        OnTheTapeOnly,
        InTheFile,
        InTheFileAmongOthers,
        OverManyPages,
        InTheLogOfABrokenOffCheckpoint,
        InAFreedPage,
        FoundOnTheTapeOfAKilledSession,
    }

    public static TheoryData<Lie> Lies => [.. Enum.GetValues<Lie>()];

    [Theory]
    [MemberData(nameof(Lies))]
    public void Wherever_the_words_lie_they_are_gone_and_everything_else_stands(Lie lie)
    {
        var (desk, study, told) = Lay(lie);
        using (desk)
        {
            List<Entry> before;
            using (study)
            {
                before = [.. study.ReadAll()];
                Assert.NotEmpty(Remains.Of(desk, told, Words));
                var done = study.Erase(Ids(told), []);
                Assert.Equal(lie == Lie.InAFreedPage ? 0 : told.Count, done.Entries);
                Assert.Empty(done.LeftBeside);
                AssertErased(desk, study, told, before);
                var more = desk.Save(study, 3);
                Assert.Equal(more, study.ReadAll().TakeLast(3));
                before.AddRange(more);
                Assert.Empty(study.Status.Banner ?? "");
            }
            using var again = desk.Open();
            Assert.Empty(again.Notices);
            AssertErased(desk, again, told, before);
        }
    }

    [Fact]
    public void Drafts_of_a_stream_go_and_others_stay()
    {
        using var desk = new Desk();
        using (var study = desk.Create())
        {
            study.SaveDraft(new Draft(Stream, "note", null, Notes.At, Words));
            study.SaveDraft(new Draft("P07-1", "note", null, Notes.At, "kept"));
            RecoveryTests.Settle(desk, study);
            study.SaveDraft(new Draft(Stream, "memo", "q1", Notes.At, Words + " too"));
            Assert.True(study.Flush(Desk.Patience));
            Assert.True(Remains.Of(desk, Words).Count > 1);
            Assert.Equal(2, study.Erase([], [Stream]).Drafts);
            Assert.Equal(["kept"], study.Drafts.Select(draft => draft.Text));
            Assert.Empty(Remains.Of(desk, Words));
        }
        using var again = desk.Open();
        Assert.Equal(["kept"], again.Drafts.Select(draft => draft.Text));
        Assert.Empty(Remains.Of(desk, Words));
    }

    [Fact]
    public void A_draft_that_was_sent_long_since_is_gone_with_its_entry()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        study.SaveDraft(new Draft(Stream, "note", null, Notes.At, Words));
        RecoveryTests.Settle(desk, study);
        study.SaveDraft(new Draft(Stream, "note", null, Notes.At, ""));
        var told = Tell(study, 1);
        RecoveryTests.Settle(desk, study);
        study.Erase(Ids(told), [Stream]);
        Assert.Empty(Remains.Of(desk, told, Words));
    }

    [Fact]
    public void The_old_file_is_overwritten_before_its_blocks_are_given_back()
    {
        using var desk = Settled(out var told, out _);
        using var study = desk.Open();
        using var old = new FileStream(desk.Study, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        study.Erase(Ids(told), []);
        var bytes = new byte[old.Length];
        old.ReadExactly(bytes);
        Assert.True(bytes.Length > StudyHeader.Size);
        Assert.Equal(-1, bytes.AsSpan().IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void Erasing_once_more_or_what_is_not_there_changes_nothing()
    {
        using var desk = Settled(out var told, out _);
        using var study = desk.Open();
        Assert.Equal(0, study.Erase([new EntryId("P99-1", "sd-0000", 7)], ["P99-1"]).Entries);
        Assert.Equal(told.Count, study.Erase(Ids(told), [Stream]).Entries);
        var bytes = File.ReadAllBytes(desk.Study);
        var done = study.Erase(Ids(told), [Stream]);
        Assert.Equal((0, 0), (done.Entries, done.Drafts));
        Assert.Equal(bytes, File.ReadAllBytes(desk.Study));
    }

    [Fact]
    public void Copies_beside_the_study_are_named_and_left()
    {
        using var desk = Settled(out var told, out _);
        File.WriteAllText(desk.Beside("-damaged-1"), Words);
        File.WriteAllText(desk.Beside(".bak"), "x");
        using var study = desk.Open();
        Assert.Equal([desk.Beside("-damaged-1"), desk.Beside(".bak")], study.Erase(Ids(told), []).LeftBeside);
        Assert.Equal(Words, File.ReadAllText(desk.Beside("-damaged-1")));
    }

    [Fact]
    public void A_tape_that_still_has_the_words_does_not_bring_them_back()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var told = Tell(study, 3);
        var before = study.ReadAll();
        var tape = File.ReadAllBytes(desk.Beside("-tape"));
        study.Erase(Ids(told), []);
        using var left = desk.Kill();
        File.WriteAllBytes(left.Beside("-tape"), tape);
        using (var reader = left.OpenToRead()) Assert.Equal(told.Select(entry => entry.Erase()), reader.ReadAll());
        using var again = left.Open();
        again.Erase(Ids(told), []);
        AssertErased(left, again, told, before);
    }

    [Fact]
    public void An_entry_that_is_erased_on_the_tape_only_is_silenced_in_the_file_and_erasing_clears_the_rest()
    {
        using var desk = Settled(out var told, out var before);
        using var study = desk.Open();
        study.Append([.. told.Select(entry => entry.Erase())]);
        Assert.True(study.Flush(Desk.Patience));
        using var left = desk.Kill();
        using (var reader = left.OpenToRead()) Assert.Equal(told.Select(entry => entry.Erase()), reader.Read(Stream));
        left.Open().Dispose();
        using var again = left.Open();
        Assert.Equal(told.Select(entry => entry.Erase()), again.Read(Stream));
        again.Erase(Ids(told), []);
        AssertErased(left, again, told, before);
    }

    private static (Desk Desk, StudyFile Study, List<Entry> Told) Lay(Lie lie)
    {
        var desk = new Desk();
        var study = desk.Create();
        desk.Save(study, 5);
        if (lie == Lie.InTheLogOfABrokenOffCheckpoint)
        {
            study.Dispose();
            List<Entry> logged = [Sealed("ob-77qa", 1, Words, Entry.NoPrevious)];
            Assert.True(DamageTests.BreakOffCheckpoint(desk, 2, logged));
            Assert.Contains(Remains.Of(desk, Words), place => place.StartsWith("anxiety.psy-log", StringComparison.Ordinal));
            return (desk, desk.Open(), logged);
        }
        if (lie == Lie.InTheFileAmongOthers) desk.Save(study, 300);
        var told = Tell(study, 4, lie == Lie.OverManyPages ? string.Concat(Enumerable.Repeat(Words + ". ", 3000)) : Words);
        desk.Save(study, 5);
        if (lie == Lie.FoundOnTheTapeOfAKilledSession)
        {
            var left = desk.Kill();
            study.Dispose();
            desk.Dispose();
            return (left, left.Open(), told);
        }
        if (lie == Lie.OnTheTapeOnly) return (desk, study, told);
        RecoveryTests.Settle(desk, study);
        if (lie != Lie.InAFreedPage) return (desk, study, told);
        study.Append([.. told.Select(entry => entry.Erase())]);
        study.Dispose();
        LeaveInFreePage(desk, told[0]);
        return (desk, desk.Open(), told);
    }

    // The engine clears what it frees; a page it does not count any more stands for one it did not clear.
    private static void LeaveInFreePage(Desk desk, Entry entry)
    {
        Assert.Empty(Remains.Of(desk, [entry], Words));
        using var pages = new DataPages(desk.Study, StudyHeader.Read(StudyPaths.Of(desk.Study)), FileAccess.ReadWrite) { Writable = true };
        var page = new byte[PageSeal.Page];
        EntryJson.ToUtf8(entry).CopyTo(page, 500);
        pages.Position = pages.Length;
        pages.Write(page, 0, page.Length);
    }

    internal static Desk Settled(out List<Entry> told, out List<Entry> before)
    {
        var desk = new Desk();
        using var study = desk.Create();
        desk.Save(study, 30);
        told = Tell(study, 5);
        desk.Save(study, 30);
        before = [.. study.ReadAll()];
        return desk;
    }

    private static List<Entry> Tell(StudyFile study, int count, string words = Words)
    {
        var told = new List<Entry>();
        for (var n = 1; n <= count; n++) told.Add(Sealed(study.Recorder, n, words, told.LastOrDefault()?.Commitment ?? Entry.NoPrevious));
        study.Append(told);
        Assert.True(study.Flush(Desk.Patience));
        return told;
    }

    private static Entry Sealed(string recorder, int number, string words, string previous) =>
        Entry.Seal(new EntryId(Stream, recorder, number), Notes.At, "note-taken", $$"""{"words":"{{words}}"}""", Chance.Salt(), previous);

    internal static EntryId[] Ids(List<Entry> told) => [.. told.Select(entry => entry.Id)];

    internal static void AssertErased(Desk desk, StudyFile study, List<Entry> told, IReadOnlyList<Entry> before)
    {
        var ids = Ids(told);
        var now = study.ReadAll();
        Assert.Equal(before.Select(entry => ids.Contains(entry.Id) ? entry.Erase() : entry), now.Take(before.Count));
        Assert.All(now, entry => Assert.True(entry.IsWhole()));
        Assert.Empty(LogCheck.Of(now));
        Assert.All(ids, id => Assert.True(study.IsDurable(id)));
        Assert.Empty(Remains.Of(desk, told, Words));
    }
}
