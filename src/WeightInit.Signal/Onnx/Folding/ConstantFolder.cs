using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>Computes what depends on no input: shapes and the numbers made of them.</summary>
internal static class ConstantFolder
{
    /// <summary>The outputs of a node whose inputs are known numbers; null where they are not, or are too many.</summary>
    internal static IReadOnlyList<GraphValue?>? Fold(LoweringSite site)
    {
        Node node = site.Node;
        if (node.OpType == "Constant")
            return [Constant(site)];
        if (node.OpType is "Shape" or "Size" && site.Value(0) is { } shaped)
            return [Sizes(site, shaped.Shape)];
        GraphConstant?[] inputs = [.. Enumerable.Range(0, site.Inputs).Select(site.Constant)];
        if (!site.Has(0) || inputs.Where((_, i) => site.Has(i)).Any(input => input?.Values is null || input.Values.Length > GraphConstant.Most))
            return null;
        GraphConstant? result = node.OpType switch
        {
            "Add" => ConstantMath.Each(inputs, (a, b) => a + b),
            "Sub" => ConstantMath.Each(inputs, (a, b) => a - b),
            "Mul" => ConstantMath.Each(inputs, (a, b) => a * b),
            "Div" => ConstantMath.Each(inputs, inputs[0]!.IsWhole ? (a, b) => b == 0 ? 0 : Math.Truncate(a / b) : (a, b) => a / b),
            "Mod" => ConstantMath.Each(inputs, (a, b) => b == 0 ? 0 : a - (b * Math.Floor(a / b))),
            "Pow" => ConstantMath.Each(inputs, Math.Pow),
            "Min" => ConstantMath.Each(inputs, Math.Min),
            "Max" => ConstantMath.Each(inputs, Math.Max),
            "Equal" => ConstantMath.Each(inputs, (a, b) => a == b ? 1 : 0),
            "Less" => ConstantMath.Each(inputs, (a, b) => a < b ? 1 : 0),
            "Greater" => ConstantMath.Each(inputs, (a, b) => a > b ? 1 : 0),
            "Sqrt" => ConstantMath.Each(inputs[0]!, Math.Sqrt),
            "Neg" => ConstantMath.Each(inputs[0]!, a => -a),
            "Floor" => ConstantMath.Each(inputs[0]!, Math.Floor),
            "Ceil" => ConstantMath.Each(inputs[0]!, Math.Ceiling),
            "Reciprocal" => ConstantMath.Each(inputs[0]!, a => 1 / a),
            "Identity" => inputs[0],
            "Cast" => Cast(site, inputs[0]!),
            "Where" => ConstantMath.Where(inputs),
            "Concat" => ConstantMath.Concat(inputs, site.Int("axis", 0)),
            "Gather" => ConstantMath.Gather(inputs, site.Int("axis", 0)),
            "Slice" => Slice(site, inputs[0]!),
            "Reshape" or "Squeeze" or "Unsqueeze" or "Flatten" => Shaped(site, inputs[0]!),
            "ConstantOfShape" => Filled(site, inputs[0]!),
            "Expand" => ConstantMath.Expand(inputs),
            "Range" => ConstantMath.Range(inputs),
            _ => null,
        };
        return result is not null && (site.Lowering.Budget -= 1 + (result.Values?.Length ?? 0)) > 0 ? [result] : null;
    }

    private static GraphConstant? Constant(LoweringSite site)
    {
        if (OnnxGraph.Attribute(site.Node, "value")?.T is { } tensor)
            return GraphConstant.Of(OnnxTensor.Of(site.Lowering.Graph.File, tensor));
        if (OnnxGraph.Attribute(site.Node, "value_float") is { } single)
            return new GraphConstant([single.F], Shape.Scalar, IsWhole: false);
        if (OnnxGraph.Attribute(site.Node, "value_int") is { } whole)
            return new GraphConstant([whole.I], Shape.Scalar, IsWhole: true);
        if (OnnxGraph.Attribute(site.Node, "value_ints") is { } wholes)
            return GraphConstant.Of([.. wholes.Ints]);
        return OnnxGraph.Attribute(site.Node, "value_floats") is { } numbers
            ? new GraphConstant([.. numbers.Floats.Select(number => (double)number)], [numbers.Floats.Count], IsWhole: false)
            : null;
    }

    private static GraphConstant Sizes(LoweringSite site, Shape shape)
    {
        if (site.Node.OpType == "Size")
            return new GraphConstant([shape.Count], Shape.Scalar, IsWhole: true);
        int start = (int)Math.Clamp(From(site.Int("start", 0)), 0, shape.Rank), end = (int)Math.Clamp(From(site.Int("end", shape.Rank)), 0, shape.Rank);
        return GraphConstant.Of(shape.ToArray()[start..Math.Max(start, end)]);

        long From(long place) => place < 0 ? place + shape.Rank : place;
    }

    private static GraphConstant Cast(LoweringSite site, GraphConstant input)
    {
        int type = (int)site.Int("to", OnnxType.Float);
        return OnnxType.IsFloatingPoint(type)
            ? input with { IsWhole = false }
            : input with { IsWhole = true, Values = [.. input.Values!.Select(value => type == OnnxType.Bool ? (value != 0 ? 1 : 0) : Math.Truncate(value))] };
    }

    private static GraphConstant? Filled(LoweringSite site, GraphConstant input)
    {
        if (input.Longs is not { Length: <= OnnxException.MaxRank } axes || Shape.Of(axes) is not { Count: <= GraphConstant.Most } shape)
            return null;
        GraphConstant? value = OnnxGraph.Attribute(site.Node, "value")?.T is { } tensor ? GraphConstant.Of(OnnxTensor.Of(site.Lowering.Graph.File, tensor)) : new GraphConstant([0], [1], IsWhole: false);
        double[] values = new double[shape.Count];
        Array.Fill(values, value.Values is [var single, ..] ? single : 0);
        return new GraphConstant(values, shape, value.IsWhole);
    }

    private static GraphConstant? Shaped(LoweringSite site, GraphConstant input)
    {
        Shape? shape = LowerArrangements.ShapeOf(site);
        return shape is { } target && target.Count == input.Shape.Count ? new GraphConstant(input.Values, target, input.IsWhole) : null;
    }

    private static GraphConstant? Slice(LoweringSite site, GraphConstant input)
    {
        if (input.Shape.Rank != 1 || site.Longs("starts", 1) is not [var start] || site.Longs("ends", 2) is not [var end])
            return null;
        long step = site.Constant(4)?.Longs is [var given] ? given : 1, size = input.Shape[0];
        if (step < 1)
            return null;
        start = Math.Clamp(start < 0 ? start + size : start, 0, size);
        end = Math.Clamp(end < 0 ? end + size : end, 0, size);
        double[] values = [.. input.Values!.Where((_, i) => i >= start && i < end && (i - start) % step == 0)];
        return new GraphConstant(values, [values.Length], input.IsWhole);
    }
}
