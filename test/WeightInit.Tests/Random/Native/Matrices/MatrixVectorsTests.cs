using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WeightInit.Tests.Random.Native.Matrices;

/// <summary>The bits of orthogonal and sparse matrices, fixed by tools/reference/native_matrices.py.</summary>
public class MatrixVectorsTests
{
    [Fact]
    public void Equal_to_the_reference()
    {
        int rows = 0;
        foreach (string line in File.ReadLines(Repository.Golden("native-v1", "matrices.tsv")).Where(line => line[0] != '#'))
        {
            string[] fields = line.Split('\t');
            RandomKey key = RandomKey.FromSeed(ulong.Parse(fields[1], CultureInfo.InvariantCulture)).For(fields[2]);
            float[] values = Initializer.Parse($"{fields[0]}({fields[4]})").Create<float>(new TensorSpec(fields[2], Shape.Parse(fields[3])), key);

            Assert.True(fields[5] == Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(values))), line);
            rows++;
        }

        Assert.Equal(15, rows);
    }

    [Fact]
    public void A_delta_orthogonal_kernel_is_the_matrix_in_its_middle()
    {
        RandomKey key = RandomKey.FromSeed(42).For("w");
        float[] kernel = Init.DeltaOrthogonal().Create<float>(new TensorSpec("w", [3, 3, 4, 6]), key);

        Assert.Equal(24, kernel.Count(value => value != 0));
        for (int a = 0; a < 4; a++)
        {
            for (int b = 0; b < 4; b++)
                Assert.Equal(a == b ? 1 : 0, Enumerable.Range(0, 6).Sum(i => (double)kernel[(4 * 24) + (a * 6) + i] * kernel[(4 * 24) + (b * 6) + i]), 1e-6);
        }

    }

    [Theory]
    [InlineData(10, 10, 0.3, 3)]
    [InlineData(7, 40, 0.5, 4)]
    [InlineData(100, 30, 0.95, 95)]
    public void Every_column_has_its_zeros(int rows, int columns, double sparsity, int zeros)
    {
        float[] values = Init.Sparse(sparsity).Create<float>(new TensorSpec("w", [rows, columns]), RandomKey.FromSeed(1));

        for (int column = 0; column < columns; column++)
            Assert.Equal(zeros, Enumerable.Range(0, rows).Count(row => values[(row * columns) + column] == 0));
    }

    /// <summary>Each row of a column is as likely to be a zero as any other; always zeroing the first rows fails.</summary>
    [Fact]
    public void Zeros_fall_everywhere_alike()
    {
        const int Rows = 10, Columns = 20000, Zeros = 3;
        float[] values = Init.Sparse(0.3).Create<float>(new TensorSpec("w", [Rows, Columns]), RandomKey.FromSeed(2));
        double[] counts = [.. Enumerable.Range(0, Rows).Select(row => (double)values.AsSpan(row * Columns, Columns).Count(0f))];

        Assert.True(ChiSquare(counts) < Bound);
        double[] control = [.. Enumerable.Range(0, Rows).Select(row => row < Zeros ? (double)Columns : 0)];
        Assert.False(ChiSquare(control) < Bound);

        static double ChiSquare(double[] counts) => counts.Sum(count => Math.Pow(count - (Columns * Zeros / (double)Rows), 2)) / (Columns * Zeros / (double)Rows);
    }

    /// <summary>Beyond the 1 - 1e-6 quantile of chi-square with nine degrees of freedom (44.8); without replacement it is smaller.</summary>
    private const double Bound = 44.8;
}
