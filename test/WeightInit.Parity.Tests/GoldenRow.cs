using System.Globalization;
using System.Runtime.Intrinsics.X86;
using WeightInit.Tests;

namespace WeightInit.Parity.Tests;

/// <summary>What a row of a golden table says of the values of a draw (test/golden/README.md tells the columns).</summary>
/// <param name="What">The row in short, for messages.</param>
/// <param name="DType">The type of the values.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Level">What must be reached: <c>bit</c>, <c>abs X</c>, or <c>bit (glibc with FMA)</c>, elsewhere within an ulp.</param>
/// <param name="Digest">SHA-256 of all.</param>
/// <param name="Shown">Some of them, <c>index:hex</c>.</param>
internal sealed record GoldenRow(string What, string DType, string Count, string Level, string Digest, string Shown)
{
    /// <summary>Whether the C library's double functions are those of the machine that the golden data was drawn on.</summary>
    public static bool HasGlibcWithFma { get; } = CMath.IsGlibc && Fma.IsSupported;

    private bool IsExact => Level == "bit" || (Level == "bit (glibc with FMA)" && HasGlibcWithFma);

    private double? Tolerance =>
        Level.StartsWith("abs ", StringComparison.Ordinal) ? double.Parse(Level.AsSpan("abs ".Length), CultureInfo.InvariantCulture) : null;

    /// <summary>Draws the values and checks them; gives whether every bit is the library's, asked for or not.</summary>
    public bool Check(IGoldenDraw draw) => DType switch
    {
        "float64" => Check(draw.Draw<double>()),
        "float32" => Check(draw.Draw<float>()),
        "bfloat16" => Check(draw.Draw<BFloat16>()),
        "float16" => Check(draw.Draw<Half>()),
        _ => throw new InvalidOperationException(DType),
    };

    /// <summary>Checks one <c>index:hex</c> of a row where the last bit may differ.</summary>
    public static void CheckWithinAnUlp<T>(string shown, T[] values)
        where T : unmanaged =>
        CheckElement(shown, values, shown, ulps: 1, tolerance: null);

    /// <summary>How far one <c>index:hex</c> of a row is from what was drawn.</summary>
    public static double Distance<T>(string shown, T[] values)
        where T : unmanaged
    {
        string[] pair = shown.Split(':');
        return Math.Abs(RoundedTo.Value(values[int.Parse(pair[0], CultureInfo.InvariantCulture)]) - Value<T>(pair[1]));
    }

    /// <summary>The number with these bits. A NaN is as far as can be from everything.</summary>
    public static double Value<T>(string hex)
        where T : unmanaged
    {
        ulong bits = ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(double))
            return BitConverter.UInt64BitsToDouble(bits);
        if (typeof(T) == typeof(float))
            return BitConverter.UInt32BitsToSingle((uint)bits);
        return typeof(T) == typeof(Half) ? (double)BitConverter.UInt16BitsToHalf((ushort)bits) : BFloat16.FromBits((ushort)bits);
    }

    private bool Check<T>(T[] values)
        where T : unmanaged
    {
        Assert.True(values.Length == int.Parse(Count, CultureInfo.InvariantCulture), $"{What}: {values.Length} values");
        foreach (string shown in Shown.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            CheckElement(shown, values, What, ulps: IsExact ? 0 : 1, Tolerance);
        bool hasDigest = HexLines.Digest<T>(values) == Digest;
        Assert.True(!IsExact || hasDigest, $"{What}: the digest differs");
        return hasDigest;
    }

    private static void CheckElement<T>(string shown, T[] values, string what, int ulps, double? tolerance)
        where T : unmanaged
    {
        string[] pair = shown.Split(':');
        string line = HexLines.Of<T>(values.AsSpan(int.Parse(pair[0], CultureInfo.InvariantCulture), 1))[0];
        bool isRight = tolerance is double most ? Distance(shown, values) <= most : UlpsApart(line, pair[1]) <= ulps;
        Assert.True(isRight, $"{what}: element {pair[0]} is {line}, not {pair[1]}");
    }

    private static long UlpsApart(string a, string b) =>
        Math.Abs(long.Parse(a, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - long.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
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

/// <summary>The next draw of a stream, of a tensor that says its fans.</summary>
/// <param name="Stream">The stream; it moves on.</param>
/// <param name="Initializer">What is drawn.</param>
/// <param name="Tensor">The tensor.</param>
internal sealed record TensorDraw(RandomStream Stream, string Initializer, TensorSpec Tensor) : IGoldenDraw
{
    public T[] Draw<T>()
        where T : unmanaged => WeightInit.Initializer.Parse(Initializer).Create<T>(Tensor, Stream);
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
