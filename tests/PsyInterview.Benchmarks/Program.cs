using System.Globalization;
using BenchmarkDotNet.Running;
using PsyInterview.Benchmarks;

// study PATH ENTRIES [ELSEWHERE]: writes the study that the terminal measurements open; anything else goes to the benchmarks.
if (args is ["study", var path, var entries, .. var rest])
{
    LongStudy.Write(path, int.Parse(entries, CultureInfo.InvariantCulture), rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 0);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(LongStudy).Assembly).Run(args);
