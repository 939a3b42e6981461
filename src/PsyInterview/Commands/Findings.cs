using System.Globalization;

namespace PsyInterview.Commands;

/// <summary>How problems of a file are printed: file, line, what, the words, what to do.</summary>
internal static class Findings
{
    public static void Print(string path, IEnumerable<Problem> problems, TextWriter output)
    {
        foreach (var problem in problems)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}:{problem.Line}: {Name(problem.Severity)}: {problem.What}"));
            if (problem.Excerpt.Length > 0)
                output.WriteLine("    | " + problem.Excerpt);
            output.WriteLine("    " + problem.Hint);
        }
    }

    public static string Name(Severity severity) => severity == Severity.Error ? "error" : "advice";
}
