using System.Text;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class PrivacyTests
{
    [Fact]
    public void The_folders_the_program_makes_are_the_owner_s_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders have no such mode here.");
        if (OperatingSystem.IsWindows()) return;
        using var desk = new Desk();
        string In(string name) => Path.Combine(desk.Folder, name);
        new RecorderIdentity(In("config")).Remember("sd");
        var shelf = new Shelf(TimeProvider.System, "sd", In("data"), In("state"));
        shelf.Open(shelf.Demo()).Dispose();
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var made in (string[])["config", "data", "state"]) Assert.Equal(ownerOnly, File.GetUnixFileMode(In(made)));
    }

    [Fact]
    public void Nobody_but_the_owner_may_read_any_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no such mode here.");
        using var desk = new Desk();
        using var study = desk.Create();
        desk.Save(study, 3);
        RecoveryTests.Settle(desk, study);
        desk.Save(study, 3);
        using var left = desk.Kill();
        var tape = File.ReadAllBytes(left.Beside("-tape"));
        tape[100] ^= 1;
        File.WriteAllBytes(left.Beside("-tape"), tape);
        using var again = left.Open();
        RecoveryTests.Settle(left, again);
        string[] own = [.. Directory.GetFiles(desk.Folder), left.Beside("-damaged-1")];
        Assert.Equal(7 + 1, own.Length);
        Assert.All(own, file => Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, Mode(file))));
    }

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    [Fact]
    public void No_words_of_an_entry_or_a_draft_stand_on_the_disk_in_clear()
    {
        using var desk = new Desk();
        using var study = desk.Create();
        const string secret = "the-dog-has-no-name";
        study.Append(desk.Next(study.Recorder, secret, stream: "P07-secret-stream"));
        study.SaveDraft(new("P07-1", "note", null, Notes.At, secret));
        RecoveryTests.Settle(desk, study);
        study.Append(desk.Next(study.Recorder, secret, stream: "P07-secret-stream"));
        Assert.True(study.Flush(Desk.Patience));
        using var left = desk.Kill();
        foreach (var file in Directory.GetFiles(left.Folder))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var word in (string[])[secret, "secret-stream", "note-taken", study.Recorder])
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{word} stands in {file}");
            }
        }
    }
}
