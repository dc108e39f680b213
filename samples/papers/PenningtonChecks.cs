using static WeightInit.Samples.Papers.PaperChecks;

namespace WeightInit.Samples.Papers;

/// <summary>Singular values of products of Gaussian matrices: the variance of their squares is L, the largest (L+1)^(L+1) / L^L.</summary>
internal static class PenningtonChecks
{
    private const int Size = 200;

    internal static IEnumerable<PaperCheck> Run()
    {
        foreach (int depth in (int[])[2, 4])
        {
            double[] product = Product(depth);
            double[] square = Gram(product);
            double mean = Enumerable.Range(0, Size).Average(i => square[(i * Size) + i]);
            double variance = (square.Sum(x => x * x) / Size / (mean * mean)) - 1;
            double paper = Math.Pow(depth + 1, depth + 1) / Math.Pow(depth, depth);
            yield return new PaperCheck($"variance of squared singular values, {depth} linear layers of {Size}", Text(depth), Text(variance), Near(variance, depth, 0.2));
            yield return new PaperCheck($"the largest of them, {depth} layers", Text(paper), Text(Largest(square) / mean), Near(Largest(square) / mean, paper, 0.2));
        }

        double[] rotations = Enumerable.Range(0, 16).Aggregate(Identity(), (product, layer) => Times(Init.Orthogonal().Create<double>(new TensorSpec($"o{layer}", [Size, Size]), RandomKey.FromSeed(6)), product));
        double[] gram = Gram(rotations);
        double apart = Enumerable.Range(0, Size * Size).Max(i => Math.Abs(gram[i] - (i % (Size + 1) == 0 ? 1 : 0)));
        yield return new PaperCheck("16 orthogonal layers: all singular values 1, deviation", "0", Text(apart), apart < 1e-11);
    }

    private static double[] Product(int depth)
    {
        double[] product = Identity();
        for (int layer = 0; layer < depth; layer++)
            product = Times(Init.LeCunNormal.Create<double>(new TensorSpec($"w{layer}", [Size, Size]), RandomKey.FromSeed(5)), product);
        return product;
    }

    private static double[] Identity()
    {
        double[] matrix = new double[Size * Size];
        for (int i = 0; i < Size; i++)
            matrix[i * (Size + 1)] = 1;
        return matrix;
    }

    private static double[] Times(double[] a, double[] b)
    {
        double[] product = new double[Size * Size];
        for (int i = 0; i < Size; i++)
        {
            for (int k = 0; k < Size; k++)
            {
                double x = a[(i * Size) + k];
                for (int j = 0; j < Size; j++)
                    product[(i * Size) + j] += x * b[(k * Size) + j];
            }
        }

        return product;
    }

    private static double[] Gram(double[] a)
    {
        double[] gram = new double[Size * Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j < Size; j++)
            {
                double sum = 0;
                for (int k = 0; k < Size; k++)
                    sum += a[(i * Size) + k] * a[(j * Size) + k];
                gram[(i * Size) + j] = sum;
            }
        }

        return gram;
    }

    /// <summary>The largest eigenvalue, by the power method.</summary>
    private static double Largest(double[] matrix)
    {
        double[] x = [.. Enumerable.Repeat(1.0, Size)];
        double value = 0;
        for (int round = 0; round < 300; round++)
        {
            double[] y = [.. Enumerable.Range(0, Size).Select(i => Enumerable.Range(0, Size).Sum(j => matrix[(i * Size) + j] * x[j]))];
            value = Math.Sqrt(y.Sum(v => v * v));
            x = [.. y.Select(v => v / value)];
        }

        return value;
    }
}
