using System.Numerics;

namespace WeightInit.Models.KerasFiles;

/// <summary>An initializer of a layer, as it is after construction: its law, and the seed that it keeps from then on.</summary>
/// <param name="Law">The law.</param>
/// <param name="ClassName">Keras's name for its class.</param>
/// <param name="Randint">Which of Python's randint seeds it, from 0; null where none does.</param>
/// <param name="Given">The integer seed of the file; null where it has none.</param>
internal sealed record KerasInitial(Initializer Law, string ClassName, int? Randint, BigInteger? Given)
{
    /// <summary>The axes that the file declares as inputs, or null.</summary>
    public AxisList? InputAxes { get; init; }

    /// <summary>The axes that the file declares as outputs, or null.</summary>
    public AxisList? OutputAxes { get; init; }

    /// <summary>A copy made from its config, as MultiHeadAttention makes them: without a seed in the file it takes a randint of its own.</summary>
    public KerasInitial Copy(KerasLoading loading) => Randint is null ? this : this with { Randint = loading.Take() };
}
