using CsCheck;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Storage;

/// <summary>Merging real files: studies and bundles.</summary>
public sealed class MergingTests
{
    private const string Words = "my sister drowned at Sandvika";

    private static readonly Entry Begun = new Chain("sd-k3f9", AllKinds.Known, () => new byte[16]).Seal(EntryId.Study, Notes.At, new StudyCreated("Anxiety"));

    private static readonly List<Entry> Pool =
        [.. Notes.Chain("FG1-1", "sd-k3f9", 4), .. Notes.Chain("FG1-1", "ob-77qa", 4), .. Notes.Chain("FG2-1", "ob-99ab", 4)];

    private static readonly Gen<List<Entry>> Logs = Gen.Select(Gen.Int[0, Pool.Count - 1], Gen.Bool).List[0, 12]
        .Select(picks => (List<Entry>)[Begun, .. picks.DistinctBy(p => p.Item1).Select(p => p.Item2 ? Pool[p.Item1].Erase() : Pool[p.Item1])]);

    [Fact]
    public void In_any_order_twice_and_from_both_sides_three_files_become_the_same_study() => Gen.Select(Logs, Logs, Logs).Sample((a, b, c) =>
    {
        var expected = Set(LogUnion.Of(LogUnion.Of(a, b).Entries, c).Entries);
        List<List<Entry>> three = [a, b, c];
        foreach (var order in (int[][])[[0, 1, 2], [2, 1, 0], [1, 2, 0, 2, 1]])
        {
            using var desk = new Desk();
            using var study = Open(desk, three[order[0]]);
            foreach (var next in order[1..])
            {
                // One travels as a bundle, the other as it lies in a study file.
                var theirs = next == 1 ? Bundled(desk, three[next]) : Filed(three[next]);
                study.Merge(study.Weigh([theirs]));
            }
            Assert.Equal(expected, Set(study.ReadAll().Entries.Select(e => e.Entry)));
            study.Dispose();
            using var again = desk.OpenToRead();
            Assert.Equal(expected, Set(again.ReadAll()));
            Assert.Empty(again.Notices);
        }
    }, iter: 6);

    [Fact]
    public void What_is_erased_in_theirs_loses_its_words_here_to_the_last_byte()
    {
        var told = Chain("ob-77qa").Seal("FG1-1", Notes.At, new NoteTaken("note", Text: Words));
        using var desk = new Desk();
        using var study = Open(desk, [Begun, told]);
        Assert.NotEmpty(Remains.Of(desk, [told], Words));
        var merges = study.Weigh([[Begun, told.Erase(), .. Notes.Chain("FG2-1", "ob-99ab", 2)]]);
        Assert.Equal([told.Id], merges[0].NewlyErased);
        Assert.Equal(1, study.Merge(merges).Entries);
        Assert.Equal(told.Erase(), study.ReadAll().Entries.Single(e => e.Entry.Id == told.Id).Entry);
        Assert.Equal(4, study.ReadAll().Entries.Count);
        Assert.Empty(Remains.Of(desk, [told], Words));
        study.Dispose();
        Assert.Empty(Remains.Of(desk, [told], Words));
    }

    [Fact]
    public void What_is_erased_here_stays_erased_whatever_words_theirs_has()
    {
        var told = Chain("ob-77qa").Seal("FG1-1", Notes.At, new NoteTaken("note", Text: Words));
        using var desk = new Desk();
        using var study = Open(desk, [Begun, told.Erase()]);
        var merges = study.Weigh([[Begun, told, .. Notes.Chain("FG2-1", "ob-99ab", 2)]]);
        Assert.Equal([told.Id], merges[0].StayErased);
        study.Merge(merges);
        Assert.True(study.ReadAll().Entries.Single(e => e.Entry.Id == told.Id).Entry.Erased);
        Assert.Empty(Remains.Of(desk, [told], Words));
    }

    [Fact]
    public void A_withdrawal_that_comes_with_a_bundle_erases_here_and_one_from_here_what_comes()
    {
        var (mine, theirs) = (Chain("sd-k3f9"), Chain("ob-77qa"));
        var told = theirs.Seal("P02-1", Notes.At, new SessionPlanned("P02", "interview", 1, "patient-first", 1, "en", "hash"));
        var words = theirs.Seal("P02-1", Notes.At.AddMinutes(1), new NoteTaken("note", Text: Words));
        var begun = mine.Seal(EntryId.Study, Notes.At, new StudyCreated("Anxiety"));
        var gone = mine.Seal(EntryId.Study, Notes.At.AddMinutes(2), new ParticipantWithdrew("P02", Scopes.Erase));
        // Brought here, where the words are.
        using (var desk = new Desk())
        {
            using var study = Open(desk, [begun, told, words]);
            study.Merge(study.Weigh([[begun, gone]]));
            Assert.Empty(Remains.Of(desk, [words], Words));
            Assert.True(study.ReadAll().Entries.Single(e => e.Entry.Id == words.Id).Entry.Erased);
        }
        // The words come to where the withdrawal is: they are never written.
        using var here = new Desk();
        using var withdrawn = Open(here, [begun, gone]);
        withdrawn.Merge(withdrawn.Weigh([[begun, told, words]]));
        Assert.Empty(Remains.Of(here, [words], Words));
        Assert.Equal(4, withdrawn.ReadAll().Entries.Count);
    }

