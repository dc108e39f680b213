using BenchmarkDotNet.Attributes;

namespace WeightInit.Kernels;

/// <summary>The laws of our own stream against filling the same memory with one value, from a key that is already derived.</summary>
[MemoryDiagnoser]
public class NativeLaws
{
    private static readonly RandomKey Key = RandomKey.FromSeed(42).For("weight");
    private static readonly Distribution Unit = new Uniform(0, 1);
    private static readonly Distribution Gauss = new Normal(0, 0.02);
    private static readonly Distribution Symmetric = TruncatedNormal.InSigmas(0, 0.02, -2, 2);
    private static readonly Distribution Asymmetric = TruncatedNormal.InSigmas(0, 0.02, -1, 3);

    private float[] _values = [];

    /// <summary>Elements of the target.</summary>
    [Params(64, 4096, 1 << 18)]
    public int Count { get; set; }

    /// <summary>Makes and touches the target.</summary>
    [GlobalSetup]
    public void Setup() => _values = new float[Count];

    /// <summary>What memory alone costs.</summary>
    [Benchmark(Baseline = true)]
    public void SpanFill() => _values.AsSpan().Fill(1);

    /// <summary>Uniform on [0, 1).</summary>
    [Benchmark]
    public void Uniform() => Key.Fill<float>(_values, Unit);

    /// <summary>Normal.</summary>
    [Benchmark]
    public void Normal() => Key.Fill<float>(_values, Gauss);

    /// <summary>Truncated at ±2.</summary>
    [Benchmark]
    public void TruncatedSymmetric() => Key.Fill<float>(_values, Symmetric);

    /// <summary>Truncated at -1 and 3.</summary>
    [Benchmark]
    public void TruncatedAsymmetric() => Key.Fill<float>(_values, Asymmetric);
}
