namespace WeightInit.Signal;

/// <summary>What a prediction has to know of the data.</summary>
/// <param name="Mean">The mean of all numbers.</param>
/// <param name="SecondMoment">The mean of their squares.</param>
/// <param name="Correlation">The mean of x · x' over that of x · x, of different samples.</param>
/// <param name="Spread">The variance of that over pairs; null for data without structure: 1 over the number of features.</param>
public sealed record InputStatistics(double Mean = 0, double SecondMoment = 1, double Correlation = 0, double? Spread = null)
{
    /// <summary>Whether these are the statistics of data at hand, and not of a law that data will be drawn from.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>The statistics of an array: samples of equal length one after another.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="samples">How many samples they are, 1 or more.</param>
    public static InputStatistics Of(ReadOnlySpan<float> values, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        int size = values.Length / samples;
        (double sum, double squares) = (0, 0);
        foreach (float value in values)
        {
            sum += value;
            squares += (double)value * value;
        }

        int few = Math.Min(samples, 64);
        (double pairs, double product, double productSquares) = (0, 0, 0);
        double norm = Math.Max(squares / samples, 1e-300);
        for (int a = 0; a < few; a++)
        {
            for (int b = a + 1; b < few; b++)
            {
                double dot = 0;
                for (int i = 0; i < size; i++)
                    dot += (double)values[(a * size) + i] * values[(b * size) + i];
                pairs++;
                product += dot / norm;
                productSquares += dot / norm * (dot / norm);
            }
        }

        double mean = pairs == 0 ? 0 : product / pairs;
        double count = Math.Max(1, values.Length);
        return new InputStatistics(sum / count, squares / count, mean, pairs == 0 ? null : Math.Max(0, (productSquares / pairs) - (mean * mean))) { IsMeasured = true };
    }
}

/// <summary>How the loss gradient at the output is alike between samples.</summary>
/// <param name="Correlation">The mean of δ · δ' over that of δ · δ.</param>
/// <param name="Spread">Its variance over pairs of samples.</param>
public sealed record LossStatistics(double Correlation, double Spread)
{
    /// <summary>Cross-entropy at the start against random classes: pairs of one class are alike, pairs of two a little opposite.</summary>
    /// <param name="classes">How many classes.</param>
    public static LossStatistics CrossEntropy(long classes) => new(0, classes > 1 ? 1.0 / (classes - 1) : 0);

    /// <summary>A random direction for each sample.</summary>
    /// <param name="outputs">How many numbers an output has.</param>
    public static LossStatistics Projection(long outputs) => new(0, 1.0 / Math.Max(1, outputs));
}

/// <summary>Settings of a prediction.</summary>
public sealed record PredictionOptions
{
    /// <summary>What is known of the data; numbers of N(0, 1) without it.</summary>
    public InputStatistics Input { get; init; } = new();

    /// <summary>What is known of the loss gradient; without it cross-entropy against random classes where the network ends in logits, else random directions.</summary>
    public LossStatistics? Loss { get; init; }

    /// <summary>Samples over which a measurement takes its means: more of them narrow the bands.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>How many networks of finite width are followed for the bands: even, 2 or more.</summary>
    public int Paths { get; init; } = 600;

    /// <summary>The share of measurements that a band is to hold.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Whether dropout acts. A probe leaves it out.</summary>
    public bool Dropout { get; init; }
}
