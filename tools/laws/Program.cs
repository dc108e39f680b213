using System.Globalization;
using WeightInit;
using WeightInit.Laws;

// laws [COUNT] [SEED]    COUNT samples (10^9) of each law of our own stream against theory, as a Markdown table; 1 where one disagrees
const double Significant = 5;
const double LargestKolmogorov = 2.69;
long count = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000_000;
ulong seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
float[] values = new float[1 << 16];
bool agrees = true;

Console.WriteLine($"{count} samples of float32 of each law, seed {seed}.");
Console.WriteLine();
Console.WriteLine("| law | mean, standard errors | variance, standard errors | χ², deviations | √n · KS | above and below 3σ (expected) | 4σ | 5σ |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (Theory theory in Theory.All)
{
    RandomKey key = RandomKey.FromSeed(seed).For(theory.Drawn.ToString());
    Tally tally = new(theory);
    for (long start = 0; start < count; start += values.Length)
    {
        Span<float> part = values.AsSpan(0, (int)Math.Min(values.Length, count - start));
        key.Fill(part, theory.Drawn, start);
        tally.Add(part);
    }

    agrees &= Math.Abs(tally.MeanError) < Significant && Math.Abs(tally.VarianceError) < Significant
        && Math.Abs(tally.ChiSquare) < Significant && tally.Kolmogorov < LargestKolmogorov;
    string far = string.Join(" | ", new[] { 3, 4, 5 }.Select(deviations => Far(tally, deviations)));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| `{theory.Drawn}` | {tally.MeanError:+0.00;-0.00} | {tally.VarianceError:+0.00;-0.00} | {tally.ChiSquare:+0.00;-0.00} | {tally.Kolmogorov:0.00} | {far} |"));
}

return agrees ? 0 : 1;

string Far(Tally tally, int deviations)
{
    (long above, double expectedAbove, long below, double expectedBelow) = tally.Beyond(deviations);
    agrees &= Fits(above, expectedAbove) && Fits(below, expectedBelow);
    return expectedAbove + expectedBelow == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{above} ({expectedAbove:0}), {below} ({expectedBelow:0})");
}

// Poisson, and what no tail holds none lies in.
static bool Fits(long counted, double expected) => expected == 0 ? counted == 0 : Math.Abs(counted - expected) < Significant * Math.Sqrt(expected + 1);
