using System.Globalization;
using WeightInit.TensorFlowCpu;

namespace WeightInit;

/// <summary>
/// The seed of TensorFlow's <c>tf.random.stateless_*</c> functions. Any element of a call is a function of the seed and its place.
/// </summary>
internal sealed class TensorFlowStatelessKey : RandomKey
{
    /// <summary>The key under which TensorFlow scrambles seeds.</summary>
    private const ulong ScrambleKey = 0x02461E293EC8F720;

    private readonly long _first;
    private readonly long _second;
    private readonly PhiloxState _state;

    internal TensorFlowStatelessKey(long first, long second)
    {
        _first = first;
        _second = second;
        (uint key0, uint key1, uint counter2, uint counter3) = new Philox4x32(ScrambleKey).Block(new UInt128((ulong)second, (ulong)first));
        _state = new PhiloxState(Pair(key0, key1), new UInt128(Pair(counter2, counter3), 0));
    }

    /// <inheritdoc/>
    public override string StreamName => "tensorflow";

    /// <inheritdoc/>
    public override string SeedText => string.Create(CultureInfo.InvariantCulture, $"{_first},{_second}");

    /// <inheritdoc/>
    public override bool TellsTensorsApart => false;

    /// <summary>The same key: TensorFlow's functions know no names, so two tensors of one seed begin alike.</summary>
    public override RandomKey For(string name) => this;

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law, long start = 0)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        _ = DTypes.Of<T>();
        LawFill.Fill(_state, destination, law, start);
    }

    private static ulong Pair(uint low, uint high) => ((ulong)high << 32) | low;
}
