using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class BundleTests : IDisposable
{
    private static readonly BundleManifest Manifest = new("Anxiety", "FG1-1", "ob", "sd", Notes.At, "0.1.0", 0);

    private readonly Desk _desk = new();

    private string Path => System.IO.Path.Combine(_desk.Folder, "FG1-1.bundle");

    [Fact]
    public void What_goes_in_comes_out_with_what_it_says_about_itself()
    {
        var chain = Notes.Chain("FG1-1", "ob-77qa", 3);
        List<Entry> entries = [chain[0], chain[1].Erase(), chain[2], Notes.Seal("study", "sd-k3f9", 1, "“ja”\n\ud83d\ude00")];
        Write([.. entries, .. Notes.Chain(EntryId.Part, "ob-77qa", 1)]);
        var read = Bundle.Read(Path);
        Assert.Equal(entries, read.Entries);
        Assert.Equal(Manifest with { Entries = 4 }, read.Manifest);
        Assert.True(Bundle.IsBundle(Path));
        Assert.Equal(["FG1-1.bundle"], _desk.Names());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6000)]
    public void Nothing_and_much_more_than_one_piece_travel_alike(int count)
    {
        List<Entry> entries = [.. Notes.Chain("FG1-1", "ob-77qa", count), Notes.Seal("FG1-1", "ob-99ab", 1, new string('x', 3 << 20))];
        if (count == 0) entries.Clear();
        Write(entries);
        Assert.Equal(entries, Bundle.Read(Path).Entries);
    }

    [Fact]
    public void Any_byte_changed_or_cut_off_is_refused_with_a_sentence()
    {
        Write(Notes.Chain("FG1-1", "ob-77qa", 2));
        var whole = File.ReadAllBytes(Path);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            Refused(changed, at < 8 ? StudyFileProblem.NotABundle : at < 12 ? null : StudyFileProblem.Damaged);
            Refused(whole[..at], at == 0 ? StudyFileProblem.Empty : at < 8 ? StudyFileProblem.NotABundle : StudyFileProblem.Damaged);
        }
        Refused([.. whole, 0], StudyFileProblem.Damaged);
        File.WriteAllBytes(Path, whole);
        Assert.Equal(2, Bundle.Read(Path).Entries.Count);
    }

    [Fact]
    public void Pieces_left_out_swapped_or_from_another_bundle_are_damage()
    {
        Write([.. Notes.Chain("FG1-1", "ob-77qa", 6000)]);
        var whole = File.ReadAllBytes(Path);
        var pieces = Pieces(whole);
        Assert.True(pieces.Count >= 3);
        Refused(Of(whole, pieces[..^1]), StudyFileProblem.Damaged);
        Refused(Of(whole, [.. pieces[..^2], pieces[^1]]), StudyFileProblem.Damaged);
        Refused(Of(whole, [pieces[1], pieces[0], .. pieces[2..]]), StudyFileProblem.Damaged);
        Refused(Of(whole, [.. pieces, pieces[^1]]), StudyFileProblem.Damaged);
        File.Delete(Path);
        Write([.. Notes.Chain("FG1-1", "ob-77qa", 6000)]);
        var other = File.ReadAllBytes(Path);
        Refused(Of(whole, [.. pieces[..^1], Pieces(other)[^1]]), StudyFileProblem.Damaged);
        Refused(Of(whole, pieces, other[..512]), StudyFileProblem.Damaged);
    }

    [Fact]
    public void A_newer_format_and_a_protection_that_is_not_known_ask_for_an_update()
    {
        Write(Notes.Chain("FG1-1", "ob-77qa", 2));
        var whole = File.ReadAllBytes(Path);
        whole[8] = 2;
        Assert.Contains("newer PsyInterview (format 2; this one knows 1)", Refused(whole, StudyFileProblem.NewerVersion), StringComparison.Ordinal);
        (whole[8], whole[12]) = (1, 1);
        SHA256.HashData(whole.AsSpan(0, 480), whole.AsSpan(480, 32));
        Assert.Contains("protected in a way, number 1", Refused(whole, StudyFileProblem.NewerVersion), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_bundle_is_told_apart()
    {
        Problem(StudyFileProblem.Missing);
        File.WriteAllText(Path, "# a note of mine\n");
        Problem(StudyFileProblem.NotABundle);
        Assert.False(Bundle.IsBundle(Path));
        File.Delete(Path);
        Directory.CreateDirectory(Path);
        Problem(StudyFileProblem.NotABundle);
        Directory.Delete(Path);
        if (!OperatingSystem.IsLinux()) return;
        using (var pipe = Process.Start("mkfifo", Path)) pipe.WaitForExit();
        Problem(StudyFileProblem.NotABundle);
        Assert.False(Bundle.IsBundle(Path));
    }

    [Fact]
    public void It_takes_no_file_s_place_and_half_a_bundle_leaves_nothing()
    {
        File.WriteAllText(Path, "mine");
        Assert.Equal(StudyFileProblem.AlreadyExists, Assert.Throws<StudyFileException>(() => Bundle.Begin(Path)).Problem);
        Assert.Equal("mine", File.ReadAllText(Path));
        File.Delete(Path);
        Bundle.Begin(Path).Dispose();
        Assert.Empty(_desk.Names());
        var late = Bundle.Begin(Path);
        File.WriteAllText(Path, "came meanwhile");
        Assert.Equal(StudyFileProblem.AlreadyExists, Assert.Throws<StudyFileException>(() => late.Complete(Manifest, [])).Problem);
        late.Dispose();
        Assert.Equal(["FG1-1.bundle"], _desk.Names());
        Assert.Equal(StudyFileProblem.Missing, Assert.Throws<StudyFileException>(() => Bundle.Begin(System.IO.Path.Combine(_desk.Folder, "no", "x"))).Problem);
    }

    [Fact]
    public void Only_its_owner_may_read_it_and_no_word_stands_in_it_in_clear()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no such mode here.");
        if (OperatingSystem.IsWindows()) return;
        Write([Notes.Seal("FG1-1", "ob-77qa", 1, "the-dog-has-no-name")]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        foreach (var word in (string[])["the-dog", "ob-77qa", "Anxiety", "FG1"])
            Assert.True(File.ReadAllBytes(Path).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) < 0, word);
    }

    [Fact]
    public void On_a_full_disk_there_is_no_bundle_and_a_sentence()
    {
        using var disk = new TinyDisk(mebibytes: 4);
        using var desk = disk.Desk();
        var path = System.IO.Path.Combine(desk.Folder, "a.bundle");
        using var writing = Bundle.Begin(path);
        var refusal = Assert.Throws<StudyFileException>(() => writing.Complete(Manifest, [Notes.Seal("FG1-1", "ob-77qa", 1, new string('x', 8 << 20))]));
        Assert.Contains("the disk is full. Make room and try again.", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Names(), name => name.StartsWith("a.", StringComparison.Ordinal));
    }

    public void Dispose() => _desk.Dispose();

    private void Write(IReadOnlyList<Entry> entries)
    {
        using var writing = Bundle.Begin(Path);
        writing.Complete(Manifest, entries);
    }

    private string Refused(byte[] bytes, StudyFileProblem? problem)
    {
        File.WriteAllBytes(Path, bytes);
        return Problem(problem);
    }

    private string Problem(StudyFileProblem? problem)
    {
        var refusal = Assert.Throws<StudyFileException>(() => Bundle.Read(Path));
        if (problem is { } expected) Assert.Equal((expected, refusal.Message), (refusal.Problem, refusal.Message));
        if (refusal.Problem == StudyFileProblem.Damaged) Assert.EndsWith("Ask for it again; nothing was changed.", refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    private static List<byte[]> Pieces(byte[] whole)
    {
        var pieces = new List<byte[]>();
        for (var at = 512; at < whole.Length;)
        {
            var size = 33 + BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(at + 28));
            pieces.Add(whole[at..(at + size)]);
            at += size;
        }
        return pieces;
    }

    private static byte[] Of(byte[] whole, IEnumerable<byte[]> pieces, byte[]? header = null) => [.. header ?? whole[..512], .. pieces.SelectMany(piece => piece)];
}
