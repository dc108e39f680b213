namespace WeightInit;

/// <summary>
/// How many inputs feed one output unit (<c>fan_in</c>) and how many outputs one input unit feeds (<c>fan_out</c>),
/// receptive field included: of the whole logical weight, never of a shard or of a packed matrix.
/// </summary>
/// <param name="In">fan_in, in elements.</param>
/// <param name="Out">fan_out, in elements.</param>
public readonly record struct Fans(long In, long Out)
{
    /// <summary>The text form of <c>--fans</c>: <c>768,2304</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{In},{Out}");
}
