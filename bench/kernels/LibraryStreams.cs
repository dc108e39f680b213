using BenchmarkDotNet.Attributes;

namespace WeightInit.Kernels;

/// <summary>The streams of other libraries, bit for bit, against our own.</summary>
public class LibraryStreams
{
    private const int Count = 1 << 18;

    private static readonly Distribution Unit = new Uniform(0, 1);
    private static readonly Distribution Gauss = new Normal(0, 1);

    private readonly float[] _singles = new float[Count];
    private readonly double[] _doubles = new double[Count];
    private readonly RandomKey _native = RandomKey.FromSeed(42).For("weight");
    private readonly RandomKey _jax = Jax.Key(42);
    private readonly RandomKey _tensorflow = TensorFlow.Stateless(42, 42);
    private readonly RandomStream _legacy = NumPy.RandomState(42);
    private readonly RandomStream _generator = NumPy.DefaultRng(42);
    private readonly RandomStream _torch = Torch.Generator(42);

    /// <summary>Ours, float32.</summary>
    [Benchmark(Baseline = true)]
    public void NativeNormal() => _native.Fill<float>(_singles, Gauss);

    /// <summary>Ours, float32.</summary>
    [Benchmark]
    public void NativeUniform() => _native.Fill<float>(_singles, Unit);

    /// <summary>RandomState.uniform, float64.</summary>
    [Benchmark]
    public void NumPyUniform() => _legacy.Fill<double>(_doubles, Unit);

    /// <summary>RandomState.normal, float64.</summary>
    [Benchmark]
    public void NumPyNormal() => _legacy.Fill<double>(_doubles, Gauss);

    /// <summary>default_rng().uniform, float64.</summary>
    [Benchmark]
    public void DefaultRngUniform() => _generator.Fill<double>(_doubles, Unit);

    /// <summary>default_rng().normal, float64.</summary>
    [Benchmark]
    public void DefaultRngNormal() => _generator.Fill<double>(_doubles, Gauss);

    /// <summary>torch.Tensor.uniform_, float32.</summary>
    [Benchmark]
    public void TorchUniform() => _torch.Fill<float>(_singles, Unit);

    /// <summary>torch.Tensor.normal_, float32.</summary>
    [Benchmark]
    public void TorchNormal() => _torch.Fill<float>(_singles, Gauss);

    /// <summary>jax.random.uniform, float32.</summary>
    [Benchmark]
    public void JaxUniform() => _jax.Fill<float>(_singles, Unit);

    /// <summary>jax.random.normal, float32.</summary>
    [Benchmark]
    public void JaxNormal() => _jax.Fill<float>(_singles, Gauss);

    /// <summary>tf.random.stateless_uniform, float32.</summary>
    [Benchmark]
    public void TensorFlowUniform() => _tensorflow.Fill<float>(_singles, Unit);

    /// <summary>tf.random.stateless_normal, float32.</summary>
    [Benchmark]
    public void TensorFlowNormal() => _tensorflow.Fill<float>(_singles, Gauss);
}
