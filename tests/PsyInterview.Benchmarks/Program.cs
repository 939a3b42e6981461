using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(PsyInterview.Benchmarks.DurableNote).Assembly).Run(args);
