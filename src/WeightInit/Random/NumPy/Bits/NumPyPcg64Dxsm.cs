using System.Numerics;

namespace WeightInit;

/// <summary><c>numpy.random.PCG64DXSM</c>: PCG64 with a cheaper multiplier and the stronger output DXSM, taken before the step.</summary>
public sealed class NumPyPcg64Dxsm : NumPyBitGenerator64
{
    private const ulong Cheap = 0xDA942042E4DD58B5;

    private Lcg128 _state;

    /// <summary>The generator of a seed: <c>PCG64DXSM(seed)</c>.</summary>
    /// <param name="seed">An integer of 0 or more, or a seed sequence.</param>
    public NumPyPcg64Dxsm(NumPySeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);

        // Seeded with the multiplier of PCG64, stepped with its own.
        _state = Lcg128.Seeded(seed.GenerateState64(4), Lcg128.Multiplier);
    }

    private NumPyPcg64Dxsm(Lcg128 state) => _state = state;

    /// <inheritdoc/>
    public override string StreamName => "numpy-pcg64dxsm";

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        ulong high = _state.High;
        ulong low = _state.Low | 1;
        high ^= high >> 32;
        high *= Cheap;
        high ^= high >> 48;
        high *= low;
        _state.Step(Cheap);
        return high;
    }

    /// <inheritdoc cref="NumPyPcg64.Advance"/>
    public void Advance(BigInteger delta)
    {
        _state.Advance(delta, Cheap);
        DropHalf();
    }

    /// <inheritdoc cref="NumPyPcg64.Jumped"/>
    public NumPyPcg64Dxsm Jumped(int jumps = 1)
    {
        NumPyPcg64Dxsm other = new(_state);
        other.Advance(Lcg128.Jump * jumps);
        return other;
    }
}
