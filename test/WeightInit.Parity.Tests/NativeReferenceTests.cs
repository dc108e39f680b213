using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WeightInit.Tests;
using static System.FormattableString;

namespace WeightInit.Parity.Tests;

/// <summary>Our own stream against its definition in NumPy, tools/reference/native_stream.py, at requests of this run's making.</summary>
public class NativeReferenceTests
{
    private static readonly Distribution[] Laws =
    [
        new Uniform(-0.05, 0.05),
        new Uniform(3, 1000),
        new Normal(0, 1),
        new Normal(-1.5, 0.3),
        TruncatedNormal.InSigmas(0, 0.02, -2, 2),
        TruncatedNormal.InSigmas(1, 0.5, -1.75, 0.25),
        TruncatedNormal.Within(0, 0.6, -0.5, 2),
        TruncatedNormal.InSigmas(0, 1, 7, 9),
    ];

    [NumPyFact]
    public void Every_law_in_every_type_has_the_bits_of_the_reference()
    {
        Request[] requests = [.. from law in Laws from type in Enum.GetValues<DType>() where type.IsFloatingPoint() select new Request(law, type)];
        string script = Path.Combine(Repository.Root, "tools", "reference", "native_stream.py");

        string[] digests = DebianPython.Run(script, string.Concat(requests.Select(request => request + "\n"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(32, requests.Length);
        Assert.Equal(digests, requests.Select(request => request.Digest()));
    }

    private sealed record Request(Distribution Law, DType Type)
    {
        private const ulong Seed = 20_261_123;
        private const int Count = 100_003;

        public string Digest() => Type switch
        {
            DType.Float32 => Digest<float>(),
            DType.Float64 => Digest<double>(),
            DType.BFloat16 => Digest<BFloat16>(),
            _ => Digest<Half>(),
        };

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seed} {Type.Name()}.x {Type.Name()} {Text(Law)}");

        private static string Text(Distribution law) => law switch
        {
            Uniform u => Invariant($"uniform {Count} {u.Low:R} {u.High:R}"),
            Normal n => Invariant($"normal {Count} {n.Mean:R} {n.Std:R}"),
            TruncatedNormal t => Invariant($"truncated {Count} {t.Mean:R} {t.Std:R} {t.Low:R} {t.High:R} {t.Minimum:R} {t.Maximum:R}"),
            _ => throw new InvalidOperationException(),
        };

        private string Digest<T>()
            where T : unmanaged
        {
            T[] values = new T[Count];
            RandomKey.FromSeed(Seed).For($"{Type.Name()}.x").Fill<T>(values, Law);
            return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<T>(values)));
        }
    }
}
