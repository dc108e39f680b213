namespace WeightInit.Signal;

/// <summary>
/// Nodes that are together one function of one signal's numbers: a GELU of five nodes, a SiLU of two, a factor and an offset.
/// Each node's function of its farthest signal is kept; where that has a name it becomes one activation.
/// </summary>
internal static class Pointwise
{
    /// <summary>An operator with one input.</summary>
    internal static GraphSignal Of(LoweringSite site, GraphSignal input, ScalarFunction function)
    {
        (GraphSignal origin, ScalarFunction inner) = Origin(input);
        ScalarFunction? whole = inner.Then(x => (function.Apply(x), function.Derivative(x)), [.. function.Kinks]);
        if (whole is not null && Named(site, origin, whole) is { } known)
            return known with { Pointwise = (origin, whole) };
        GraphSignal single = Named(site, input, function) ?? Unnamed(site, input, site.Node.OpType, function);
        return whole is null ? single : single with { Pointwise = (origin, whole) };
    }

    /// <summary>An arithmetic operator of two functions of the same signal, or of one and a single number; null where it is none.</summary>
    internal static GraphSignal? Of(LoweringSite site, string operation)
    {
        double? left = site.Constant(0)?.Single, right = site.Constant(1)?.Single;
        GraphSignal? first = site.Value(0) as GraphSignal, second = site.Value(1) as GraphSignal;
        if (first is not null && right is { } number && Covers(first.Shape, site.Value(1)!.Shape))
            return Of(site, first, ScalarFunction.Combine(operation, ScalarFunction.Identity, ScalarFunction.Constant(number))!);
        if (second is not null && left is { } value && Covers(second.Shape, site.Value(0)!.Shape))
            return Of(site, second, ScalarFunction.Combine(operation, ScalarFunction.Constant(value), ScalarFunction.Identity)!);
        if (first is null || second is null)
            return null;
        (GraphSignal origin, ScalarFunction one) = Origin(first);
        (GraphSignal other, ScalarFunction two) = Origin(second);
        if (!ReferenceEquals(origin.Draft, other.Draft) || origin.Shape != other.Shape || first.Shape != second.Shape || ScalarFunction.Combine(operation, one, two) is not { } whole)
            return null;
        GraphSignal result = Named(site, origin, whole) ?? Unnamed(site, origin, "function", whole);
        return result with { Pointwise = (origin, whole) };
    }

    private static bool Covers(Shape shape, Shape single) => single.Rank <= shape.Rank;

    private static (GraphSignal Of, ScalarFunction Function) Origin(GraphSignal signal) => signal.Pointwise ?? (signal, ScalarFunction.Identity);

    private static GraphSignal? Named(LoweringSite site, GraphSignal input, ScalarFunction function)
    {
        if (FunctionNames.Affine(function) is { } line)
            return line == (1, 0) ? input : new GraphSignal(site.Drafts.Add(site.Name, new ScaleBy(line.Factor, line.Offset), [input.Draft]), input.Shape);
        return FunctionNames.Recognize(function) is { } known ? new GraphSignal(site.Drafts.Add(site.Name, new Activate(known), [input.Draft]), input.Shape) : null;
    }

    private static GraphSignal Unnamed(LoweringSite site, GraphSignal input, string name, ScalarFunction function) =>
        new(site.Drafts.Add(site.Name, new Activate(new GraphFunction(name.ToLowerInvariant(), function)), [input.Draft]), input.Shape);
}
