using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>
/// softmax(Q Kᵀ · scale + mask) V: the product with V is the end of it. Queries, keys and values are followed back through what only
/// arranges them to signals of (tokens, features), whose numbers must lie head beside head.
/// </summary>
internal static class AttentionPattern
{
    private const int MostSteps = 16;

    internal static GraphSignal? Find(LoweringSite site)
    {
        OnnxGraph graph = site.Lowering.Graph;
        if (Behind(graph, site.Node.Input[0]) is not { OpType: "Softmax" } softmax || site.Lowering.Find(softmax.Output[0]) is not GraphSignal { Shape: { Rank: >= 2 } scores })
            return null;
        long axis = OnnxGraph.Int(softmax, "axis", site.Opset < 13 ? 1 : -1);
        if (axis != -1 && axis != scores.Rank - 1)
            return null;
        (string value, double scale) = Unscaled(site, softmax.Input[0]);
        bool isCausal = false;
        if (graph.MakerOf(value) is { OpType: "Add", Input.Count: 2 } masked && Mask(site, masked, scores) is { } mask)
        {
            isCausal = mask.IsCausal;
            (value, double more) = Unscaled(site, mask.Scores);
            scale *= more;
        }

        if (graph.MakerOf(value) is not { OpType: "MatMul", Input.Count: 2 } product)
            return null;
        long heads = Shape.Of(scores.Axes[..^2]).Count;
        TokenView? q = TokenView.Find(site, product.Input[0], heads, scores[^2], isTransposed: false);
        TokenView? k = TokenView.Find(site, product.Input[1], heads, scores[^1], isTransposed: true);
        TokenView? v = TokenView.Find(site, site.Node.Input[1], heads, scores[^1], isTransposed: false);
        if (q is null || k is null || v is null || v.Scale != 1 || q.Size != k.Size)
            return null;
        scale *= q.Scale * k.Scale;
        bool isUsual = Math.Abs((scale * Math.Sqrt(q.Size)) - 1) < 1e-5;
        Attention attention = new(heads) { Scale = isUsual ? null : scale, IsCausal = isCausal };
        Draft whole = site.Drafts.Add(site.Name, attention, [q.Draft(site), k.Draft(site), v.Draft(site)]);
        Draft split = site.Drafts.Reshaped(site.Name, whole, [scores[^2], heads, v.Size]);
        return site.Result(site.Drafts.Transposed(site.Name, split, [1, 0, 2]), Shape.Of([.. scores.Axes[..^1], v.Size]));
    }

    /// <summary>The node that makes a value, dropout and changes of type looked through.</summary>
    private static Node? Behind(OnnxGraph graph, string value)
    {
        Node? node = graph.MakerOf(value);
        for (int step = 0; step < MostSteps && node is { OpType: "Dropout" or "Cast" or "Identity", Input.Count: >= 1 }; step++)
            node = graph.MakerOf(node.Input[0]);
        return node;
    }

    /// <summary>A value without the single numbers by which it is multiplied or divided.</summary>
    private static (string Value, double Scale) Unscaled(LoweringSite site, string value)
    {
        double scale = 1;
        for (int step = 0; step < MostSteps; step++)
        {
            if (TokenView.ScaleOf(site, value) is not { } scaled)
                break;
            (value, scale) = (scaled.Value, scale * scaled.Scale);
        }

        return (value, scale);
    }

    /// <summary>The scores of a sum with a constant mask: of zeros, or one that hides what comes later.</summary>
    private static (string Scores, bool IsCausal)? Mask(LoweringSite site, Node sum, Shape scores)
    {
        for (int input = 0; input < 2; input++)
        {
            if (site.Lowering.Find(sum.Input[input]) is not GraphConstant { Values: { } values, Shape: var shape })
                continue;
            if (values.All(value => value == 0))
                return (sum.Input[1 - input], false);
            long rows = scores[^2], columns = scores[^1];
            bool isCausal = rows == columns && shape.Rank >= 2 && shape.Count == rows * columns && values.Length == rows * columns
                && Enumerable.Range(0, values.Length).All(i => i % columns > i / columns ? values[i] < -1000 : values[i] == 0);
            return isCausal ? (sum.Input[1 - input], true) : null;
        }

        return null;
    }
}
