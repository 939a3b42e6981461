namespace PsyInterview.Screens;

/// <summary>The path of a file as a person types it, or drags it into the window.</summary>
internal static class TypedPath
{
    /// <summary>The path: without the quotes that dragging puts around it, and with ~ for the home folder.</summary>
    public static string Of(string typed)
    {
        var path = typed.Trim().Trim('\'', '"');
        return path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..]) : path;
    }

    /// <summary>Why nothing came of it, in a sentence.</summary>
    public static string WhyNot(string path, Exception wrong) => wrong is FileNotFoundException or DirectoryNotFoundException ? $"{path}: there is no such file"
        : Directory.Exists(path) ? $"{path}: it is a folder" : $"{path}: {wrong.Message.TrimEnd('.')}";
}
