using System.Runtime.InteropServices;

namespace WeightInit.Tests.Initializers;

/// <summary>A key whose values tell where they came from: the law's deviation in the integer part, the element in the fraction.</summary>
internal sealed class CountingKey : RandomKey
{
    public List<(Distribution Law, long Start, int Count)> Fills { get; } = [];

    public override string StreamName => "counting";

    public override string SeedText => "0";

    public override RandomKey For(string name) => this;

    public static double Value(Distribution law, long element) => Math.Round(law.StandardDeviation * 1e6) + (element / 65536.0);

    public override void Fill<T>(Span<T> destination, Distribution law, long start = 0)
    {
        Fills.Add((law, start, destination.Length));
        Span<double> target = MemoryMarshal.Cast<T, double>(destination);
        for (int i = 0; i < target.Length; i++)
            target[i] = Value(law, start + i);
    }

    /// <summary>Row + column / 100 of every element.</summary>
    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law)
    {
        Assert.Equal(law.Rows * law.Columns, destination.Length);
        Span<double> target = MemoryMarshal.Cast<T, double>(destination);
        for (int i = 0; i < target.Length; i++)
            target[i] = 1 + (i / law.Columns) + (i % law.Columns / 100.0);
    }
}
