using BenchmarkDotNet.Running;

// dotnet run --project bench/kernels -c Release -- --filter '*' --job short
BenchmarkSwitcher.FromAssembly(typeof(WeightInit.Kernels.NativeLaws).Assembly).Run(args);
