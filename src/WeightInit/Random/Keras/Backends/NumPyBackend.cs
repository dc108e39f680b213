using System.Numerics;

namespace WeightInit.KerasBackends;

/// <summary>Keras on NumPy: <c>numpy.random.default_rng([first, second])</c>, in double, then one cast.</summary>
internal sealed class NumPyBackend : IBackend
{
    public string StreamName => "keras-numpy";

    public string InitializerSeeds => "0 to 2^32 - 1";

    public string GeneratorSeeds => InitializerSeeds;

    public long? InitializerSeed(BigInteger seed) => seed >= 0 && seed <= uint.MaxValue ? (long)seed : null;

    public long? GeneratorSeed(BigInteger seed) => InitializerSeed(seed);

    public long Wrapped(BigInteger value) => (uint)(value & uint.MaxValue);

    public void Fill<T>(Span<T> destination, Distribution law, KerasSeed seed)
        where T : unmanaged
    {
        NumPyGenerator generator = NumPy.DefaultRng(new NumPySeedSequence([seed.First, seed.Second]));
        double[] values = new double[destination.Length];
        if (law is TruncatedNormal truncated)
            Truncated(generator, values, truncated);
        else
            generator.Fill(values.AsSpan(), law);
        for (int i = 0; i < values.Length; i++)
            destination[i] = Cast<T>(values[i]);
    }

    // In another type NumPy hands back an orthogonal matrix of the wrong one.
    public bool HasOrthogonal(DType type) => type == DType.Float32;

    // The normals of the stream within the bounds, both included.
    private static void Truncated(NumPyGenerator generator, double[] values, TruncatedNormal law)
    {
        if (law is not { Low: -2, High: 2 })
            throw new NotSupportedException($"{law}: Keras truncates at two deviations on either side and nowhere else.");
        for (int filled = 0; filled < values.Length;)
        {
            double value = generator.Normal(law.Mean, law.Std);
            if (value >= law.Minimum && value <= law.Maximum)
                values[filled++] = value;
        }
    }

    // bfloat16 is reached by way of float32.
    private static T Cast<T>(double value)
        where T : unmanaged =>
        Rounded.To<T>(typeof(T) == typeof(BFloat16) ? (float)value : value);
}
