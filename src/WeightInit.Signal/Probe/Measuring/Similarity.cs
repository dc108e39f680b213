namespace WeightInit.Signal;

/// <summary>How alike the outputs for different inputs are, or those of the tokens of one input.</summary>
internal static class Similarity
{
    private const int MostRows = 256;

    /// <summary>The mean cosine over pairs; null where there are no two rows that are not zero.</summary>
    internal static double? Of(float[] output, int batch, Shape shape, bool isOfTokens)
    {
        if (!isOfTokens || shape.Rank != 2)
            return Among(output, 0, batch, (int)shape.Count);
        int tokens = (int)shape[0], width = (int)shape[1];
        double sum = 0;
        int count = 0;
        for (int sample = 0; sample < Math.Min(batch, 16); sample++)
        {
            if (Among(output, sample * tokens * width, tokens, width) is not { } mean)
                continue;
            sum += mean;
            count++;
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>Unit vectors u: Σ over pairs of u·v is (|Σ u|² - n) / 2.</summary>
    private static double? Among(float[] values, int start, int rows, int width)
    {
        double[] total = new double[width];
        int count = 0;
        for (int row = 0; row < Math.Min(rows, MostRows); row++)
        {
            ReadOnlySpan<float> line = values.AsSpan(start + (row * width), width);
            double length = Math.Sqrt(Lines.SumOfSquares(line));
            if (!(length > 0) || !double.IsFinite(length))
                continue;
            for (int i = 0; i < width; i++)
                total[i] += line[i] / length;
            count++;
        }

        return count < 2 ? null : (total.Sum(x => x * x) - count) / ((double)count * (count - 1));
    }
}
