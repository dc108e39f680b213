using static WeightInit.Samples.Papers.PaperChecks;

namespace WeightInit.Samples.Papers;

/// <summary>How the length of the output scatters over networks: E M² / (E M)² = Π (1 + 5 / n) for He's rule and ReLU.</summary>
internal static class HaninChecks
{
    private const int Width = 20;
    private const int Depth = 10;
    private const int Networks = 20_000;

    internal static IEnumerable<PaperCheck> Run()
    {
        float[] weights = new float[Width * Width * Depth];
        float deviation = MathF.Sqrt(2f / Width);
        (double first, double second) = (0, 0);
        for (int network = 0; network < Networks; network++)
        {
            RandomKey.FromSeed((ulong)network).For("weights").Fill(weights.AsSpan(), new Normal(0, 1));
            double length = Length(weights, deviation);
            first += length / Networks;
            second += length * length / Networks;
        }

        double paper = Math.Pow(1 + (5.0 / Width), Depth);
        double ours = second / (first * first);
        yield return new PaperCheck($"E M² / (E M)², {Depth} layers of {Width}, {Networks} networks", Text(paper), Text(ours), Near(ours, paper, 0.25));
    }

    private static double Length(float[] weights, float deviation)
    {
        Span<float> x = stackalloc float[Width];
        Span<float> y = stackalloc float[Width];
        x.Fill(1);
        for (int layer = 0; layer < Depth; layer++)
        {
            for (int j = 0; j < Width; j++)
            {
                float sum = 0;
                for (int i = 0; i < Width; i++)
                    sum += weights[(((layer * Width) + j) * Width) + i] * x[i];
                y[j] = Math.Max(0, deviation * sum);
            }

            y.CopyTo(x);
        }

        double length = 0;
        foreach (float value in x)
            length += value * value;
        return length;
    }
}
