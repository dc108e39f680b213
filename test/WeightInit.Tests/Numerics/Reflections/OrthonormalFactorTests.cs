namespace WeightInit.Tests.Numerics;

public class OrthonormalFactorTests
{
    [Theory]
    [InlineData(3, 5)]
    [InlineData(33, 70)]
    [InlineData(64, 64)]
    public void Rows_and_columns_in_and_out_are_one_factor(int vectors, int length)
    {
        float[] rows = new float[vectors * length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (float)Math.Sin(i * i);
        float[] columns = Transposed(rows, vectors, length);
        float[] expected = Replaced(rows, false, false);

        Assert.Equal(Transposed(expected, vectors, length), Replaced(rows, false, true));
        Assert.Equal(expected, Replaced(columns, true, false));
        Assert.Equal(Transposed(expected, vectors, length), Replaced(columns, true, true));

        float[] Replaced(float[] values, bool areColumns, bool becomeColumns)
        {
            float[] copy = [.. values];
            OrthonormalFactor.Replace(copy.AsSpan(), vectors, length, areColumns, becomeColumns);
            return copy;
        }
    }

    [Fact]
    public void The_factor_is_applied_before_the_rounding()
    {
        double[] matrix = [3, 4, -4, 3];
        OrthonormalFactor.Replace(matrix.AsSpan(), 2, 2, false, false, 10);
        Assert.All(new double[] { 6, 8, -8, 6 }.Zip(matrix), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    private static float[] Transposed(float[] rows, int count, int length) =>
        [.. Enumerable.Range(0, rows.Length).Select(i => rows[(i % count * length) + (i / count)])];
}