    [Fact]
    public void Stopped_at_any_step_the_study_is_as_before_or_as_after_and_merging_again_completes_it()
    {
        var steps = new List<string>();
        using var desk = new Desk();
        List<Entry> mine = [Begun, .. Notes.Chain("FG1-1", "sd-k3f9", 3)], coming = Notes.Chain("FG1-1", "ob-77qa", 9000);
        Make(desk, mine);
        using var study = desk.Open();
        study.Merge(coming, [mine[2].Id], [], step =>
        {
            steps.Add(step);
            using var left = desk.Kill();
            using var killed = left.Open();
            var now = Set(killed.ReadAll());
            if (now.Count == mine.Count) Assert.Equal(Set(mine), now);
            else Assert.Equal(Set([mine[0], mine[1], mine[2].Erase(), mine[3], .. coming]), now);
            using var opened = new OpenStudy(left.Study, killed, new Recorder(killed, AllKinds.Known, TimeProvider.System, Chance.Salt));
            opened.Merge(opened.Weigh([[Begun, .. coming]]));
            Assert.Equal(mine.Count + coming.Count, killed.ReadAll().Count);
            Assert.DoesNotContain("anxiety.psy-new", left.Names());
        });
        Assert.Equal(["settled", "begun", "written", "verified", "swapped", "removed"], steps);
        Assert.Equal([.. mine.Take(2), mine[2].Erase(), mine[3], .. coming], study.ReadAll());
    }

    [Theory]
    [InlineData("written")]
    [InlineData("verified")]
    public void A_failure_before_the_swap_leaves_the_study_and_the_session_goes_on(string failing)
    {
        using var desk = new Desk();
        using var study = desk.Create();
        List<Entry> before = [.. desk.Save(study, 2)];
        var refusal = Assert.Throws<StudyFileException>(() => study.Merge(Notes.Chain("FG1-1", "ob-77qa", 3), [], [], step =>
        {
            if (step == failing) throw new IOException("the disk went away");
        }));
        Assert.Equal("Nothing was merged: the disk went away. Try again. The study is as it was.", refusal.Message);
        before.AddRange(desk.Save(study, 2));
        Assert.Equal(before, study.ReadAll());
        Assert.DoesNotContain("anxiety.psy-new", desk.Names());
    }

    [Fact]
    public void On_a_full_disk_nothing_is_merged_and_a_sentence_says_so()
    {
        using var disk = new TinyDisk(mebibytes: 16);
        using var desk = disk.Desk();
        using var study = desk.Create();
        var before = desk.Save(study, 3);
        RecoveryTests.Settle(desk, study);
        disk.Fill(kibibytesLeft: 200);
        var coming = Notes.Chain("FG1-1", "ob-77qa", 3000);
        var refusal = Assert.Throws<StudyFileException>(() => study.Merge(coming, [], []));
        Assert.StartsWith("Nothing was merged: the disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, study.ReadAll());
        Assert.DoesNotContain("anxiety.psy-new", desk.Names());
        disk.Free();
        study.Merge(coming, [], []);
        Assert.Equal(3003, study.ReadAll().Count);
    }

    [Fact]
    public void What_is_recorded_while_a_merge_goes_on_is_kept()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        List<Entry> mine = [.. desk.Save(study, 2)], coming = Notes.Chain("FG1-1", "ob-77qa", 5000);
        study.Merge(coming, [], [], _ => mine.AddRange(desk.Save(study)));
        Assert.Equal(Set([.. mine, .. coming]), Set(study.ReadAll()));
        study.Dispose();
        using var again = desk.OpenToRead();
        Assert.Equal(Set([.. mine, .. coming]), Set(again.ReadAll()));
    }

    [Fact]
    public void An_entry_that_is_there_already_makes_the_whole_merge_fail()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var before = desk.Save(study, 2);
        Assert.Throws<StudyFileException>(() => study.Merge([.. Notes.Chain("FG1-1", "ob-77qa", 3), before[1]], [], []));
        Assert.Equal(before, study.ReadAll());
    }

    [Fact]
    public void A_recorder_that_came_with_a_merge_is_never_minted_again()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) study.Merge(Notes.Chain("FG1-1", "sd-k3f9", 3), [], []);
        using var archive = new Archive(StudyPaths.Of(desk.Study), StudyHeader.Read(StudyPaths.Of(desk.Study)), readOnly: true, _ => { });
        Assert.True(archive.Knows("sd-k3f9"));
    }

    private static Chain Chain(string recorder) => new(recorder, AllKinds.Known, Chance.Salt);

    private static void Make(Desk desk, IReadOnlyList<Entry> entries) => StudyFile.Create(desk.Study, "sd", TimeProvider.System, entries).Dispose();

    private static OpenStudy Open(Desk desk, IReadOnlyList<Entry> entries)
    {
        Make(desk, entries);
        var file = desk.Open();
        return new OpenStudy(desk.Study, file, new Recorder(file, AllKinds.Known, TimeProvider.System, Chance.Salt));
    }

    private static IReadOnlyList<Entry> Filed(IReadOnlyList<Entry> entries)
    {
        using var desk = new Desk();
        Make(desk, entries);
        using var file = desk.OpenToRead();
        return file.ReadAll();
    }

    private static IReadOnlyList<Entry> Bundled(Desk desk, IReadOnlyList<Entry> entries)
    {
        var path = Path.Combine(desk.Folder, "b.bundle");
        File.Delete(path);
        using (var writing = Bundle.Begin(path)) writing.Complete(new BundleManifest("Anxiety", null, null, "sd", Notes.At, "0.1.0", 0), entries);
        return Bundle.Read(path).Entries;
    }

    private static List<Entry> Set(IEnumerable<Entry> entries) => [.. entries.OrderBy(entry => entry.Id)];
}
