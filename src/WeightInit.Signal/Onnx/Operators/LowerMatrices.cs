namespace WeightInit.Signal;

/// <summary>Products with matrices.</summary>
internal static class LowerMatrices
{
    internal static IEnumerable<(string Name, Func<LoweringSite, GraphValue?> Lower)> All { get; } = [("Gemm", Gemm), ("MatMul", MatMul)];

    private static GraphSignal? Gemm(LoweringSite site)
    {
        double alpha = site.Float("alpha", 1), beta = site.Float("beta", 1);
        if (site.Value(0) is not GraphSignal { Shape.Rank: 2 } left || site.Int("transA", 0) != 0)
            return null;
        bool isTransposed = site.Int("transB", 0) != 0;
        Draft product;
        long columns;
        if (site.Weight(1) is { Shape.Rank: 2 } weight && Dense(site, left, weight, isTransposed) is { } dense)
            (product, columns) = (dense, dense.Shape[^1]);
        else if (site.IsSignal(1) && site.Signal(1) is { Shape.Rank: 2 } right)
            (product, columns) = (site.Drafts.Add(site.Name, new MatrixMultiply(isTransposed), [site.In(0, left.Shape), site.In(1, right.Shape)]), isTransposed ? right.Shape[0] : right.Shape[1]);
        else
            return null;
        Shape shape = [left.Shape[0], columns];
        if (!site.Has(2))
            return site.Result(Scaled(site, product, alpha), shape);
        if (site.Weight(2) is { IsSwapped: false } bias && bias.Spec.Shape == [columns] && product.Operation is Dense && alpha == 1 && beta == 1)
        {
            product.Parameters.Add(LoweringSite.Parameter(ParameterSlot.Bias, bias));
            return site.Result(product, shape);
        }

        Draft added = site.Drafts.Reshaped(site.Name, site.Signal(2).Draft, site.Signal(2).Shape);
        return site.Result(site.Drafts.Add(site.Name, new Add(), [site.Drafts.Reshaped(site.Name, Scaled(site, product, alpha), shape), Scaled(site, added, beta)]), shape);
    }

    private static GraphSignal? MatMul(LoweringSite site)
    {
        if (site.Value(0) is GraphSignal { Shape.Rank: >= 1 } left && site.Weight(1) is { Shape.Rank: 2 } weight && Dense(site, left, weight, isTransposed: false) is { } dense)
            return site.Result(dense, Shape.Of([.. left.Shape.Axes[..^1], weight.Shape[1]]));
        return AttentionPattern.Find(site) ?? Product(site);
    }

    /// <summary>y = W x along the last axis, where the weight lies as its plan says; null where it is read the other way round.</summary>
    private static Draft? Dense(LoweringSite site, GraphSignal left, GraphWeight weight, bool isTransposed)
    {
        bool isOutIn = isTransposed ^ weight.IsSwapped;
        Shape seen = weight.IsSwapped ? [weight.Shape[1], weight.Shape[0]] : weight.Shape;
        if (seen != weight.Spec.Shape || weight.Spec.Layout?.Name != (isOutIn ? WeightLayout.OutIn.Name : WeightLayout.InOut.Name))
            return null;
        int dropped = GraphValue.BatchAxis(left.Shape, left.Shape.Rank - 1);
        Draft input = site.In(0, GraphValue.Without(left.Shape, dropped));
        return site.Drafts.Add(site.Name, new Dense(), [input], LoweringSite.Parameter(ParameterSlot.Weight, weight));
    }

    /// <summary>The product of two signals, their leading axes equal.</summary>
    private static GraphSignal? Product(LoweringSite site)
    {
        if (!site.IsSignal(0) || !site.IsSignal(1))
            return null;
        GraphSignal left = site.Signal(0), right = site.Signal(1);
        int rank = Math.Max(left.Shape.Rank, right.Shape.Rank);
        if (left.Shape.Rank < 2 || right.Shape.Rank < 2)
            return null;
        Shape first = Padded(left.Shape, rank), second = Padded(right.Shape, rank);
        if (!first.Axes[..^2].SequenceEqual(second.Axes[..^2]))
            return null;
        int dropped = GraphValue.BatchAxis(first, rank - 2, rank - 1);
        Draft product = site.Drafts.Add(site.Name, new MatrixMultiply(), [site.In(0, GraphValue.Without(first, dropped)), site.In(1, GraphValue.Without(second, dropped))]);
        return site.Result(product, Shape.Of([.. first.Axes[..^1], second[^1]]));
    }

    private static Shape Padded(Shape shape, int rank) => Shape.Of([.. Enumerable.Repeat(1L, rank - shape.Rank), .. shape]);

    private static Draft Scaled(LoweringSite site, Draft draft, double factor) => factor == 1 ? draft : site.Drafts.Add(site.Name, new ScaleBy(factor), [draft]);
}
