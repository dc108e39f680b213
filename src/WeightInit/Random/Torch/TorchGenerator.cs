using System.Runtime.CompilerServices;
using WeightInit.TorchCpu;

namespace WeightInit;

/// <summary>
/// PyTorch's CPU generator (<c>torch.Generator</c>, <c>torch.default_generator</c>): a Mersenne Twister seeded with the low 32 bits
/// of the seed. <see cref="Torch.Generator(long, TorchVersion)"/> makes one.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><see cref="WeightInit.Uniform"/> is <c>uniform_(low, high)</c>: <c>bit</c>.</item>
/// <item><see cref="WeightInit.Normal"/> is <c>normal_(mean, std)</c>: <c>bit</c> in float32 from 16 elements on; float64, fewer
/// elements and views take log, log1p, sin and cos of the C library, so they are <c>bit (glibc with FMA)</c>.</item>
/// <item><see cref="WeightInit.TruncatedNormal"/> is <c>trunc_normal_(mean, std, a, b)</c>: <c>bit</c> as <c>normal_</c> on 2.13,
/// <c>bit (Debian's build)</c> on 1.13; on 2.0 within an ulp of MKL's inverse error function.</item>
/// <item><see cref="Constant"/> is <c>fill_</c>; <see cref="Scaled"/> is the unit law's function, then <c>mul_</c> or <c>div_</c>.</item>
/// </list>
/// A fill is one call of PyTorch's on one tensor; what waits from it (a normal of a short fill) goes into a later one.
/// </remarks>
public sealed class TorchGenerator : RandomStream
{
    private readonly Source _source;
    private float? _singleNormal;

    internal TorchGenerator(ulong seed, TorchVersion version)
    {
        if (!Enum.IsDefined(version))
            throw new ArgumentOutOfRangeException(nameof(version), version, "No such version of PyTorch is known.");
        InitialSeed = seed;
        _source = new Source(version, Mt19937.FromWord((uint)seed));
    }

    /// <summary>Which PyTorch.</summary>
    public TorchVersion Version => _source.Version;

    /// <summary>The seed that was given: <c>initial_seed()</c>.</summary>
    public ulong InitialSeed { get; private set; }

    /// <inheritdoc/>
    public override string StreamName => Version switch
    {
        TorchVersion.V1_13 => "torch-1.13",
        TorchVersion.V2_0 => "torch-2.0",
        _ => "torch-2.13",
    };

    /// <summary>The next 32 bits of the Mersenne Twister.</summary>
    public uint NextUInt32() => _source.Next();

    /// <summary>Fills a contiguous tensor with uniforms: <c>uniform_(from, to)</c>, from + (to - from) · u.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="destination">All of it is written.</param>
    /// <param name="from">The smallest value.</param>
    /// <param name="to">The bound above; before 2.12 rounding can give it.</param>
    /// <exception cref="ArgumentException">PyTorch refuses the bounds: outside the type, in the wrong order, or too far apart.</exception>
    public void Uniform<T>(Span<T> destination, double from = 0, double to = 1)
        where T : unmanaged =>
        Fill(destination, new Uniform(from, to));

    /// <summary>Fills a contiguous tensor with normals: <c>normal_(mean, std)</c>.</summary>
    /// <inheritdoc cref="Uniform{T}(Span{T}, double, double)"/>
    /// <param name="destination">All of it is written.</param>
    /// <param name="mean">The mean, μ.</param>
    /// <param name="std">The standard deviation, σ, 0 or more.</param>
    /// <exception cref="ArgumentException">σ is negative or not a number.</exception>
    /// <exception cref="NotSupportedException">float16 on 2.0, where it changed from release to release.</exception>
    public void Normal<T>(Span<T> destination, double mean = 0, double std = 1)
        where T : unmanaged =>
        Fill(destination, new Normal(mean, std));

