using System.CommandLine;
using PsyInterview.Log;
using PsyInterview.Storage;

namespace PsyInterview.Commands;

/// <summary>What the commands on a study share: the argument, opening to read, and the exit code of each failure.</summary>
internal static class StudyArgument
{
    public static Argument<string> New() => new("STUDY") { Description = "The study file, for example interviews.psy." };

    public static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    /// <summary>Reads a study as it is at this moment and hands it on.</summary>
    public static int Reading(string path, InvocationConfiguration io, Func<StudyFile, int> use) => Guarded(io, () =>
    {
        using var file = StudyFile.OpenToRead(path);
        foreach (var notice in file.Notices) io.Error.WriteLine(notice);
        return use(file);
    });

    /// <summary>Runs what may meet a study that cannot be used, and says so in a sentence.</summary>
    public static int Guarded(InvocationConfiguration io, Func<int> act)
    {
        try
        {
            return act();
        }
        catch (StudyFileException e)
        {
            io.Error.WriteLine(e.Message);
            return e.Problem switch
            {
                StudyFileProblem.Missing => ExitCode.NotFound,
                StudyFileProblem.AlreadyExists => ExitCode.Refused,
                StudyFileProblem.InUse => ExitCode.InUse,
                _ => ExitCode.Failure,
            };
        }
        catch (RefusedException e)
        {
            io.Error.WriteLine(e.Message);
            return e.Exit;
        }
        catch (ArgumentException)
        {
            io.Error.WriteLine("Name a study file, for example interviews.psy.");
            return ExitCode.Usage;
        }
        catch (Terminal.NoTerminalException e)
        {
            io.Error.WriteLine(e.Message);
            return ExitCode.Usage;
        }
    }

    /// <summary>Reads a study, or only one session and what concerns the whole study.</summary>
    public static LogReading ReadLog(this StudyFile file, string? session)
    {
        if (session is null) return LogReading.Of(file.ReadAll(), AllKinds.Known);
        var entries = file.Read(session);
        if (entries.Count == 0 || session is EntryId.Study or EntryId.Part) throw new RefusedException($"There is no session {session} in this study.", ExitCode.NotFound);
        return LogReading.Of([.. file.Read(EntryId.Study), .. entries], AllKinds.Known);
    }
}

/// <summary>A rule or a missing thing stops a command; the message is the sentence for the person.</summary>
internal sealed class RefusedException(string message, int exit = ExitCode.Refused) : Exception(message)
{
    public int Exit { get; } = exit;
}
