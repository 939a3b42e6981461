using PsyInterview.Interchange;

namespace PsyInterview.Commands;

/// <summary>A file that was named on the command line, or the sentence that says why it cannot be read.</summary>
internal static class GivenFile
{
    /// <summary>Reads a table saved as CSV; what is wrong within it is among its problems.</summary>
    /// <param name="hasCorner">True when the first column holds names, so that the cell above them may be empty.</param>
    public static (CsvReading? Table, string? Trouble, int Exit) Table(string path, bool hasCorner = false) => Read(path, () => CsvFile.Read(path, hasCorner));

    /// <summary>Reads with a function that throws as the disk does.</summary>
    /// <returns>What it gave, or null with the sentence and the code to end with.</returns>
    public static (T? Found, string? Trouble, int Exit) Read<T>(string path, Func<T> read)
        where T : class
    {
        try
        {
            return (read(), null, ExitCode.Ok);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, $"{path}: there is no such file.", ExitCode.NotFound);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var why = Directory.Exists(path) ? "it is a folder" : wrong.Message;
            return (null, $"{path}: cannot be read: {why.TrimEnd('.')}.", ExitCode.Failure);
        }
    }
}
