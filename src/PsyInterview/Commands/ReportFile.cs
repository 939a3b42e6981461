using System.Text;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>A report that leaves the study: a new file for the eyes of its owner, and a line in the study that says so.</summary>
internal static class ReportFile
{
    /// <summary>Writes a report to a file and records that it was made.</summary>
    /// <param name="report">The table, from the whole log.</param>
    /// <param name="overwrite">True to take the place of a file that is there.</param>
    /// <returns>Where it was written.</returns>
    /// <exception cref="RefusedException">The file is there already or cannot be made; or somebody has the study open.</exception>
    public static string Write(Shelf shelf, string study, string name, Func<LogReading, Table> report, string file, string format, bool overwrite)
    {
        var path = Path.GetFullPath(file);
        if (Path.GetFileName(path).Contains(".psy", StringComparison.OrdinalIgnoreCase) || path == Path.GetFullPath(study))
            throw new RefusedException($"{file} has the name of a study; choose another.");
        if (Directory.Exists(path)) throw new RefusedException($"{file} is a folder; name a file in it.");
        if (File.Exists(path) && !overwrite) throw new RefusedException($"{file} exists already; --overwrite takes its place.");
        using var opened = Open(shelf, study);
        var words = new StringWriter { NewLine = "\n" };
        ReportPrint.Write(report(opened.ReadAll()), format, words);
        var isMade = false;
        try
        {
            // A link is taken away and not followed, and what was readable by others is not any more.
            if (overwrite) File.Delete(path);
            using var output = PrivateFile.Open(path, FileMode.CreateNew, FileAccess.Write);
            isMade = true;
            // On record before the words leave: a report that nobody can find is worse than a line about one that was never written.
            var recorder = opened.Recorder;
            recorder.Do(recorder.Now(), Decision.That(new ExportMade($"report {name}", Path.GetFileName(path))));
            opened.SaveNow();
            if (recorder.Store.Status.Problem is { } problem)
                throw new RefusedException($"The report was not written: the study cannot be saved ({problem}).", ExitCode.Failure);
            output.Write(Encoding.UTF8.GetBytes(words.ToString()));
            output.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RefusedException)
        {
            // Half a report is none.
            if (isMade) File.Delete(path);
            if (e is RefusedException) throw;
            throw new RefusedException($"{file} cannot be written: {e.Message.TrimEnd('.')}.", ExitCode.Failure);
        }
        return path;
    }

    /// <summary>The form that a file's ending stands for, or null.</summary>
    public static string? FormatOf(string file) =>
        ReportPrint.Formats.FirstOrDefault(f => file.EndsWith(f.Ending, StringComparison.OrdinalIgnoreCase)).Format;

    private static OpenStudy Open(Shelf shelf, string study)
    {
        try
        {
            return shelf.Open(study);
        }
        catch (StudyFileException e) when (e.Problem == StudyFileProblem.InUse)
        {
            throw new RefusedException(
                $"{e.Message} A report in a file is recorded in the study, so that it can be chased when somebody withdraws: close the study there first.",
                ExitCode.InUse);
        }
    }
}
