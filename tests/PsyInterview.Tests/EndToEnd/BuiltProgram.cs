namespace PsyInterview.Tests.EndToEnd;

/// <summary>The program under test, in whatever form it was built.</summary>
internal static class BuiltProgram
{
    /// <summary>Names a published executable to test in place of the build that lies with the tests.</summary>
    public const string Variable = "PSYINTERVIEW_EXE";

    private const string Assembly = "psyinterview.dll";

    /// <summary>Whether the published executable is tested, which starts faster and has no runtime beside it.</summary>
    public static bool IsPublished => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>The words that start the program, followed by the given arguments.</summary>
    public static IReadOnlyList<string> Command(params IEnumerable<string> arguments) => [.. Start(), .. arguments];

    /// <summary>Whether an assembly lies there with what the host needs to run it.</summary>
    internal static bool CanStart(string assembly) =>
        File.Exists(assembly)
        && File.Exists(Path.ChangeExtension(assembly, ".runtimeconfig.json"))
        && File.Exists(Path.ChangeExtension(assembly, ".deps.json"));

    /// <summary>The program's own output folder, of the configuration the tests were built in.</summary>
    internal static string? OwnOutput()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        for (var folder = output.Parent; folder != null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, "src", "PsyInterview");
            if (Directory.Exists(project))
                return Path.Combine(project, "bin", output.Parent!.Name, output.Name);
        }
        return null;
    }

    private static IReadOnlyList<string> Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } published)
            return File.Exists(published) ? [Path.GetFullPath(published)] : throw new FileNotFoundException($"{Variable} names no file; it must be an absolute path.", published);
        string?[] folders = [AppContext.BaseDirectory, OwnOutput()];
        var assembly = folders.OfType<string>().Select(folder => Path.Combine(folder, Assembly)).FirstOrDefault(CanStart)
            ?? throw new FileNotFoundException($"Neither {string.Join(" nor ", folders)} has a {Assembly} that can be started.");
        return [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", assembly];
    }
}
