using System.Globalization;
using WeightInit.Tests;

namespace WeightInit.Parity.Tests;

/// <summary>What a row of a golden table says of the values of a draw (test/golden/README.md tells the columns).</summary>
/// <param name="What">The row in short, for messages.</param>
/// <param name="DType">The type of the values.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Level">What must be reached: <c>bit</c> or <c>abs X</c>.</param>
/// <param name="Digest">SHA-256 of all.</param>
/// <param name="Shown">Some of them, <c>index:hex</c>.</param>
internal sealed record GoldenRow(string What, string DType, string Count, string Level, string Digest, string Shown)
{
    /// <summary>Draws the values and checks them.</summary>
    public void Check(IGoldenDraw draw)
    {
        switch (DType)
        {
            case "float64":
                Check(draw.Draw<double>());
                break;
            case "float32":
                Check(draw.Draw<float>());
                break;
            case "bfloat16":
                Check(draw.Draw<BFloat16>());
                break;
            case "float16":
                Check(draw.Draw<Half>());
                break;
            default:
                throw new InvalidOperationException(DType);
        }
    }

    private void Check<T>(T[] values)
        where T : unmanaged
    {
        Assert.True(values.Length == int.Parse(Count, CultureInfo.InvariantCulture), $"{What}: {values.Length} values");
        bool isExact = Level == "bit";
        double tolerance = isExact ? 0 : double.Parse(Level.AsSpan("abs ".Length), CultureInfo.InvariantCulture);
        foreach (string shown in Shown.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = shown.Split(':');
            T value = values[int.Parse(pair[0], CultureInfo.InvariantCulture)];
            string line = HexLines.Of<T>([value])[0];
            bool isRight = isExact ? line == pair[1] : Math.Abs(RoundedTo.Value(value) - Value<T>(pair[1])) <= tolerance;
            Assert.True(isRight, $"{What}: element {pair[0]} is {line}, not {pair[1]} ({Level})");
        }

        Assert.True(!isExact || HexLines.Digest<T>(values) == Digest, $"{What}: the digest differs");
    }

    private static double Value<T>(string hex)
    {
        ulong bits = ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(double))
            return BitConverter.UInt64BitsToDouble(bits);
        if (typeof(T) == typeof(float))
            return BitConverter.UInt32BitsToSingle((uint)bits);
        return typeof(T) == typeof(Half) ? (double)BitConverter.UInt16BitsToHalf((ushort)bits) : BFloat16.FromBits((ushort)bits);
    }
}

/// <summary>A draw in the type that a row asks for.</summary>
internal interface IGoldenDraw
{
    /// <summary>Draws the values.</summary>
    T[] Draw<T>()
        where T : unmanaged;
}

/// <summary>The next draw of a stream.</summary>
/// <param name="Stream">The stream; it moves on.</param>
/// <param name="Initializer">What is drawn.</param>
/// <param name="Shape">The shape.</param>
internal sealed record StreamDraw(RandomStream Stream, string Initializer, string Shape) : IGoldenDraw
{
    public T[] Draw<T>()
        where T : unmanaged => WeightInit.Initializer.Parse(Initializer).Create<T>(WeightInit.Shape.Parse(Shape), Stream);
}

/// <summary>The first draw of a stream that is named as on the command line.</summary>
/// <param name="Stream">The name of the stream.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Initializer">What is drawn.</param>
/// <param name="Shape">The shape.</param>
internal sealed record NamedDraw(string Stream, string Seed, string Initializer, string Shape) : IGoldenDraw
{
    public T[] Draw<T>()
        where T : unmanaged =>
        Streams.Find(Stream).Create<T>(WeightInit.Initializer.Parse(Initializer), WeightInit.Shape.Parse(Shape), StreamSeed.Parse(Seed));
}
