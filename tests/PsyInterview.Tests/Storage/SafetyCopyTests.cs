using System.CommandLine;
using PsyInterview.Commands;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class SafetyCopyTests
{
    public enum Harm
    {
        FlippedBit,
        LastBytesZeroed,
        LastRecordsGarbled,
        CutInARecord,
        CutBehindTheRecords,
        Emptied,
        Deleted,
        BeginningGarbled,
    }

    public static TheoryData<Harm> Harms => [.. Enum.GetValues<Harm>()];

    [Theory]
    [MemberData(nameof(Harms))]
    public void Whatever_happens_to_the_safety_copy_after_a_kill_is_told_and_what_is_left_of_it_kept(Harm harm)
    {
        using var desk = new Desk();
        using var study = desk.Create();
        var saved = desk.Save(study, 4);
        using var left = desk.Kill();
        Do(harm, left);
        var tape = File.Exists(left.Beside("-tape")) ? File.ReadAllBytes(left.Beside("-tape")) : null;
        using (var reader = left.OpenToRead())
        {
            Assert.False(reader.SafetyCopyWasWhole);
            Assert.Contains(reader.Notices, notice => notice.Contains("may be missing", StringComparison.Ordinal));
            Assert.DoesNotContain(left.Names(), name => name.Contains("damaged", StringComparison.Ordinal));
        }
        using (var again = left.Open())
        {
            Assert.False(again.SafetyCopyWasWhole);
            Assert.Contains(again.Notices, notice => notice.Contains("may be missing", StringComparison.Ordinal));
            Assert.Equal(saved.Take(again.ReadAll().Count), again.ReadAll());
            left.Save(again);
        }
        if (harm is Harm.CutBehindTheRecords or Harm.Emptied or Harm.Deleted) Assert.DoesNotContain("anxiety.psy-damaged-1", left.Names());
        else Assert.Equal(tape, File.ReadAllBytes(left.Beside("-damaged-1")));
        using var third = left.Open();
        Assert.Empty(third.Notices);
        Assert.Equal(!File.Exists(left.Beside("-damaged-1")), third.SafetyCopyWasWhole);
    }

    [Fact]
    public void After_a_clean_end_and_after_a_mere_kill_the_safety_copy_is_whole()
    {
        using var desk = new Desk();
        using (var study = desk.Create())
        {
            desk.Save(study, 3);
            Assert.True(study.SafetyCopyWasWhole);
            using var beside = desk.OpenToRead();
            Assert.True(beside.SafetyCopyWasWhole);
            using var left = desk.Kill();
            using (var reader = left.OpenToRead()) Assert.True(reader.SafetyCopyWasWhole);
            using var again = left.Open();
            Assert.True(again.SafetyCopyWasWhole);
        }
        using var after = desk.OpenToRead();
        Assert.True(after.SafetyCopyWasWhole);
        Assert.Empty(after.Notices);
    }

    [Fact]
    public void A_tape_whose_emptying_was_broken_off_is_no_damage()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        desk.Save(study, 4);
        var before = File.ReadAllBytes(desk.Beside("-tape"));
        RecoveryTests.Settle(desk, study);
        using var left = desk.Kill();
        before.AsSpan(Tape.HeaderSize, 100).Clear();
        File.WriteAllBytes(left.Beside("-tape"), before);
        using var again = left.Open();
        Assert.True(again.SafetyCopyWasWhole);
        Assert.Empty(again.Notices);
        Assert.Equal(4, again.ReadAll().Count);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("")]
    public void Verify_says_so_and_exits_with_4(string json)
    {
        using var desk = new Desk();
        using (var study = desk.Create())
        {
            desk.Save(study);
            using var left = desk.Kill();
            Do(Harm.Deleted, left);
            Assert.Contains("may be missing", Verify(left, json, ExitCode.Findings), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("may be missing", Verify(desk, json, ExitCode.Ok), StringComparison.Ordinal);
        File.WriteAllText(desk.Beside("-damaged-1"), "x");
        Assert.Contains("may be missing", Verify(desk, json, ExitCode.Findings), StringComparison.Ordinal);
    }

    private static string Verify(Desk desk, string json, int exit)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var words = json.Length == 0 ? new[] { desk.Study } : [desk.Study, json];
        var done = VerifyCommand.Command().Parse(words).Invoke(new InvocationConfiguration { Output = output, Error = error });
        Assert.True(exit == done, output.ToString());
        return output.ToString();
    }

    private static void Do(Harm harm, Desk desk)
    {
        var path = desk.Beside("-tape");
        var tape = File.ReadAllBytes(path);
        var header = StudyHeader.Read(StudyPaths.Of(desk.Study));
        using var seal = new TapeSeal(header);
        var reading = TapeReading.Of(tape, seal, header, 0);
        var end = (int)reading.End;
        var last = reading.Records[^1].Size;
        switch (harm)
        {
            case Harm.FlippedBit: tape[end - last + 50] ^= 1; break;
            case Harm.LastBytesZeroed: tape.AsSpan(end - 60, 60).Clear(); break;
            case Harm.LastRecordsGarbled: new Random(1).NextBytes(tape.AsSpan(end - last - 100, last + 100)); break;
            case Harm.CutInARecord: tape = tape[..(end - 40)]; break;
            case Harm.CutBehindTheRecords: tape = tape[..end]; break;
            case Harm.Emptied: tape = []; break;
            case Harm.BeginningGarbled: new Random(1).NextBytes(tape.AsSpan(0, Tape.HeaderSize)); break;
            default: break;
        }
        if (harm == Harm.Deleted) File.Delete(path);
        else File.WriteAllBytes(path, tape);
    }
}
