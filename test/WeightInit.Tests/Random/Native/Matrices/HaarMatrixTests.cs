namespace WeightInit.Tests.Random.Native.Matrices;

public class HaarMatrixTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(42).For("w");

    [Fact]
    public void Columns_or_rows_are_orthonormal_for_every_small_shape()
    {
        int shapes = 0;
        for (int rows = 0; rows <= 5; rows++)
        {
            for (int columns = 0; columns <= 5; columns++)
            {
                float[] q = Init.Orthogonal().Create<float>(new TensorSpec("w", [rows, columns]), Key);
                Assert.True(Deviation(Array.ConvertAll(q, x => (double)x), rows, columns) < 1e-6, $"{rows} x {columns}");
                double[] precise = Init.Orthogonal().Create<double>(new TensorSpec("w", [rows, columns]), Key);
                Assert.True(Deviation(precise, rows, columns) < 1e-14, $"{rows} x {columns} in double");
                shapes++;
            }
        }

        Assert.Equal(36, shapes);
    }

    [Fact]
    public void A_thousand_by_a_thousand()
    {
        float[] q = Init.Orthogonal().Create<float>(new TensorSpec("w", [1000, 1000]), Key);
        Assert.True(Deviation(Array.ConvertAll(q, x => (double)x), 1000, 1000) < 5e-6);
    }

    [Theory]
    [InlineData(200, 70)]
    [InlineData(70, 200)]
    [InlineData(129, 129)]
    public void Equal_to_the_QR_factorization_of_the_same_normals_one_reflector_at_a_time(int rows, int columns)
    {
        double[] q = Init.Orthogonal().Create<double>(new TensorSpec("w", [rows, columns]), Key);
        (int m, int n) = (Math.Max(rows, columns), Math.Min(rows, columns));
        double[,] plain = Plain(m, n);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
                Assert.Equal(plain[i, j], q[rows >= columns ? (i * n) + j : (j * m) + i], 1e-13);
        }
    }

    /// <summary>Signs of the diagonal, the trace and fourth moments are those of Haar measure; without the sign of R they are not.</summary>
    [Fact]
    public void The_law_is_Haar_s()
    {
        const int Draws = 4000, Size = 4;
        double sumOfTrace = 0, sumOfSquares = 0, fourth = 0, sumWithoutSigns = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            RandomKey key = RandomKey.FromSeed((ulong)draw).For("haar");
            double[] q = Init.Orthogonal().Create<double>(new TensorSpec("haar", [Size, Size]), key);
            double trace = Enumerable.Range(0, Size).Sum(i => q[(i * Size) + i]);
            sumOfTrace += trace;
            sumOfSquares += trace * trace;
            fourth += q.Sum(x => x * x * x * x) / q.Length;
            sumWithoutSigns += q[0] * Math.Sign(q[0]) * -1;
        }

        // E trace = 0, E trace² = 1, E q⁴ = 3 / (n (n + 2)); 4.9 standard errors are a two-sided 1e-6.
        double error = 4.9 / Math.Sqrt(Draws);
        Assert.InRange(sumOfTrace / Draws, -error, error);
        Assert.InRange(sumOfSquares / Draws, 1 - (error * Math.Sqrt(2)), 1 + (error * Math.Sqrt(2)));
        Assert.InRange(fourth / Draws, (3.0 / 24) - (error * 0.05), (3.0 / 24) + (error * 0.05));
        // Negative control: LAPACK's Q without the sign of R has a negative first element always.
        Assert.False(Math.Abs(sumWithoutSigns / Draws) < error);
    }

    [Fact]
    public void Gain_scales_and_slices_are_cut_from_the_whole()
    {
        TensorSpec spec = new("w", [30, 20]);
        float[] whole = Init.Orthogonal().Create<float>(spec, Key);
        Assert.Equal(Array.ConvertAll(whole, x => x * 1.5f), Init.Orthogonal(1.5).Create<float>(spec, Key));
        float[] part = Init.Orthogonal().Create<float>(spec[3..7, 5..9], Key);
        for (int i = 0; i < 4; i++)
            Assert.Equal(whole.AsSpan(((i + 3) * 20) + 5, 4), part.AsSpan(i * 4, 4));
    }

    /// <summary>Householder's QR of the matrix whose column j begins at row j with the stream's normals, in plain double loops.</summary>
    private static double[,] Plain(int m, int n)
    {
        double[] normals = new double[m * n];
        Key.Fill<double>(normals, new Normal(0, 1));
        double[,] q = new double[m, n];
        for (int j = 0; j < n; j++)
            q[j, j] = 1;
        double[] signs = new double[n];
        for (int j = n - 1; j >= 0; j--)
        {
            double[] x = normals[((j * m) + j)..((j + 1) * m)];
            double norm = Math.Sqrt(x.Sum(value => value * value));
            double beta = x[0] < 0 ? norm : -norm;
            signs[j] = x.Length == 1 ? Math.Sign(x[0]) : Math.Sign(beta);
            if (x.Length == 1)
                continue;
            double[] v = [.. x];
            v[0] -= beta;
            double square = v.Sum(value => value * value);
            for (int column = j; column < n; column++)
            {
                double dot = 0;
                for (int i = 0; i < v.Length; i++)
                    dot += v[i] * q[j + i, column];
                for (int i = 0; i < v.Length; i++)
                    q[j + i, column] -= 2 * dot / square * v[i];
            }
        }

        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
                q[i, j] *= signs[j];
        }

        return q;
    }

    private static double Deviation(double[] q, int rows, int columns)
    {
        (int count, int length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        double worst = 0;
        double[][] vectors = [.. Enumerable.Range(0, count).Select(a => Enumerable.Range(0, length).Select(i => rows >= columns ? q[(i * columns) + a] : q[(a * columns) + i]).ToArray())];
        for (int a = 0; a < count; a++)
        {
            for (int b = a; b < count; b++)
            {
                double dot = 0;
                for (int i = 0; i < length; i++)
                    dot += vectors[a][i] * vectors[b][i];
                worst = Math.Max(worst, Math.Abs(dot - (a == b ? 1 : 0)));
            }
        }

        return worst;
    }
}
