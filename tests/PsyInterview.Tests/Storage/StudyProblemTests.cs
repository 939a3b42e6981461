using System.Diagnostics;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class StudyProblemTests
{
    [Fact]
    public void A_study_that_is_not_there_is_missing()
    {
        using var desk = new Desk();
        Refused(StudyFileProblem.Missing, "Check the name", desk.Open);
        Refused(StudyFileProblem.Missing, "Check the name", desk.OpenToRead);
        Refused(StudyFileProblem.Missing, "no folder", () => StudyFile.Create(Path.Combine(desk.Folder, "no", "x.psy"), "sd", TimeProvider.System));
        Assert.Empty(desk.Names());
    }

    [Fact]
    public void A_new_study_never_takes_the_place_of_a_file()
    {
        using var desk = new Desk();
        File.WriteAllText(desk.Study, "mine");
        Refused(StudyFileProblem.AlreadyExists, "another name", desk.Create);
        Assert.Equal("mine", File.ReadAllText(desk.Study));
        Assert.Equal(["anxiety.psy"], desk.Names());
    }

    [Theory]
    [InlineData(0, StudyFileProblem.Empty)]
    [InlineData(100, StudyFileProblem.NotAStudy)]
    [InlineData(8192, StudyFileProblem.NotAStudy)]
    [InlineData(20000, StudyFileProblem.NotAStudy)]
    public void A_foreign_file_is_refused_and_left_byte_for_byte(int length, StudyFileProblem problem)
    {
        using var desk = new Desk();
        var foreign = new byte[length];
        new Random(1).NextBytes(foreign);
        File.WriteAllBytes(desk.Study, foreign);
        Refused(problem, "", desk.Open);
        Refused(problem, "", desk.OpenToRead);
        Assert.Equal(foreign, File.ReadAllBytes(desk.Study));
        Assert.Equal(["anxiety.psy"], desk.Names());
    }

    [Fact]
    public void A_folder_is_not_a_study()
    {
        using var desk = new Desk();
        Directory.CreateDirectory(desk.Study);
        Refused(StudyFileProblem.NotAStudy, "folder", desk.Open);
    }

    [Fact]
    public void A_study_of_a_newer_version_is_left_alone()
    {
        using var desk = Filled();
        var bytes = File.ReadAllBytes(desk.Study);
        bytes[8] = 2;
        File.WriteAllBytes(desk.Study, bytes);
        Refused(StudyFileProblem.NewerVersion, "Update PsyInterview", desk.Open);
        Assert.Equal(bytes, File.ReadAllBytes(desk.Study));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(4080)]
    public void A_flipped_bit_in_the_beginning_is_damage(int at)
    {
        using var desk = Filled();
        var bytes = File.ReadAllBytes(desk.Study);
        bytes[at] ^= 4;
        File.WriteAllBytes(desk.Study, bytes);
        Refused(StudyFileProblem.Damaged, "restore the last backup", desk.Open);
        Assert.Equal(bytes, File.ReadAllBytes(desk.Study));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(4096)]
    [InlineData(9000)]
    public void A_study_cut_short_is_damage_and_no_new_one_is_begun_over_it(int length)
    {
        using var desk = Filled();
        var bytes = File.ReadAllBytes(desk.Study)[..length];
        File.WriteAllBytes(desk.Study, bytes);
        Refused(StudyFileProblem.Damaged, "restore", desk.Open);
        Assert.Equal(bytes, File.ReadAllBytes(desk.Study));
    }

    [Fact]
    public void A_study_marked_read_only_can_be_read_and_not_written()
    {
        using var desk = Filled();
        File.SetAttributes(desk.Study, FileAttributes.ReadOnly);
        Refused(StudyFileProblem.Unwritable, "psyinterview report", desk.Open);
        using var study = desk.OpenToRead();
        Assert.Single(study.Read("P07-1"));
        File.SetAttributes(desk.Study, FileAttributes.Normal);
    }

    [Fact]
    public void A_study_in_a_read_only_folder_can_be_read_and_not_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders have no such mode here.");
        using var desk = Filled();
        foreach (var beside in Directory.GetFiles(desk.Folder, "*-*")) File.Delete(beside);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(desk.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Refused(StudyFileProblem.Unwritable, "a folder of yours", desk.Open);
        Refused(StudyFileProblem.Unwritable, "a folder of yours", () => StudyFile.Create(desk.Study + "2", "sd", TimeProvider.System));
        using (var study = desk.OpenToRead()) Assert.Single(study.Read("P07-1"));
        Assert.Equal(["anxiety.psy"], desk.Names());
    }

    [Fact]
    public void A_second_opener_is_told_who_has_the_study()
    {
        using var desk = Filled();
        using var study = StudyFile.Open(desk.Study, "anna", new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Notes.At));
        var refusal = Refused(StudyFileProblem.InUse, "psyinterview report", desk.Open);
        Assert.Contains($"by anna on {Environment.MachineName} since 2026-11-22", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
        Refused(StudyFileProblem.InUse, "", desk.Open);
    }

    [Theory]
    [InlineData("-s")]
    [InlineData("")]
    public void A_study_is_opened_once_under_whatever_name(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Hard links have no lock elsewhere.");
        using var desk = Filled();
        var second = Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Folder, "other")).FullName, "second.psy");
        Process.Start("ln", [.. kind.Split(' ', StringSplitOptions.RemoveEmptyEntries), desk.Study, second]).WaitForExit();
        using (var study = desk.Open())
        {
            Refused(StudyFileProblem.InUse, "Close it there first", () => StudyFile.Open(second, "sd", TimeProvider.System));
            desk.Save(study);
            using var reader = desk.OpenToRead();
            Assert.Equal(2, reader.ReadAll().Count);
        }
        using var again = StudyFile.Open(second, "sd", TimeProvider.System);
        Assert.Equal(2, again.ReadAll().Count);
        Refused(StudyFileProblem.InUse, "Close it there first", desk.Open);
    }

    [Fact]
    public void A_study_in_a_linked_folder_has_one_lock_and_one_safety_copy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right of their own here.");
        using var desk = Filled();
        var link = Path.Combine(desk.Folder, "link");
        Directory.CreateSymbolicLink(link, desk.Folder);
        using var study = desk.Open();
        var saved = desk.Save(study);
        Refused(StudyFileProblem.InUse, "Close it there first", () => StudyFile.Open(Path.Combine(link, "anxiety.psy"), "sd", TimeProvider.System));
        using var reader = StudyFile.OpenToRead(Path.Combine(link, "anxiety.psy"));
        Assert.Equal(saved[0], reader.ReadAll()[^1]);
    }

    [Fact]
    public void A_pipe_or_a_device_is_refused_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes have no names elsewhere.");
        using var desk = new Desk();
        Process.Start("mkfifo", [desk.Study]).WaitForExit();
        Refused(StudyFileProblem.NotAStudy, "pipe", desk.Open);
        Refused(StudyFileProblem.NotAStudy, "pipe", desk.OpenToRead);
        Refused(StudyFileProblem.NotAStudy, "device", () => StudyFile.OpenToRead("/dev/zero"));
        Assert.Equal(["anxiety.psy"], desk.Names());
    }

    [Fact]
    public void The_lock_holds_between_processes_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "flock(1) is a Linux program.");
        using var desk = Filled();
        using var flock = Process.Start(new ProcessStartInfo("flock", ["--exclusive", desk.Beside("-lock"), "sh", "-c", "echo held; read line"])
        { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("held", flock.StandardOutput.ReadLine());
        Refused(StudyFileProblem.InUse, "another window", desk.Open);
        flock.StandardInput.Close();
        flock.WaitForExit();
        desk.Open().Dispose();
    }

    private static Desk Filled()
    {
        var desk = new Desk();
        using var study = desk.Create();
        desk.Save(study);
        return desk;
    }

    private static StudyFileException Refused(StudyFileProblem problem, string words, Func<StudyFile> open)
    {
        var refusal = Assert.Throws<StudyFileException>(open);
        Assert.Equal(problem, refusal.Problem);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        return refusal;
    }
}
