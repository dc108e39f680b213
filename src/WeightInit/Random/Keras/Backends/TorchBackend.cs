using System.Numerics;
using WeightInit.TorchCpu;

namespace WeightInit.KerasBackends;

/// <summary>Keras on PyTorch 2.13: a generator seeded with (first + second) mod 2^32.</summary>
internal sealed class TorchBackend : IBackend
{
    /// <summary>Candidates for each truncated normal.</summary>
    private const int Candidates = 4;

    public string StreamName => "keras-torch";

    public string InitializerSeeds => "any integer, of which the low 32 bits count";

    public string GeneratorSeeds => "-2^31 to 2^31 - 1";

    public long? InitializerSeed(BigInteger seed) => Wrapped(seed);

    public long? GeneratorSeed(BigInteger seed) => seed >= int.MinValue && seed <= int.MaxValue ? (long)seed : null;

    public long Wrapped(BigInteger value) => (int)(uint)(value & uint.MaxValue);

    public void Fill<T>(Span<T> destination, Distribution law, KerasSeed seed)
        where T : unmanaged
    {
        TorchGenerator generator = Torch.Generator((uint)(seed.First + seed.Second), TorchVersion.V2_13);
        switch (law)
        {
            case Uniform uniform:
                generator.Fill(destination, new Uniform(0, 1));
                Affine(destination, uniform.High - uniform.Low, uniform.Low);
                break;
            case TruncatedNormal { Low: -2, High: 2 } truncated:
                FirstWithin(generator, destination);
                Affine(destination, truncated.Std, truncated.Mean);
                break;
            case TruncatedNormal:
                throw new NotSupportedException($"{law}: Keras truncates at two deviations on either side and nowhere else.");
            default:
                generator.Fill(destination, law);
                break;
        }
    }

    public bool HasOrthogonal(DType type) => type is DType.Float32 or DType.Float64;

    // The first of four normals within ±2; where none is, the first of all.
    private static void FirstWithin<T>(TorchGenerator generator, Span<T> destination)
        where T : unmanaged
    {
        T[] normals = new T[checked(destination.Length * Candidates)];
        generator.Fill(normals.AsSpan(), new Normal(0, 1));
        for (int i = 0; i < destination.Length; i++)
        {
            ReadOnlySpan<T> four = normals.AsSpan(i * Candidates, Candidates);
            destination[i] = four[0];
            for (int k = 0; k < Candidates; k++)
            {
                if (Math.Abs(Cast.ToDouble(four[k])) < 2)
                {
                    destination[i] = four[k];
                    break;
                }
            }
        }
    }

    // mul by a number and add another, two roundings; in the 16-bit types only what is added is rounded to the type first.
    private static void Affine<T>(Span<T> values, double factor, double addend)
        where T : unmanaged
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (typeof(T) == typeof(double))
            {
                values[i] = Cast.To<T>((Cast.ToDouble(values[i]) * factor) + addend);
                continue;
            }

            T product = Cast.To<T>((float)Cast.ToDouble(values[i]) * (float)factor);
            values[i] = Cast.To<T>((float)Cast.ToDouble(product) + (float)Cast.ToDouble(Cast.To<T>(addend)));
        }
    }
}
