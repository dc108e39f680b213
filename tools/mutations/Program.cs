using WeightInit.Mutations;

// mutations [--count N] [--seed S] [--kind configs|indexes|manifests|recipes|modules|networks|lines|provenances|onnx|kerasmodels|kerasarchives|all]
//   Changes configs, indexes of shards, manifests, recipes, module lists, network lines, provenance, ONNX graphs and Keras models at random, in their bytes and in
//   their JSON or messages, and reads each in this process. A mutant is read and planned, or refused in one line, within ten seconds of the processor's time and a gibibyte.
//   Prints the counts, and ends with 1 at the first mutant that does otherwise, which it leaves in a file.
Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"mutations: {wrong.Message}; usage: mutations [--count N] [--seed S] [--kind configs|indexes|manifests|recipes|modules|networks|lines|provenances|onnx|kerasmodels|kerasarchives|all]");
    return 2;
}

using Bench bench = new(Repository.Find(AppContext.BaseDirectory));
try
{
    Tally tally = bench.Run(options.Count, options.Seed, options.Kinds);
    Console.WriteLine($"{options.Count} mutants, seed {options.Seed}");
    Console.Write(tally);
    return 0;
}
catch (BrokenPromiseException broken)
{
    Console.Error.WriteLine($"mutations: {broken.Message}");
    return 1;
}
