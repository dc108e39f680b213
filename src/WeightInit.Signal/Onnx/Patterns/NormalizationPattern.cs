using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>
/// Layer and RMS normalizations written out: (x - mean) / √(mean of squares + ε), x / √(mean of squares + ε), as a quotient or as
/// a product with the inverse root.
/// </summary>
internal static class NormalizationPattern
{
    internal static GraphSignal? Find(LoweringSite site)
    {
        if (site.Inputs != 2)
            return null;
        OnnxGraph graph = site.Lowering.Graph;
        string? squares = site.Node.OpType == "Div" ? UnderRoot(graph, site, site.Node.Input[1]) : UnderInverseRoot(graph, site, site.Node.Input[1]);
        string top = site.Node.Input[0];
        if (squares is null && site.Node.OpType == "Mul")
            (squares, top) = (UnderInverseRoot(graph, site, site.Node.Input[0]), site.Node.Input[1]);
        if (squares is null || Sum(graph, site, squares) is not { } sum || Mean(graph, site, sum.Value) is not { } mean)
            return null;
        return Squared(graph, site, mean.Of) is { } centred && centred == top ? Normalized(site, graph, top, mean.Axes, sum.Epsilon) : null;
    }

    private static GraphSignal? Normalized(LoweringSite site, OnnxGraph graph, string top, int[] axes, double epsilon)
    {
        // x - mean(x) over the same axes is a layer normalization of x, anything else an RMS normalization of itself.
        string of = top;
        bool isCentred = graph.MakerOf(top) is { OpType: "Sub", Input.Count: 2 } difference
            && Mean(graph, site, difference.Input[1]) is { } mean && mean.Of == difference.Input[0] && mean.Axes.SequenceEqual(axes);
        if (isCentred)
            of = graph.MakerOf(top)!.Input[0];
        if (site.Lowering.Find(of) is not GraphSignal input || !axes.SequenceEqual(Enumerable.Range(input.Shape.Rank - axes.Length, axes.Length)))
            return null;
        int dropped = GraphValue.BatchAxis(input.Shape, axes);
        Draft draft = site.Drafts.Reshaped(site.Name, input.Draft, GraphValue.Without(input.Shape, dropped));
        Operation operation = isCentred ? new LayerNormalization(axes.Length, epsilon) : new RmsNormalization(axes.Length, epsilon);
        return site.Result(site.Drafts.Add(site.Name, operation, [draft]), input.Shape);
    }

    private static string? UnderRoot(OnnxGraph graph, LoweringSite site, string value) => graph.MakerOf(value) switch
    {
        { OpType: "Sqrt", Input.Count: 1 } root => root.Input[0],
        { OpType: "Pow", Input.Count: 2 } power when Number(site, power.Input[1]) == 0.5 => power.Input[0],
        _ => null,
    };

    private static string? UnderInverseRoot(OnnxGraph graph, LoweringSite site, string value) => graph.MakerOf(value) switch
    {
        { OpType: "Reciprocal", Input.Count: 1 } inverse => UnderRoot(graph, site, inverse.Input[0]),
        { OpType: "Div", Input.Count: 2 } inverse when Number(site, inverse.Input[0]) == 1 => UnderRoot(graph, site, inverse.Input[1]),
        { OpType: "Pow", Input.Count: 2 } power when Number(site, power.Input[1]) == -0.5 => power.Input[0],
        _ => null,
    };

    private static (string Value, double Epsilon)? Sum(OnnxGraph graph, LoweringSite site, string value)
    {
        if (graph.MakerOf(value) is not { OpType: "Add", Input.Count: 2 } sum)
            return null;
        if (Number(site, sum.Input[1]) is { } epsilon)
            return (sum.Input[0], epsilon);
        return Number(site, sum.Input[0]) is { } first ? (sum.Input[1], first) : null;
    }

    private static (string Of, int[] Axes)? Mean(OnnxGraph graph, LoweringSite site, string value)
    {
        if (graph.MakerOf(value) is not { OpType: "ReduceMean", Input.Count: >= 1 } mean || OnnxGraph.Int(mean, "keepdims", 1) == 0 || site.Lowering.Find(mean.Input[0]) is not { } input)
            return null;
        long[]? axes = OnnxGraph.Ints(mean, "axes") ?? (mean.Input.Count > 1 ? (site.Lowering.Find(mean.Input[1]) as GraphConstant)?.Longs : null);
        return axes is null ? null : (mean.Input[0], [.. axes.Select(axis => LowerArrangements.Axis(axis, input.Shape)).Order()]);
    }

    /// <summary>The value whose square this is.</summary>
    private static string? Squared(OnnxGraph graph, LoweringSite site, string value) => graph.MakerOf(value) switch
    {
        { OpType: "Pow", Input.Count: 2 } power when Number(site, power.Input[1]) == 2 => power.Input[0],
        { OpType: "Mul", Input.Count: 2 } product when product.Input[0] == product.Input[1] => product.Input[0],
        _ => null,
    };

    private static double? Number(LoweringSite site, string value) => (site.Lowering.Find(value) as GraphConstant)?.Single;
}
