using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>
/// Queries, keys or values as heads, seen as a range of columns of a signal of (tokens, features). The way back is checked
/// number by number.
/// </summary>
internal sealed class TokenView
{
    private const int MostSteps = 16, MostNumbers = 1 << 22;

    private readonly GraphSignal _source;
    private readonly long _tokens, _width, _offset, _columns;

    private TokenView(GraphSignal source, long tokens, long width, long offset, long columns, long size, double scale)
    {
        (_source, _tokens, _width, _offset, _columns) = (source, tokens, width, offset, columns);
        Size = size;
        Scale = scale;
    }

    /// <summary>Numbers a head.</summary>
    internal long Size { get; }

    /// <summary>By what they are multiplied on the way.</summary>
    internal double Scale { get; }

    /// <summary>The view of a value (heads, tokens, size), or transposed (heads, size, tokens); null where it is none.</summary>
    internal static TokenView? Find(LoweringSite site, string value, long heads, long tokens, bool isTransposed)
    {
        if (site.Lowering.Find(value) is not GraphSignal { Shape: var shape } || heads < 1 || tokens < 1 || shape.Count % heads != 0 || shape.Count / heads % tokens != 0 || shape.Count > MostNumbers)
            return null;
        Stack<Node> steps = [];
        double scale = 1;
        for (int step = 0; step < MostSteps; step++)
        {
            if (ScaleOf(site, value) is { } scaled)
                (value, scale) = (scaled.Value, scale * scaled.Scale);
            else if (site.Lowering.Graph.MakerOf(value) is { OpType: "Reshape" or "Transpose" or "Squeeze" or "Unsqueeze" or "Identity" or "Cast" or "Flatten" or "Gather" } node && CanFollow(site, node))
                (value, _) = (node.Input[0], Push(steps, node));
            else
                break;
        }

        if (site.Lowering.Find(value) is not GraphSignal source || source.Shape.Count > MostNumbers || source.Shape.Count % tokens != 0 || (site.Lowering.Budget -= source.Shape.Count * (steps.Count + 1)) < 0)
            return null;
        int[] places = Follow(site, steps, source);
        long size = shape.Count / heads / tokens, width = source.Shape.Count / tokens;
        return places.Length == shape.Count && OffsetOf(places, heads, tokens, size, width, isTransposed) is { } offset
            ? new TokenView(source, tokens, width, offset, heads * size, size, scale)
            : null;
    }

    /// <summary>The signal of (tokens, heads · size).</summary>
    internal Draft Draft(LoweringSite site)
    {
        Draft rows = site.Drafts.Reshaped(site.Name, _source.Draft, [_tokens, _width]);
        return _columns == _width ? rows : site.Drafts.Add(site.Name, new Slice(1, _offset, _columns), [rows]);
    }

    /// <summary>What a value is a single number's multiple of; null where it is none.</summary>
    internal static (string Value, double Scale)? ScaleOf(LoweringSite site, string value)
    {
        if (site.Lowering.Graph.MakerOf(value) is not { OpType: "Mul" or "Div", Input.Count: 2 } node)
            return null;
        if (Number(site, node.Input[1]) is { } second)
            return (node.Input[0], node.OpType == "Mul" ? second : 1 / second);
        return node.OpType == "Mul" && Number(site, node.Input[0]) is { } first ? (node.Input[1], first) : null;
    }

    private static bool CanFollow(LoweringSite site, Node node) =>
        node.Input.Count > 0 && site.Lowering.Find(node.Input[0]) is GraphSignal && (node.OpType != "Gather" || (node.Input.Count == 2 && site.Lowering.Find(node.Input[1]) is GraphConstant { Shape.Rank: 0, Single: not null }));

    private static bool Push(Stack<Node> steps, Node node)
    {
        steps.Push(node);
        return true;
    }

    /// <summary>For each number of the view its place in the source.</summary>
    private static int[] Follow(LoweringSite site, Stack<Node> steps, GraphSignal source)
    {
        int[] places = [.. Enumerable.Range(0, (int)source.Shape.Count)];
        foreach (Node node in steps)
        {
            Shape shape = site.Lowering.Find(node.Input[0])!.Shape;
            if (node.OpType == "Transpose")
                places = Transposed(places, shape, OnnxGraph.Ints(node, "perm") ?? [.. Enumerable.Range(0, shape.Rank).Reverse().Select(axis => (long)axis)]);
            else if (node.OpType == "Gather")
                places = Picked(places, shape, LowerArrangements.Axis(OnnxGraph.Int(node, "axis", 0), shape), (long)Number(site, node.Input[1])!.Value);
        }

        return places;
    }

    private static int[] Transposed(int[] places, Shape shape, long[] order)
    {
        int rank = shape.Rank;
        int[] strides = new int[rank], sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            int from = LowerArrangements.Axis(order[axis], shape);
            sizes[axis] = (int)shape[from];
            strides[axis] = (int)Shape.Of(shape.Axes[(from + 1)..]).Count;
        }

        int[] result = new int[places.Length], index = new int[rank];
        int at = 0;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = places[at];
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                at += strides[axis];
                if (++index[axis] < sizes[axis])
                    break;
                at -= strides[axis] * sizes[axis];
                index[axis] = 0;
            }
        }

        return result;
    }

    private static int[] Picked(int[] places, Shape shape, int axis, long index)
    {
        long inner = Shape.Of(shape.Axes[(axis + 1)..]).Count, size = shape[axis];
        index = index < 0 ? index + size : index;
        return [.. places.Where((_, place) => place / inner % size == index)];
    }

    private static long? OffsetOf(int[] places, long heads, long tokens, long size, long width, bool isTransposed)
    {
        if (places.Length == 0)
            return null;
        long offset = places[0];
        for (int i = 0; i < places.Length; i++)
        {
            long head = i / (tokens * size), rest = i % (tokens * size);
            (long token, long number) = isTransposed ? (rest % tokens, rest / tokens) : (rest / size, rest % size);
            if (places[i] != (token * width) + offset + (head * size) + number)
                return null;
        }

        return offset + (heads * size) <= width ? offset : null;
    }

    private static double? Number(LoweringSite site, string value) => (site.Lowering.Find(value) as GraphConstant)?.Single;
}
