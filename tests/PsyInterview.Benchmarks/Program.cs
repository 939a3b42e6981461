using System.Globalization;
using BenchmarkDotNet.Running;
using PsyInterview.Benchmarks;
using PsyInterview.Tests.Guides;

// study PATH ENTRIES [ELSEWHERE], guide PATH TOPICS: write the study and the guide that the terminal measurements open; anything else goes to the benchmarks.
if (args is ["study", var path, var entries, .. var rest])
{
    LongStudy.Write(path, int.Parse(entries, CultureInfo.InvariantCulture), rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 0);
    return;
}
if (args is ["guide", var file, var topics])
{
    File.WriteAllText(file, LargeGuide.Text(int.Parse(topics, CultureInfo.InvariantCulture)));
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(LongStudy).Assembly).Run(args);
