namespace WeightInit.Signal;

/// <summary>The matrix product of two signals along their last two axes, the axes before them equal.</summary>
/// <param name="TransposesSecond">Whether the second is transposed first, as in Q Kᵀ.</param>
public sealed record MatrixMultiply(bool TransposesSecond = false) : Operation
{
    /// <inheritdoc/>
    public override string Name => "matrix product";

    internal override Shape Infer(NodeSite site)
    {
        IReadOnlyList<Shape> inputs = site.Count(2);
        (Shape left, Shape right) = (inputs[0], inputs[1]);
        if (left.Rank < 2 || left.Rank != right.Rank || !left.Axes[..^2].SequenceEqual(right.Axes[..^2]))
            throw site.Bad($"its inputs have the shapes ({left}) and ({right}); matrices with the same axes before them are accepted");
        (long inner, long columns) = TransposesSecond ? (right[^1], right[^2]) : (right[^2], right[^1]);
        return left[^1] == inner
            ? Shape.Of([.. left.Axes[..^1], columns])
            : throw site.Bad($"its inputs have the shapes ({left}) and ({right}); the inner sizes {left[^1]} and {inner} differ");
    }
}
