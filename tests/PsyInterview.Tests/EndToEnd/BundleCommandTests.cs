using System.Text.Json;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;
using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>Bundles from laptop to laptop, by the built program.</summary>
public sealed class BundleCommandTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly string _study;

    public BundleCommandTests()
    {
        _study = In("a.psy");
        using var file = StudyFile.Create(_study, "sd", TimeProvider.System);
        var recorder = new Recorder(file, AllKinds.Known, TimeProvider.System, Chance.Salt);
        var text = ShippedGuides.All[0].Text;
        var guide = GuideParser.Parse(text).Guide!;
        recorder.Do(Notes.At, Decision.That(
            new StudyCreated("Anxiety"), new ParticipantAdded("P07"), new ParticipantAdded("P08"), new GuideImported(guide.Id, guide.Version, guide.Language, text, guide.Hash),
            new FittingQuestionAdded("f1", "my sister drowned")));
        recorder.Session("P07-1").Do(Notes.At, Decision.That(
            new SessionPlanned("P07", "interview", 1, guide.Id, guide.Version, guide.Language, guide.Hash)));
        Assert.True(file.Flush(Desk.Patience));
    }

    [Fact]
    public void What_two_sites_gave_one_name_is_asked_about_before_it_becomes_one()
    {
        var other = In("other.psy");
        File.Copy(_study, other);
        Programs.Finish("participant", "add", _study, "P21");
        Programs.Finish("participant", "add", other, "P21");
        Programs.Finish("participant", "add", other, "P22");
        var before = Programs.Finish("log", _study);
        var asked = Programs.Run("merge", _study, other);
        Assert.Equal(7, asked.Exit);
        Assert.Contains("P21 was given as a code here and there: if these are two people, they become one", asked.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("P22 was", asked.Output, StringComparison.Ordinal);
        Assert.Contains("--same", asked.Error, StringComparison.Ordinal);
        Assert.Equal(before, Programs.Finish("log", _study));
        Programs.Finish("merge", _study, other, "--same");
        Assert.Contains("P22", Programs.Finish("log", _study), StringComparison.Ordinal);
        // What was merged once is one now, and nothing is asked again.
        Assert.Contains("Nothing new", Programs.Run("merge", _study, other).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_observer_gets_a_part_writes_offline_and_sends_back_only_that()
    {
        Programs.Finish("bundle", _study, "--session", "P07-1", "--for", "ob");
        Assert.Contains("""{"what":"bundle P07-1","where":"a-P07-1-ob.bundle, for ob"}""", Programs.Finish("log", _study), StringComparison.Ordinal);
        var part = In("a-P07-1-ob.psy");
        Assert.Contains($"psyinterview open {part}", Said(0, "take", In("a-P07-1-ob.bundle")), StringComparison.Ordinal);
        var log = Programs.Finish("log", part);
        Assert.DoesNotContain("my sister drowned", log, StringComparison.Ordinal);
        Assert.DoesNotContain("P08", log, StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", part), StringComparison.Ordinal);
        Assert.Contains("there is nothing to send back", Said(7, "bundle", part), StringComparison.Ordinal);

        // Each opening is a recorder of its own, and says first that this is a part.
        Programs.Finish("ask", part, "Who were you with?");
        Programs.Finish("ask", part, "And then?");
        Assert.Equal(3, Programs.Finish("log", part).Split("part-received").Length - 1);
        Programs.Finish("bundle", part);
        var back = In("a-P07-1-ob-back.bundle");
        Assert.Contains("merge it into the study", Said(7, "take", back), StringComparison.Ordinal);
        var before = Programs.Finish("log", _study);
        Assert.Contains("1 entry", Programs.Finish("merge", _study, back, "--dry-run"), StringComparison.Ordinal);
        Assert.Equal(before, Programs.Finish("log", _study));
        Programs.Finish("merge", _study, back);
        var after = Programs.Finish("log", _study);
        Assert.Contains("Who were you with?", after, StringComparison.Ordinal);
        Assert.DoesNotContain("part-received", after, StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", _study), StringComparison.Ordinal);
        // The part itself, the bundle again, the study itself: nothing new.
        Assert.Contains("Nothing new", Said(0, "merge", _study, part, back, _study), StringComparison.Ordinal);
        Assert.Equal(after, Programs.Finish("log", _study));
        // What was seen since goes to the observer too.
        Programs.Finish("participant", "add", _study, "P07", "--group", "patients");
        Programs.Finish("bundle", _study, "--session", "P07-1", "--for", "ob", "--to", In("again.bundle"));
        Assert.Contains("1 entry came in", Said(0, "take", In("again.bundle"), part), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_travels_to_a_second_site_and_both_become_the_same_study()
    {
        Programs.Finish("bundle", _study);
        var site = In("site.psy");
        Programs.Finish("take", In("a.bundle"), site);
        Programs.Finish("participant", "add", site, "P20");
        Programs.Finish("participant", "add", _study, "P09");
        Programs.Finish("merge", _study, site);
        Programs.Finish("merge", site, _study);
        Assert.Equal(Programs.Finish("log", _study), Programs.Finish("log", site));
        Assert.Contains("P20", Programs.Finish("log", _study), StringComparison.Ordinal);
    }

    [Fact]
    public void One_refused_file_keeps_all_out_and_each_failure_has_its_exit_code()
    {
        Programs.Finish("bundle", _study);
        var (site, good, bad, other) = (In("site.psy"), In("good.bundle"), In("bad.bundle"), In("other.psy"));
        Programs.Finish("take", In("a.bundle"), site);
        Programs.Finish("participant", "add", site, "P20");
        Programs.Finish("bundle", site, "--to", good);
        Programs.Finish("new", other);
        var before = Programs.Finish("log", _study);
        var (exit, output, error) = Programs.Run("merge", _study, good, other, "--json");
        Assert.Equal(7, exit);
        var files = JsonDocument.Parse(output).RootElement;
        Assert.Equal((false, 0, 2), (files.GetProperty("done").GetBoolean(), files.GetProperty("newEntries").GetInt32(), files.GetProperty("files").GetArrayLength()));
        Assert.Equal("It belongs to another study.", files.GetProperty("files")[1].GetProperty("refusal").GetString());
        Assert.Contains("Nothing was merged.", error, StringComparison.Ordinal);

        var bytes = File.ReadAllBytes(good);
        bytes[^20] ^= 1;
        File.WriteAllBytes(bad, bytes);
        Assert.Contains("Ask for it again; nothing was changed.", Said(1, "merge", _study, good, bad), StringComparison.Ordinal);
        Assert.Contains("Ask for it again; nothing was changed.", Said(1, "take", bad, In("new.psy")), StringComparison.Ordinal);
        Assert.False(File.Exists(In("new.psy")));
        File.WriteAllText(bad, "# mine");
        Assert.Contains("neither a bundle nor a study", Said(1, "merge", _study, bad), StringComparison.Ordinal);
        Said(3, "merge", _study, In("none.bundle"));
        Said(3, "take", In("none.bundle"));
        Said(3, "bundle", _study, "--session", "FG9");
        Said(7, "bundle", _study, "--to", In("b.psy"));
        Said(7, "bundle", _study, "--to", good);
        Assert.Contains("There is a study", Said(7, "take", good, other), StringComparison.Ordinal);
        Assert.Equal(before, Programs.Finish("log", _study));
        using (StudyFile.Open(_study, "sd", TimeProvider.System)) Said(5, "merge", _study, good);
        Assert.Equal(before, Programs.Finish("log", _study));
    }

    [Fact]
    public void Killed_in_the_middle_of_a_large_merge_the_study_has_all_of_it_or_nothing()
    {
        List<Entry> mine;
        using (var file = StudyFile.OpenToRead(_study)) mine = [.. file.ReadAll()];
        var large = In("large.bundle");
        using (var writing = Bundle.Begin(large))
            writing.Complete(new BundleManifest("Anxiety", null, null, "ob", Notes.At, "0.1.0", 0), [.. mine, .. Notes.Chain("P09-1", "ob-77qa", Many)]);
        var (chance, seen) = (new Random(7), new HashSet<bool>());
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Programs.Finish("merge", Copy("whole.psy"), large);
        var whole = clock.ElapsedMilliseconds;
        for (var kill = 0; kill < Kills; kill++)
        {
            var study = Copy($"k{kill}.psy");
            using (var merging = Programs.Start("merge", study, large))
            {
                // Now and then at the very end, where the new file takes the place of the old one.
                var moment = kill % 2 == 0 ? chance.Next((int)(whole * 3 / 4), (int)(whole * 5 / 4)) : chance.Next((int)whole);
                if (!merging.WaitForExit(moment)) merging.Kill();
                merging.WaitForExit();
            }
            using (var file = StudyFile.OpenToRead(study))
            {
                var entries = file.ReadAll();
                Assert.Contains(entries.Count, (int[])[mine.Count, mine.Count + Many]);
                Assert.Empty(LogCheck.Of(entries));
                seen.Add(entries.Count > mine.Count);
            }
            Programs.Finish("merge", study, large);
            Assert.Contains($"{mine.Count + Many} entries", Programs.Finish("verify", study), StringComparison.Ordinal);
            Assert.False(File.Exists(study + "-new"));
        }
        Assert.Contains(false, seen);
    }

    public void Dispose() => _desk.Dispose();

    private const int Many = 9_000;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("PSYINTERVIEW_KILLS"), out var kills) ? kills : 4;

    private string In(string name) => Path.Combine(_desk.Folder, name);

    private string Copy(string name)
    {
        File.Copy(_study, In(name));
        return In(name);
    }

    private static string Said(int exit, params string[] arguments)
    {
        var (code, output, error) = Programs.Run(arguments);
        Assert.True(exit == code, $"{code}: {error}{output}");
        return error + output;
    }
}
