using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Numbers of a graph that depend on no input.</summary>
/// <param name="Values">The numbers, row-major; null where they are too many to be kept.</param>
/// <param name="Shape">Their shape.</param>
/// <param name="IsWhole">Whether they are whole numbers.</param>
internal sealed record GraphConstant(double[]? Values, Shape Shape, bool IsWhole) : GraphValue(Shape)
{
    /// <summary>The most numbers that are computed with.</summary>
    internal const int Most = 1 << 16;

    /// <summary>The most numbers of a tensor that is part of the signal.</summary>
    internal const int MostFixed = 1 << 22;

    /// <summary>The only number, or null.</summary>
    internal double? Single => Values is [var single] ? single : null;

    /// <summary>The numbers as whole ones; null where they are not.</summary>
    internal long[]? Longs => Values is not null && Values.All(value => value == Math.Floor(value) && Math.Abs(value) <= 1L << 53) ? [.. Values.Select(value => (long)value)] : null;

    internal static GraphConstant Of(OnnxTensor tensor) => new(tensor.ToDoubles(MostFixed), tensor.Shape, !OnnxType.IsFloatingPoint(tensor.Type));

    internal static GraphConstant Of(IReadOnlyList<long> values) => new([.. values.Select(value => (double)value)], [values.Count], IsWhole: true);
}