    /// <summary>Fills a contiguous tensor with truncated normals: <c>torch.nn.init.trunc_normal_(tensor, mean, std, a, b)</c>.</summary>
    /// <inheritdoc cref="Uniform{T}(Span{T}, double, double)"/>
    /// <param name="destination">All of it is written.</param>
    /// <param name="mean">The mean before truncation, μ.</param>
    /// <param name="std">The standard deviation before truncation, σ, above 0.</param>
    /// <param name="a">The lower bound, absolute.</param>
    /// <param name="b">The upper bound, absolute.</param>
    /// <exception cref="ArgumentException">σ is not above 0, or PyTorch refuses the bounds.</exception>
    /// <exception cref="NotSupportedException">float16 on 1.13, which has none, and on 2.0, where it changed.</exception>
    public void TruncatedNormal<T>(Span<T> destination, double mean = 0, double std = 1, double a = -2, double b = 2)
        where T : unmanaged =>
        Fill(destination, WeightInit.TruncatedNormal.Within(mean, std, a, b));

    /// <summary>0 to count - 1 in random order: <c>torch.randperm(count)</c>.</summary>
    /// <param name="count">How many: 0 to 214748363, from where on PyTorch has another algorithm.</param>
    public long[] RandPerm(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MatrixFill.LargestPermutation);
        return MatrixFill.Permutation(_source, count);
    }

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        _ = DTypes.Of<T>();
        LawFill.Fill(_source, destination, law, contiguous: true, dense: true);
    }

    /// <summary>Fills a view, in the order of memory; what lies between its elements stays as it is.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="memory">The memory that the view is one of.</param>
    /// <param name="view">Where the elements lie. Where it is not contiguous, normals are drawn one by one whatever their number.</param>
    /// <param name="law">The law of each element.</param>
    /// <exception cref="ArgumentException">The view reaches beyond the memory, or PyTorch refuses the law's numbers.</exception>
    /// <exception cref="NotSupportedException">PyTorch has no such law, or not in <typeparamref name="T"/>.</exception>
    public void Fill<T>(Span<T> memory, TorchView view, Distribution law)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(law);
        _ = DTypes.Of<T>();
        if (view.End > memory.Length)
            throw new ArgumentException($"The view of the shape ({view.Shape}) ends at {view.End}, beyond the {memory.Length} elements of the memory.");
        if (view.IsContiguous)
        {
            Fill(memory.Slice((int)view.Offset, (int)view.Shape.Count), law);
            return;
        }

        T[] values = GC.AllocateUninitializedArray<T>((int)view.Shape.Count);
        LawFill.Fill<T>(_source, values, law, contiguous: false, view.IsRowMajor);
        int next = 0;
        foreach (long place in view.PlacesInMemoryOrder())
            memory[(int)place] = values[next++];
    }

    /// <summary>Where the generator stands: the bytes of <c>torch.get_rng_state()</c>, 5056 of them.</summary>
    public byte[] GetState() => new GeneratorState(
        InitialSeed, _source.Engine.Key.ToArray(), _source.Engine.Position, _source.Engine.IsFresh, _source.CachedNormal, _singleNormal).ToBytes();

    /// <summary>Goes on from a saved state: <c>torch.set_rng_state(state)</c>.</summary>
    /// <param name="state">What <c>torch.get_rng_state()</c> gave, there or here.</param>
    /// <exception cref="ArgumentException">The bytes are no such state; the message says what is wrong.</exception>
    public void SetState(ReadOnlySpan<byte> state)
    {
        GeneratorState saved = GeneratorState.FromBytes(state);
        InitialSeed = saved.InitialSeed;
        _source.Engine = Mt19937.FromState(saved.Key, saved.Position);
        _source.CachedNormal = saved.Normal;
        _singleNormal = saved.SingleNormal;
    }

    /// <inheritdoc/>
    private protected override bool TryFillParallel<T>(Memory<T> destination, Distribution law, int threads) =>
        typeof(T) == typeof(float) && ParallelFill.Try(_source, Unsafe.BitCast<Memory<T>, Memory<float>>(destination), law, threads);

    /// <inheritdoc/>
    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law) => MatrixFill.Fill(_source, destination, law);
}
