using LiteDB;
using LiteDB.Engine;
using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class DamageTests
{
    [Fact]
    public void A_flipped_bit_in_any_page_is_noticed_or_concerns_nothing_that_was_recorded()
    {
        using var desk = new Desk();
        IReadOnlyList<Entry> saved;
        using (var study = desk.Create()) saved = desk.Save(study, 40);
        var whole = File.ReadAllBytes(desk.Study);
        var chance = new Random(3);
        var noticed = 0;
        for (var place = 0; StudyHeader.Size + (place + 1) * PageSeal.Slot <= whole.Length; place++)
        {
            var bytes = whole.ToArray();
            bytes[StudyHeader.Size + place * PageSeal.Slot + chance.Next(PageSeal.Slot)] ^= (byte)(1 << chance.Next(8));
            File.WriteAllBytes(desk.Study, bytes);
            try
            {
                using var study = desk.OpenToRead();
                Assert.Equal(saved, study.ReadAll());
            }
            catch (StudyFileException e)
            {
                Assert.Equal(StudyFileProblem.Damaged, e.Problem);
                Assert.Contains("restore the last backup", e.Message, StringComparison.Ordinal);
                noticed++;
            }
            Assert.Equal(bytes, File.ReadAllBytes(desk.Study));
        }
        Assert.True(noticed >= 3, $"only {noticed} pages mattered");
    }

    [Fact]
    public void Damage_met_while_writing_neither_changes_the_study_nor_stops_the_session()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) desk.Save(study, 40);
        var bytes = File.ReadAllBytes(desk.Study);
        for (var place = 3; StudyHeader.Size + (place + 1) * PageSeal.Slot <= bytes.Length; place++) bytes[StudyHeader.Size + place * PageSeal.Slot + 99] ^= 1;
        File.WriteAllBytes(desk.Study, bytes);
        StudyFile opened;
        try
        {
            opened = desk.Open();
        }
        catch (StudyFileException e)
        {
            Assert.Equal(StudyFileProblem.Damaged, e.Problem);
            Assert.Equal(bytes, File.ReadAllBytes(desk.Study));
            return;
        }
        using (opened)
        {
            var entry = desk.Save(opened)[0];
            opened.Checkpoint();
            Assert.False(opened.WaitUntilSettled(TimeSpan.FromSeconds(0.5)));
            Assert.True(opened.IsDurable(entry.Id));
            Assert.Contains("safety copy", opened.Status.Banner, StringComparison.Ordinal);
        }
        Assert.Equal(bytes, File.ReadAllBytes(desk.Study));
        Assert.Contains("anxiety.psy-tape", desk.Names());
    }

    [Fact]
    public void A_checkpoint_broken_off_at_any_page_is_done_again_from_the_log()
    {
        for (var pages = 1; ; pages++)
        {
            using var desk = Settled(out var saved);
            var brokenOff = BreakOffCheckpoint(desk, afterPages: pages);
            using (var reader = desk.OpenToRead()) Assert.Equal(30, reader.Read("P08-1").Count);
            if (pages % 2 == 0) desk.Open().Dispose();
            using var again = desk.Open();
            Assert.Equal(saved, again.Read("P07-1"));
            Assert.Equal(30, again.Read("P08-1").Count);
            Assert.Empty(again.Notices);
            Settle(again);
            if (!brokenOff) return;
        }
    }

    [Fact]
    public void Pages_torn_by_a_power_cut_in_a_checkpoint_are_written_again()
    {
        for (var pages = 2; ; pages++)
        {
            using var desk = Settled(out var saved);
            var before = File.ReadAllBytes(desk.Study);
            var brokenOff = BreakOffCheckpoint(desk, afterPages: pages);
            var after = File.ReadAllBytes(desk.Study);
            for (var at = StudyHeader.Size; at < after.Length; at += PageSeal.Slot)
            {
                var old = at < before.Length ? before.AsSpan(at, PageSeal.Slot) : new byte[PageSeal.Slot];
                if (!after.AsSpan(at, PageSeal.Slot).SequenceEqual(old)) old[..4096].CopyTo(after.AsSpan(at));
            }
            if (!brokenOff) return;
            File.WriteAllBytes(desk.Study, after);
            using (var reader = desk.OpenToRead()) Assert.Equal(saved, reader.Read("P07-1"));
            using var again = desk.Open();
            Assert.Equal((saved.Count, 30), (again.Read("P07-1").Count, again.Read("P08-1").Count));
            Settle(again);
        }
    }

    [Fact]
    public void The_study_file_is_untouched_until_the_log_is_on_the_disk()
    {
        using var desk = Settled(out _);
        var before = File.ReadAllBytes(desk.Study);
        BreakOffCheckpoint(desk, afterPages: 1);
        Assert.Equal(before, File.ReadAllBytes(desk.Study));
        using var log = new LogPages(StudyPaths.Of(desk.Study), StudyHeader.Read(StudyPaths.Of(desk.Study)), readOnly: true);
        Assert.True(log.Length > 3 * PageSeal.Page);
        Assert.False(log.Torn || log.Damaged);
    }

    [Fact]
    public void A_log_that_cannot_be_written_leaves_the_study_as_it_is_and_the_tape_goes_on()
    {
        using var desk = Settled(out var saved);
        var before = File.ReadAllBytes(desk.Study);
        Directory.CreateDirectory(desk.Beside("-log"));
        using (var study = desk.Open())
        {
            desk.Save(study, 3);
            study.Checkpoint();
            Assert.False(study.WaitUntilSettled(TimeSpan.FromSeconds(0.5)));
            Assert.NotNull(study.Status.Banner);
            Assert.Equal(before, File.ReadAllBytes(desk.Study));
            Directory.Delete(desk.Beside("-log"));
            Assert.True(study.WaitUntilSettled(Desk.Patience));
            Assert.Null(study.Status.Banner);
        }
        using var again = desk.Open();
        Assert.Equal(saved.Count + 3, again.Read("P07-1").Count);
    }

    [Fact]
    public void A_torn_log_is_cut_and_reported_and_the_study_is_whole()
    {
        using var desk = Settled(out var saved);
        BreakOffCheckpoint(desk, afterPages: 1);
        using (var log = File.OpenWrite(desk.Beside("-log"))) log.SetLength(log.Length - 5000);
        using (var again = desk.Open())
        {
            Assert.Contains(again.Notices, notice => notice.Contains("broken off", StringComparison.Ordinal));
            Assert.Equal(saved, again.Read("P07-1"));
        }
        using var third = desk.Open();
        Assert.Empty(third.Notices);
        Assert.Equal(saved, third.Read("P07-1"));
    }

    [Fact]
    public void A_damaged_log_is_set_aside_and_the_study_mended_or_refused_but_never_silently_wrong()
    {
        for (var page = 0; ; page++)
        {
            foreach (var after in (int[])[1, 2, 3, 5, 8])
            {
                using var desk = Settled(out var saved);
                BreakOffCheckpoint(desk, after);
                var log = File.ReadAllBytes(desk.Beside("-log"));
                // The last page alone cannot be told from one that was never written whole.
                if (64 + (page + 2) * PageSeal.Slot > log.Length) return;
                log[64 + page * PageSeal.Slot + 3000] ^= 1;
                File.WriteAllBytes(desk.Beside("-log"), log);
                var before = File.ReadAllBytes(desk.Study);
                try
                {
                    using var again = desk.Open();
                    Assert.Equal(saved, again.Read("P07-1"));
                    Assert.Contains(again.Notices, notice => notice.Contains("anxiety.psy-damaged-1", StringComparison.Ordinal));
                    Assert.Equal(log, File.ReadAllBytes(desk.Beside("-damaged-1")));
                    Settle(again);
                }
                catch (StudyFileException e)
                {
                    Assert.Equal(StudyFileProblem.Damaged, e.Problem);
                    Assert.Equal(before, File.ReadAllBytes(desk.Study));
                    Assert.Equal(log, File.ReadAllBytes(desk.Beside("-log")));
                }
            }
        }
    }

    [Fact]
    public void A_log_of_another_study_is_set_aside()
    {
        using var desk = Settled(out var saved);
        using var other = Settled(out _);
        BreakOffCheckpoint(other, afterPages: 1);
        File.Copy(other.Beside("-log"), desk.Beside("-log"));
        using var again = desk.Open();
        Assert.Equal(saved, again.Read("P07-1"));
        Assert.Contains(again.Notices, notice => notice.Contains("anxiety.psy-damaged-1", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(other.Beside("-log")), File.ReadAllBytes(desk.Beside("-damaged-1")));
    }

    [Fact]
    public void A_study_restored_from_a_backup_is_never_silently_mixed_with_a_later_log()
    {
        using var desk = Settled(out var saved);
        var backup = File.ReadAllBytes(desk.Study);
        IReadOnlyList<Entry> more;
        using (var study = desk.Open()) more = desk.Save(study, 60);
        BreakOffCheckpoint(desk, afterPages: 4);
        File.WriteAllBytes(desk.Study, backup);
        try
        {
            using var again = desk.Open();
            var read = again.Read("P07-1");
            Assert.Equal(saved, read.Take(saved.Count));
            if (read.Count > saved.Count) Assert.Equal(saved.Concat(more), read);
            Settle(again);
        }
        catch (StudyFileException e)
        {
            Assert.Equal(StudyFileProblem.Damaged, e.Problem);
        }
    }

    [Fact]
    public void A_page_put_in_the_place_of_another_does_not_open()
    {
        var header = StudyHeader.Mint();
        using var seal = new PageSeal(header, PageSeal.Part.Data);
        using var log = new PageSeal(header, PageSeal.Part.Log);
        using var other = new PageSeal(header with { FileId = Chance.FileId() }, PageSeal.Part.Data);
        var (page, slot, opened) = (new byte[PageSeal.Page], new byte[PageSeal.Slot], new byte[PageSeal.Page]);
        page[17] = 3;
        seal.Close(page, 5, 9, slot);
        Assert.True(seal.TryOpen(slot, 5, opened, out var sequence));
        Assert.Equal(9, sequence);
        Assert.Equal(page, opened);
        Assert.False(seal.TryOpen(slot, 6, opened, out _));
        Assert.False(log.TryOpen(slot, 5, opened, out _));
        Assert.False(other.TryOpen(slot, 5, opened, out _));
        slot[28]++;
        Assert.False(seal.TryOpen(slot, 5, opened, out _));
    }

    private static Desk Settled(out IReadOnlyList<Entry> saved)
    {
        var desk = new Desk();
        using var study = desk.Create();
        saved = desk.Save(study, 20);
        return desk;
    }

    private static void Settle(StudyFile study)
    {
        study.Checkpoint();
        Assert.True(study.WaitUntilSettled(Desk.Patience), study.Status.Banner);
    }

    // Files thirty entries and stops the checkpoint as a power cut would: the log forced, some pages of the study written.
    internal static bool BreakOffCheckpoint(Desk desk, int afterPages, IReadOnlyList<Entry>? entries = null)
    {
        var paths = StudyPaths.Of(desk.Study);
        var header = StudyHeader.Read(paths);
        using var log = new LogPages(paths, header, readOnly: false);
        using var data = new DataPages(paths.Study, header, FileAccess.ReadWrite) { Writable = true };
        var written = 0;
        data.BeforeWrite = () =>
        {
            log.ForceToDisk();
            if (++written == afterPages) throw new IOException("power cut");
        };
        using var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, TempStream = new MemoryStream() });
        engine.BeginTrans();
        engine.Insert("log", (entries ?? Notes.Chain("P08-1", "ob-77qa", 30)).Select((entry, n) => new BsonDocument
        {
            ["_id"] = 1000L + n,
            ["stream"] = entry.Id.Stream,
            ["id"] = entry.Id.ToString(),
            ["entry"] = EntryJson.ToUtf8(entry),
        }), BsonAutoId.Int64);
        Assert.True(engine.Commit());
        try
        {
            engine.Checkpoint();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
