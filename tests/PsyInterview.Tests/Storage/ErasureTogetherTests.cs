using System.Diagnostics;
using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

/// <summary>Erasing while others read, record or have the study under another name.</summary>
public sealed class ErasureTogetherTests
{
    [Fact]
    public void While_somebody_reads_it_waits_and_then_refuses_and_the_reader_sees_what_was()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 3);
        RecoveryTests.Settle(desk, study);
        using (var reader = desk.OpenToRead())
        {
            var refusal = Assert.Throws<StudyFileException>(() => study.Erase([saved[0].Id], []));
            Assert.Equal(StudyFileProblem.InUse, refusal.Problem);
            Assert.Contains("somebody reads", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(saved, reader.ReadAll());
            Assert.Equal(saved, study.ReadAll());
            Assert.DoesNotContain("anxiety.psy-new", desk.Names());
        }
        Assert.Equal(1, study.Erase([saved[0].Id], []).Entries);
    }

    [Fact]
    public async Task A_reader_that_comes_or_goes_at_any_time_sees_the_study_before_or_after()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 400);
        for (var n = 0; n < 5; n++)
        {
            var erased = saved.Select((entry, at) => at < n ? entry.Erase() : entry).ToList();
            var next = saved.Select((entry, at) => at <= n ? entry.Erase() : entry).ToList();
            var erasing = Task.Run(() => study.Erase([saved[n].Id], []), TestContext.Current.CancellationToken);
            do
            {
                using (var reader = desk.OpenToRead())
                {
                    var read = reader.ReadAll();
                    Assert.Equal(read[n].Erased ? next : erased, read);
                    Assert.Empty(reader.Notices);
                }
                var mine = study.ReadAll();
                Assert.Equal(mine[n].Erased ? next : erased, mine);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
            while (!erasing.IsCompleted);
            Assert.Equal(1, (await erasing).Entries);
        }
    }

    [Fact]
    public void What_is_recorded_while_it_goes_on_is_saved_and_drafts_too()
    {
        using var desk = new Desk();
        using (var study = desk.Create())
        {
            var saved = desk.Save(study, 5);
            List<Entry> all = [saved[0].Erase(), .. saved.Skip(1)];
            study.Erase([saved[0].Id], [], step =>
            {
                all.AddRange(desk.Save(study, 2));
                study.SaveDraft(new Draft("P07-1", "note", null, Notes.At, step));
                if (step == "written") study.Checkpoint();
                Assert.True(study.Flush(Desk.Patience));
                Assert.Equal(all.Skip(1), study.ReadAll().Skip(1));
            });
            Assert.Equal(all, study.ReadAll());
            RecoveryTests.Settle(desk, study);
            Assert.Equal(all, study.ReadAll());
            Assert.Null(study.Status.Banner);
            using var left = desk.Kill();
            using var killed = left.Open();
            Assert.Equal(all, killed.ReadAll());
            Assert.Equal(["removed"], killed.Drafts.Select(draft => draft.Text));
        }
        using var again = desk.Open();
        Assert.Equal(["removed"], again.Drafts.Select(draft => draft.Text));
        Assert.Empty(again.Notices);
    }

    [Fact]
    public async Task Recording_without_a_pause_does_not_keep_it_from_being_done()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        List<Entry> first = [desk.Next(study.Recorder, "a word of its own"), desk.Next(study.Recorder)];
        study.Append(first);
        Assert.True(study.Flush(Desk.Patience));
        Assert.NotEmpty(Remains.Of(desk, "a word of its own"));
        var erasing = Task.Run(() => study.Erase([first[0].Id], []), TestContext.Current.CancellationToken);
        List<Entry> all = [first[0].Erase(), .. first.Skip(1)];
        do
        {
            all.Add(desk.Next(study.Recorder));
            study.Append(all[^1]);
            if (all.Count % 50 == 0) await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        while (!erasing.IsCompleted);
        Assert.Equal(1, (await erasing).Entries);
        Assert.True(study.Flush(Desk.Patience));
        Assert.Equal(all, study.ReadAll());
        Assert.Empty(Remains.Of(desk, "a word of its own"));
    }

    [Fact]
    public async Task Closing_waits_until_it_is_done()
    {
        using var desk = new Desk();
        var study = desk.Create();
        var saved = desk.Save(study, 3);
        using var written = new ManualResetEventSlim();
        var erasing = Task.Run(() => study.Erase([saved[0].Id], [], step =>
        {
            if (step != "written") return;
            written.Set();
            Thread.Sleep(300);
        }), TestContext.Current.CancellationToken);
        Assert.True(written.Wait(Desk.Patience, TestContext.Current.CancellationToken));
        study.Dispose();
        Assert.Equal(1, (await erasing).Entries);
        Assert.Throws<ObjectDisposedException>(() => study.Erase([saved[1].Id], []));
        using var again = desk.Open();
        Assert.Equal([saved[0].Erase(), .. saved.Skip(1)], again.ReadAll());
        Assert.Empty(again.Notices);
    }

    [Fact]
    public void A_study_with_a_second_name_is_refused_until_that_is_gone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are counted on Linux only.");
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 3);
        var second = Path.Combine(desk.Folder, "second.psy");
        Run("ln", desk.Study, second);
        var refusal = Assert.Throws<StudyFileException>(() => study.Erase([saved[0].Id], []));
        Assert.Contains("second name (a hard link)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(saved, study.ReadAll());
        File.Delete(second);
        Assert.Equal(1, study.Erase([saved[0].Id], []).Entries);
    }

    [Fact]
    public void Through_a_symbolic_link_the_study_itself_is_erased_and_the_link_stays()
    {
        using var desk = new Desk();
        IReadOnlyList<Entry> saved;
        using (var study = desk.Create()) saved = desk.Save(study, 3);
        var link = Path.Combine(desk.Folder, "link.psy");
        File.CreateSymbolicLink(link, desk.Study);
        using (var study = StudyFile.Open(link, "sd", TimeProvider.System)) study.Erase([saved[0].Id], []);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        using var reader = desk.OpenToRead();
        Assert.Equal([saved[0].Erase(), .. saved.Skip(1)], reader.ReadAll());
    }

    [Fact]
    public void Afterwards_there_still_is_one_writer_only_and_the_file_is_as_private_as_before()
    {
        if (!OperatingSystem.IsLinux()) return; // Locks on the file itself are held on Linux only.
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 3);
        RecoveryTests.Settle(desk, study);
        File.SetUnixFileMode(desk.Study, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        study.Erase([saved[0].Id], []);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(desk.Study));
        Assert.Equal(StudyFileProblem.InUse, Assert.Throws<StudyFileException>(desk.Open).Problem);
        Assert.True(InodeLock.IsTaken(desk.Study));
        var second = Path.Combine(desk.Folder, "second.psy");
        Run("ln", desk.Study, second);
        Assert.Equal(StudyFileProblem.InUse, Assert.Throws<StudyFileException>(() => StudyFile.Open(second, "ob", TimeProvider.System)).Problem);
    }

    [Fact]
    public void What_bears_the_name_of_the_new_file_without_being_one_is_not_overwritten()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) desk.Save(study, 3);
        var (other, bytes) = (Path.Combine(desk.Folder, "other"), File.ReadAllBytes(desk.Study));
        File.WriteAllBytes(other, bytes);
        File.CreateSymbolicLink(desk.Beside("-new"), other);
        desk.Open().Dispose();
        Assert.Equal(bytes, File.ReadAllBytes(other));
        if (OperatingSystem.IsLinux()) Run("ln", desk.Study, desk.Beside("-new"));
        using var again = desk.Open();
        Assert.Equal(3, again.ReadAll().Count);
        Assert.DoesNotContain("anxiety.psy-new", desk.Names());
    }

    private static void Run(string program, params string[] words)
    {
        using var process = Process.Start(program, words);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
