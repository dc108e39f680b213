using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Inputs and their classes.</summary>
/// <param name="Inputs">Samples one after another.</param>
/// <param name="Classes">The class of each sample.</param>
public sealed record LabelledData(float[] Inputs, int[] Classes)
{
    /// <summary>Samples of the digits that are trained on; the others test.</summary>
    public const int DigitsToTrain = 1437;

    /// <summary>How many samples.</summary>
    public int Count => Classes.Length;

    /// <summary>Numbers of a sample.</summary>
    public int Width => Inputs.Length / Math.Max(1, Count);

    /// <summary>
    /// The 8 × 8 digits (1,797 rows of 64 whole numbers and the class), less their mean and over their standard deviation, one of
    /// each for all numbers, shuffled once, cut into 1,437 samples to train on and 360 to test.
    /// </summary>
    /// <param name="path">digits.csv.gz.</param>
    /// <exception cref="ModelFileException">It cannot be read or is no table of digits.</exception>
    public static (LabelledData Train, LabelledData Test) Digits(string path)
    {
        DataArray table = DataFile.Read(path);
        int width = (int)(table.Shape.Count / table.Shape[0]) - 1, count = (int)table.Shape[0];
        double[][] rows = [.. table.Values.Chunk(width + 1)];
        double mean = rows.Sum(row => row[..width].Sum()) / (count * (double)width);
        double deviation = Math.Sqrt(rows.Sum(row => row[..width].Sum(x => (x - mean) * (x - mean))) / (count * (double)width));
        new Random(1).Shuffle(rows);
        return (Part(rows[..DigitsToTrain]), Part(rows[DigitsToTrain..]));

        LabelledData Part(double[][] part) =>
            new([.. part.SelectMany(row => row[..width]).Select(x => (float)((x - mean) / deviation))], [.. part.Select(row => (int)row[width])]);
    }
}
