using System.Numerics;
using WeightInit.Numerics;

namespace WeightInit.Tests.Numerics;

public class MatrixProductTests
{
    // Sizes around the tiles of every width (4 or 8 rows; 3, 6, 12, 24 or 48 columns) and around the blocks (128 rows, 256 deep, 1008 columns).
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 3, 5, 7 }, { 8, 48, 3 }, { 7, 47, 2 }, { 9, 49, 1 }, { 64, 64, 64 }, { 65, 33, 300 }, { 130, 1100, 257 }, { 12, 24, 512 }, { 200, 70, 19 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_element_is_one_chain_of_fused_multiply_adds(int rows, int columns, int depth)
    {
        Compare<float>(rows, columns, depth);
        Compare<double>(rows, columns, depth);
    }

    [Fact]
    public void Factors_are_of_A_and_of_what_stands_in_C()
    {
        float[] a = [1, 2, 3, 4], b = [5, 6, 7, 8];
        float[] c = [1, 10, 100, 1000];
        MatrixProduct.Multiply<float>(2, 2, 2, 2, new(a, 2), new(b, 2), -1, c, 2);
        Assert.Equal([37f, 34, -14, -900], c);

        float[] unread = [float.NaN, float.NaN, float.NaN, float.NaN];
        MatrixProduct.Multiply<float>(2, 2, 2, 1, new(a, 2), new(b, 2), 0, unread, 2);
        Assert.Equal([19f, 22, 43, 50], unread);
        MatrixProduct.Multiply<float>(2, 2, 0, 1, new([], 0), new([], 2), 0.5f, unread, 2);
        Assert.Equal([9.5f, 11, 21.5f, 25], unread);
    }

    [Fact]
    public void What_stands_beside_C_is_left_alone()
    {
        double[] a = [.. Enumerable.Repeat(1.0, 9 * 5)], b = [.. Enumerable.Repeat(1.0, 5 * 51)];
        double[] c = [.. Enumerable.Repeat(-3.0, 9 * 60)];
        MatrixProduct.Multiply<double>(9, 51, 5, 1, new(a, 5), new(b, 51), 0, c, 60);

        for (int i = 0; i < c.Length; i++)
            Assert.Equal(i % 60 < 51 ? 5 : -3, c[i]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        float[] four = new float[4];
        Assert.Throws<ArgumentException>("a", () => MatrixProduct.Multiply<float>(2, 2, 3, 1, new(four, 2), new(new float[6], 2), 0, four, 2));
        Assert.Throws<ArgumentException>("b", () => MatrixProduct.Multiply<float>(2, 2, 2, 1, new(four, 2), new(four, 3), 0, four, 2));
        Assert.Throws<ArgumentException>("c", () => MatrixProduct.Multiply<float>(2, 2, 2, 1, new(four, 2), new(four, 2), 0, four, 3));
        Assert.Throws<ArgumentOutOfRangeException>("cRow", () => MatrixProduct.Multiply<float>(2, 2, 2, 1, new(four, 2), new(four, 2), 0, four, 1));
        Assert.Throws<ArgumentOutOfRangeException>("depth", () => MatrixProduct.Multiply<float>(2, 2, -1, 1, new(four, 2), new(four, 2), 0, four, 2));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => MatrixProduct.Multiply<float>(2, 2, 2, 1, new(four, 2), new(four, 2), 0, four, 2, threads: 0));
    }

    private static void Compare<T>(int rows, int columns, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomKey key = RandomKey.FromSeed(42);
        T[] a = Init.Normal(std: 1).Create<T>(new TensorSpec("a", [rows, depth]), key);
        T[] b = Init.Normal(std: 1).Create<T>(new TensorSpec("b", [depth, columns]), key);
        T[] start = Init.Normal(std: 1).Create<T>(new TensorSpec("c", [rows, columns]), key);
        foreach ((bool aTransposed, bool bTransposed, int threads) in new[] { (false, false, 1), (true, false, 2), (false, true, 3), (true, true, 1) })
        {
            T[] c = [.. start];
            Operand<T> left = aTransposed ? new Operand<T>(a, rows).Transposed : new Operand<T>(a, depth);
            Operand<T> right = bTransposed ? new Operand<T>(b, depth).Transposed : new Operand<T>(b, columns);
            MatrixProduct.Multiply(rows, columns, depth, T.One, left, right, T.One, c, columns, threads);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    T sum = start[(i * columns) + j];
                    for (int k = 0; k < depth; k++)
                        sum = T.FusedMultiplyAdd(left.Values[(int)((i * left.Row) + (k * left.Column))], right.Values[(int)((k * right.Row) + (j * right.Column))], sum);
                    Assert.Equal(sum, c[(i * columns) + j]);
                }
            }
        }
    }
}
