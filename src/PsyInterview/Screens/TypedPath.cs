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

    /// <summary>Asks for a file and reads or writes it on another thread: what is large takes a while.</summary>
    /// <param name="before">Done with the path first, on this thread; what it returns refuses the path.</param>
    public static void Ask<T>(Shell shell, Press press, string prompt, string bar, Func<string, T> work, Action<T> take, Func<string, string?>? before = null) => shell.Type(new Typing(prompt, press.At, typed =>
    {
        var path = Of(typed);
        if (path.Length == 0) return "type the path of the file";
        if (before?.Invoke(path) is { } refusal) return refusal;
        Task.Run(() => work(path)).ContinueWith(done => shell.Soon(() =>
        {
            if (done.IsCompletedSuccessfully) take(done.Result);
            else shell.Say(WhyNot(path, done.Exception!.GetBaseException()));
        }), TaskScheduler.Default);
        return null;
    })
    { Bar = $"{bar}  Enter  Esc back" });

    /// <summary>Why nothing came of it, in a sentence.</summary>
    public static string WhyNot(string path, Exception wrong) => wrong is FileNotFoundException or DirectoryNotFoundException ? $"{path}: there is no such file"
        : Directory.Exists(path) ? $"{path}: it is a folder" : $"{path}: {wrong.Message.TrimEnd('.')}";
}
