using System.Diagnostics;
using System.Globalization;
using WeightInit.Signal;
using WeightInit.Verdicts;

// verdict train NETS SEED DIGITS OUTCOMES [THREADS]   draws networks, trains each, writes the table; goes on with one that is there
// verdict judge OUTCOMES JUDGEMENTS                   diagnoses each network of a table and compares
switch (args)
{
    case ["train", var nets, var seed, var digits, var outcomes, ..]:
        Train(int.Parse(nets, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture), digits, outcomes,
            args.Length > 5 ? int.Parse(args[5], CultureInfo.InvariantCulture) : Environment.ProcessorCount);
        return 0;
    case ["judge", var outcomes, var judgements]:
        return Judge(outcomes, judgements);
    default:
        Console.Error.WriteLine("verdict: give train NETS SEED DIGITS OUTCOMES [THREADS], or judge OUTCOMES JUDGEMENTS");
        return 2;
}

static void Train(int count, int seed, string digits, string path, int threads)
{
    (LabelledData train, LabelledData test) = LabelledData.Digits(digits);
    List<Net> nets = NetSampler.Draw(count, seed);
    HashSet<int> done = File.Exists(path) ? [.. Outcome.Read(path).Select(outcome => outcome.Net.Number)] : [];
    if (done.Count == 0)
        File.WriteAllText(path, $"# verdict train {count} {seed}: {count} networks, protocol of docs/theory/verdict.md\n{Outcome.Header}\n");
    Stopwatch watch = Stopwatch.StartNew();
    Lock writing = new();
    Parallel.ForEach(nets.Where(net => !done.Contains(net.Number)), new ParallelOptions { MaxDegreeOfParallelism = threads }, net =>
    {
        Outcome outcome = Outcome.Of(net, TrainingProtocol.Standard, train, test);
        lock (writing)
        {
            File.AppendAllText(path, outcome.Row + "\n");
            Console.Error.WriteLine($"{watch.Elapsed:hh\\:mm\\:ss} {outcome.Row}");
        }
    });
    string[] lines = File.ReadAllLines(path);
    File.WriteAllLines(path, [.. lines.Where(line => line[0] == '#'), .. Outcome.Read(path).OrderBy(outcome => outcome.Net.Number).Select(outcome => outcome.Row)]);
}

static int Judge(string outcomes, string path)
{
    Judgement[] judgements = [.. Outcome.Read(outcomes).Select(Judgement.Of)];
    File.WriteAllLines(path, [Judgement.Header, .. judgements.Select(judgement => judgement.Row)]);
    foreach ((string name, Judgement[] part) in new[]
    {
        ("odd numbers, on which thresholds were chosen", judgements.Where(judgement => judgement.Outcome.Net.SetsThresholds).ToArray()),
        ("even numbers, reported", judgements.Where(judgement => !judgement.Outcome.Net.SetsThresholds).ToArray()),
        ("all", judgements),
    })
        Console.WriteLine($"{name}\n{Agreement.Of(part)}");
    return 0;
}
