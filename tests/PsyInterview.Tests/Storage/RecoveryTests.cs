using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class RecoveryTests
{
    [Fact]
    public void A_killed_session_loses_nothing_that_was_acknowledged()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 5);
        using var left = desk.Kill();
        using var again = left.Open();
        Assert.Equal(saved, again.Read("P07-1"));
        Assert.Equal(["Recovered from the safety copy: 5 entries."], again.Notices);
        Assert.NotEqual(study.Recorder, again.Recorder);
    }

    [Fact]
    public void Killed_at_any_moment_between_checkpoints_nothing_acknowledged_is_lost()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var chance = new Random(7);
        for (var round = 0; round < 25; round++)
        {
            foreach (var entry in desk.Next(study, chance.Next(1, 40))) study.Append(entry);
            if (chance.Next(3) == 0) study.Checkpoint();
            if (chance.Next(2) == 0) Thread.Sleep(chance.Next(30));
            var acknowledged = study.ReadAll().Where(entry => study.IsDurable(entry.Id)).ToList();
            using var left = desk.Kill();
            using var again = left.Open();
            var found = again.Read("P07-1");
            Assert.Empty(acknowledged.Except(found));
            Assert.Empty(LogCheck.Of(found));
            Assert.DoesNotContain(again.Notices, notice => !notice.StartsWith("Recovered", StringComparison.Ordinal)
                && !notice.StartsWith("The end of the safety copy", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_was_recovered_is_settled_in_the_file_at_close()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 5);
        using var left = desk.Kill();
        left.Open().Dispose();
        Assert.DoesNotContain("anxiety.psy-tape", left.Names());
        using var again = left.Open();
        Assert.Equal(saved, again.Read("P07-1"));
        Assert.Empty(again.Notices);
    }

    [Fact]
    public void After_a_checkpoint_the_file_alone_is_enough()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 150);
        Settle(desk, study);
        using var left = desk.Kill();
        File.Delete(left.Beside("-tape"));
        File.Delete(left.Beside("-log"));
        using var again = left.Open();
        Assert.Equal(saved, again.Read("P07-1"));
    }

    [Fact]
    public void A_tape_cut_or_garbled_anywhere_keeps_every_record_before_that()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        List<IReadOnlyList<Entry>> acts = [desk.Save(study), desk.Next(study, 3), desk.Save(study)];
        study.Append(acts[1]);
        Assert.True(study.Flush(Desk.Patience));
        List<IReadOnlyList<Entry>> order = [acts[0], acts[2], acts[1]];
        using var left = desk.Kill();
        var tape = File.ReadAllBytes(left.Beside("-tape"));
        var header = StudyHeader.Read(StudyPaths.Of(left.Study));
        using var seal = new TapeSeal(header);
        var whole = TapeReading.Of(tape, seal, header, 0);
        Assert.Equal(3, whole.Records.Count);
        var begins = whole.Records.Aggregate(new List<int> { Tape.HeaderSize }, (all, record) => [.. all, all[^1] + record.Size]);
        for (var record = 0; record < 3; record++)
        {
            // Within the marker, the length, the sequence, the nonce, the tag, the words, the last word; and just before the record.
            int[] offsets = [0, 1, 3, 4, 7, 8, 15, 16, 27, 28, 43, 44, 60, whole.Records[record].Words.Length + 43];
            foreach (var at in offsets.Select(offset => begins[record] + offset))
            {
                foreach (var cut in (byte[][])[tape[..at], [.. tape[..at], .. new byte[tape.Length - at]]])
                {
                    // About one record in 256 ends in a zero byte, which zeros do not garble: that tape is whole.
                    var (begin, end) = (begins[record], begins[record + 1]);
                    if (cut.Length >= end && cut.AsSpan(begin, end - begin).SequenceEqual(tape.AsSpan(begin, end - begin))) continue;
                    var reading = TapeReading.Of(cut, seal, header, 0);
                    Assert.Equal(order[..record].SelectMany(act => act), reading.Records.SelectMany(r => TapeWords.Entries(r.Words)!));
                    Assert.Equal(begins[record], reading.End);
                    Assert.Equal(at > begins[record], reading.Torn);
                    Assert.False(reading.Damaged);
                }
                var flipped = tape.ToArray();
                flipped[at] ^= 0x10;
                var rest = TapeReading.Of(flipped, seal, header, 0);
                Assert.Equal(2, rest.Records.Count);
                Assert.Equal(record < 2, rest.Damaged);
                Assert.Equal(record == 2, rest.Torn);
            }
        }
    }

    [Fact]
    public void A_torn_last_record_is_dropped_reported_and_written_over()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 4);
        using var left = desk.Kill();
        Garble(left, record: 3);
        using (var again = left.Open())
        {
            Assert.Equal(saved.Take(3), again.Read("P07-1"));
            Assert.Contains(again.Notices, notice => notice.Contains("may be missing", StringComparison.Ordinal));
            Assert.Contains("anxiety.psy-damaged-1", left.Names());
            left.Save(again, 2);
            using var killed = left.Kill();
            using var third = killed.Open();
            Assert.Equal(5, third.Read("P07-1").Count);
            Assert.DoesNotContain(third.Notices, notice => notice.Contains("may be missing", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Damage_in_the_middle_of_a_tape_is_set_aside_and_the_rest_recovered()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 4);
        using var left = desk.Kill();
        Garble(left, record: 1);
        using var again = left.Open();
        Assert.Equal([saved[0], saved[2], saved[3]], again.Read("P07-1"));
        Assert.Contains("anxiety.psy-damaged-1", left.Names());
        Assert.Contains(again.Notices, notice => notice.Contains("anxiety.psy-damaged-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tape_with_the_same_number_twice_is_set_aside_and_the_study_opens()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var twin = Notes.Seal("P07-1", "sd-k3f9", 1, "one story");
        study.Append(twin);
        Settle(desk, study);
        using var left = desk.Kill();
        var header = StudyHeader.Read(StudyPaths.Of(left.Study));
        File.Delete(left.Beside("-tape"));
        var empty = TapeReading.Empty;
        using (var tape = new Tape(StudyPaths.Of(left.Study), header, empty, through: 50))
        {
            tape.Append([(TapeKind.Entries, TapeWords.Of([Notes.Seal("P07-1", "sd-k3f9", 1, "another story")]))]);
        }
        using var again = left.Open();
        Assert.Equal([twin], again.Read("P07-1"));
        Assert.Contains(again.Notices, notice => notice.Contains("the same number twice (P07-1/sd-k3f9/000001)", StringComparison.Ordinal));
        Assert.Contains("anxiety.psy-damaged-1", left.Names());
        left.Save(again);
    }

    [Fact]
    public void A_tape_of_another_study_is_set_aside()
    {
        using var desk = new Desk();
        using (var study = desk.Create()) desk.Save(study);
        using var other = new Desk();
        using var theirs = other.Create();
        other.Save(theirs);
        File.Copy(other.Beside("-tape"), desk.Beside("-tape"));
        using var again = desk.Open();
        Assert.Contains(again.Notices, notice => notice.Contains("belongs to another", StringComparison.Ordinal));
        Assert.Single(again.Read("P07-1"));
        desk.Save(again);
    }

    [Fact]
    public void The_entries_of_one_act_come_back_together_or_not_at_all()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        study.Append(desk.Next(study, 3));
        Assert.True(study.Flush(Desk.Patience));
        using var left = desk.Kill();
        Garble(left, record: 0);
        using var again = left.Open();
        Assert.Empty(again.Read("P07-1"));
    }

    [Fact]
    public void An_erased_entry_on_the_tape_silences_the_one_in_the_file_and_never_the_other_way_round()
    {
        using var desk = new Desk();
        Entry entry;
        using (var study = desk.Create()) entry = desk.Save(study)[0];
        using (var study = desk.Open())
        {
            study.Append(entry.Erase());
            Assert.Equal([entry.Erase()], study.Read("P07-1"));
        }
        using (var study = desk.Open())
        {
            Assert.Equal([entry.Erase()], study.Read("P07-1"));
            study.Append(entry);
        }
        using var again = desk.Open();
        Assert.Equal([entry.Erase()], again.Read("P07-1"));
    }

    internal static void Settle(Desk desk, StudyFile study)
    {
        Assert.True(study.Flush(Desk.Patience));
        study.Checkpoint();
        Assert.True(study.WaitUntilSettled(Desk.Patience), $"{study.Status} in {desk.Folder}");
    }

    // Flips a bit in the words of a record.
    private static void Garble(Desk desk, int record)
    {
        var tape = File.ReadAllBytes(desk.Beside("-tape"));
        var header = StudyHeader.Read(StudyPaths.Of(desk.Study));
        using var seal = new TapeSeal(header);
        var before = TapeReading.Of(tape, seal, header, 0).Records.Take(record).Sum(r => r.Size);
        tape[Tape.HeaderSize + before + 60] ^= 1;
        File.WriteAllBytes(desk.Beside("-tape"), tape);
    }
}
