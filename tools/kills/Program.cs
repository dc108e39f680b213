using WeightInit.Kills;

// kills [--count N] [--seed S] [--model MODEL] [--folder DIR]
//   Starts `weightinit init MODEL` and ends it by SIGKILL at a random moment, half of the time over an old checkpoint with --force,
//   until N kills found it alive. Checks that under the name stands the old checkpoint whole, the new one whole, or nothing, and
//   that the next run leaves nothing beside it. Ends with 1 at the first thing that is otherwise.
Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"kills: {wrong.Message}; usage: kills [--count N] [--seed S] [--model NAME|config.json] [--folder DIR]");
    return 2;
}

using Bench bench = new(options.Folder, options.Model);
try
{
    Tally tally = new();
    Timing timing = bench.Calibrate();
    Random random = new(options.Seed);
    for (int round = 0; tally.Kills < options.Count; round++)
        tally.Add(bench.Kill(Round.Draw(random, round, timing)));
    Console.WriteLine($"{options.Count} kills of init {Path.GetFileName(options.Model)}, seed {options.Seed}; a whole run takes {timing.Total.TotalSeconds:0.00} s");
    Console.Write(tally);
    return 0;
}
catch (BrokenPromiseException broken)
{
    Console.Error.WriteLine($"kills: {broken.Message}");
    Console.Error.WriteLine($"kills: left as it is: {bench.Keep()}");
    return 1;
}
