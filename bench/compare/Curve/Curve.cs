using System.Diagnostics;

namespace WeightInit.Compare;

/// <summary>How the cost of an element goes with their number.</summary>
/// <param name="Name">The law and the number of threads.</param>
/// <param name="Points">The number of elements and the nanoseconds that each took, medians.</param>
internal sealed record Curve(string Name, IReadOnlyList<(long Count, double Nanoseconds)> Points)
{
    private const int Rounds = 9;
    private const double LeastSeconds = 0.01;
    private const long Piece = 1 << 26;

    /// <summary>From 10^3 to 10^9 elements, three points a decade.</summary>
    private static IEnumerable<long> Counts =>
        Enumerable.Range(0, 19).Select(step => (long)Math.Round(Math.Pow(10, 3 + (step / 3.0))));

    /// <summary>Our uniform and normal on one thread and on two, in turns, into warm memory of 256 MiB; more than that in pieces.</summary>
    internal static IReadOnlyList<Curve> Measure()
    {
        RandomKey key = RandomKey.FromSeed(42).For("weight");
        (string Name, Distribution Law, int Threads)[] kinds =
        [
            ("uniform, one thread", new Uniform(0, 1), 1), ("uniform, two threads", new Uniform(0, 1), 2),
            ("normal, one thread", new Normal(0, 0.02), 1), ("normal, two threads", new Normal(0, 0.02), 2),
        ];
        List<(long, double)>[] points = [.. kinds.Select(_ => new List<(long, double)>())];
        foreach (long count in Counts)
        {
            List<double>[] times = [.. kinds.Select(_ => new List<double>())];
            int rounds = count > 10 * Piece ? 3 : Rounds;
            for (int round = 0; round <= rounds; round++)
            {
                for (int kind = 0; kind < kinds.Length; kind++)
                {
                    double time = Time(() => Fill(key, kinds[kind].Law, kinds[kind].Threads, count));
                    if (round > 0)
                        times[kind].Add(time);
                }
            }

            for (int kind = 0; kind < kinds.Length; kind++)
                points[kind].Add((count, Interval.Of(times[kind]).Median / count * 1e9));
        }

        return [.. kinds.Select((kind, i) => new Curve(kind.Name, points[i]))];
    }

    private static void Fill(RandomKey key, Distribution law, int threads, long count)
    {
        for (long start = 0; start < count; start += Piece)
        {
            Memory<float> target = Target.Of<float>(Math.Min(Piece, count - start));
            if (threads == 1)
                key.Fill(target.Span, law, start);
            else
                key.FillParallel(target, law, start, threads);
        }
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        int repeats = 0;
        do
        {
            action();
            repeats++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < LeastSeconds);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }
}
