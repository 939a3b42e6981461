using System.CommandLine;
using PsyInterview.Interchange;

namespace PsyInterview.Commands;

/// <summary>What a command made, in a file of its own.</summary>
internal static class WrittenFile
{
    public static Option<string?> To(string description) => new("--output", "--to") { Description = description };

    public static Option<bool> Overwrite() => new("--overwrite") { Description = "Let the file of --output take the place of one that is there." };

    /// <summary>Writes a file that only its owner may read, and says where; an existing one is taken only when that was asked for.</summary>
    /// <param name="source">What the content was made of; it is never the file that is written.</param>
    public static int Write(byte[] content, string path, string source, bool overwrite, InvocationConfiguration io)
    {
        try
        {
            if (Path.GetFullPath(path) == Path.GetFullPath(source)) throw new IOException("It is the file that was read; choose another name.");
            if (File.Exists(path) && !overwrite) throw new RefusedException($"{path} exists already; --overwrite takes its place.");
            io.Error.WriteLine($"Written to {SheetFile.Write(content, path, overwrite)}.");
            return ExitCode.Ok;
        }
        catch (RefusedException e)
        {
            io.Error.WriteLine(e.Message);
            return e.Exit;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            io.Error.WriteLine($"{path} cannot be written: {e.Message.TrimEnd('.')}.");
            return ExitCode.Failure;
        }
    }
}
