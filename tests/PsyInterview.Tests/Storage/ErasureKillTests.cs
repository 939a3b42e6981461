using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;
using static PsyInterview.Tests.Storage.ErasureTests;

namespace PsyInterview.Tests.Storage;

/// <summary>Erasures that were broken off.</summary>
public sealed class ErasureKillTests
{
    [Fact]
    public void Stopped_at_any_step_the_study_is_as_before_or_as_after_and_erasing_again_completes_it()
    {
        var steps = new List<string>();
        using var desk = Settled(out var told, out var before);
        using var study = desk.Open();
        study.Erase(Ids(told), [], step =>
        {
            steps.Add(step);
            using var left = desk.Kill();
            using (var reader = left.OpenToRead()) AssertBeforeOrAfter(reader, told, before);
            using var killed = left.Open();
            AssertBeforeOrAfter(killed, told, before);
            killed.Erase(Ids(told), []);
            AssertErased(left, killed, told, before);
            Assert.DoesNotContain("anxiety.psy-new", left.Names());
        });
        Assert.Equal(["settled", "begun", "written", "verified", "swapped", "removed"], steps);
    }

    [Theory]
    [InlineData("settled")]
    [InlineData("begun")]
    [InlineData("written")]
    [InlineData("verified")]
    public void A_failure_before_the_swap_leaves_everything_and_the_session_goes_on(string failing)
    {
        using var desk = Settled(out var told, out var before);
        using var study = desk.Open();
        var refusal = Assert.Throws<StudyFileException>(() => study.Erase(Ids(told), [], step =>
        {
            if (step == failing) throw new IOException("the disk went away");
        }));
        Assert.Equal("The words were not erased: the disk went away. Try again. The study is as it was.", refusal.Message);
        Assert.Equal(before, study.ReadAll());
        Assert.DoesNotContain("anxiety.psy-new", desk.Names());
        before.AddRange(desk.Save(study, 2));
        RecoveryTests.Settle(desk, study);
        study.Erase(Ids(told), []);
        AssertErased(desk, study, told, before);
    }

    [Fact]
    public void Killed_at_random_moments_while_others_record_nothing_acknowledged_is_lost()
    {
        var chance = new Random(5);
        for (var round = 0; round < 8; round++)
        {
            using var desk = Settled(out var told, out var before);
            using var study = desk.Open();
            var erasing = Task.Run(() => study.Erase(Ids(told), []), TestContext.Current.CancellationToken);
            do
            {
                before.AddRange(desk.Save(study));
                Thread.Sleep(chance.Next(6));
                using var left = desk.Kill();
                using var killed = left.Open();
                AssertBeforeOrAfter(killed, told, before);
                killed.Erase(Ids(told), []);
                AssertErased(left, killed, told, before);
            }
            while (!erasing.IsCompleted);
            AssertErased(desk, study, told, before);
        }
    }

    [Fact]
    public void An_old_file_that_was_half_overwritten_when_the_power_went_goes_at_the_next_opening()
    {
        using var desk = Settled(out var told, out var before);
        var old = File.ReadAllBytes(desk.Study);
        using (var study = desk.Open()) study.Erase(Ids(told), []);
        old.AsSpan(0, old.Length / 3).Clear();
        File.WriteAllBytes(desk.Beside("-new"), old);
        Assert.NotEmpty(Remains.Of(desk, Words));
        using var again = desk.Open();
        Assert.DoesNotContain("anxiety.psy-new", desk.Names());
        AssertErased(desk, again, told, before);
    }

    private static void AssertBeforeOrAfter(StudyFile study, List<Entry> told, List<Entry> before)
    {
        var ids = Ids(told);
        var now = study.ReadAll();
        var after = before.Select(entry => ids.Contains(entry.Id) ? entry.Erase() : entry);
        Assert.Equal(now.Any(entry => entry.Erased) ? after : before, now);
    }
}
