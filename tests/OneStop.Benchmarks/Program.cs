using OneStop.Benchmarks;

Console.WriteLine($"The largest state of the ten steps: {new HumanSteps().LargestState()} bytes.");
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
