using System.Runtime.CompilerServices;

// The toolkit keeps its settings and its fake screen in process-wide state.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace PsyInterview.Tests;

internal static class AssemblySettings
{
    // Before the first use of the toolkit: it then opens no terminal and writes no byte.
    [ModuleInitializer]
    internal static void KeepOffTheTerminal() => Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");
}
