using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Operators that compute number by number, and means.</summary>
internal static class LowerElementwise
{
    private static readonly string[] Functions =
    [
        "Relu", "LeakyRelu", "Elu", "Celu", "Selu", "Sigmoid", "Tanh", "Softplus", "Softsign", "Erf", "Sin", "Cos", "Mish", "HardSwish", "HardSigmoid", "Gelu", "QuickGelu",
        "Neg", "Abs", "Sqrt", "Exp", "Log", "Reciprocal",
    ];

    internal static IEnumerable<(string Name, Func<LoweringSite, GraphValue?> Lower)> All { get; } =
    [
        .. Functions.Select(name => (name, (Func<LoweringSite, GraphValue?>)Function)),
        ("Clip", Clip), ("Min", site => Bound(site, isLow: false)), ("Max", site => Bound(site, isLow: true)), ("Pow", Power), ("PRelu", Slopes),
        ("Add", Sum), ("Sum", Sum), ("Sub", Difference), ("Mul", Product), ("Div", Quotient), ("ReduceMean", Mean), ("Swish", Swish),
    ];

    private static GraphSignal? Function(LoweringSite site) =>
        site.Value(0) is GraphSignal input && FunctionNames.Of(site.Node, ScalarFunction.Identity) is { } function ? Pointwise.Of(site, input, function) : null;

    private static GraphSignal? Swish(LoweringSite site) =>
        site.Value(0) is GraphSignal input && site.Float("alpha", 1) == 1 ? site.Result(site.Drafts.Add(site.Name, new Activate(Activation.Silu), [input.Draft]), input.Shape) : null;

    private static GraphSignal? Clip(LoweringSite site)
    {
        double? low = site.Has(1) ? site.Constant(1)?.Single : site.Float("min", double.NegativeInfinity);
        double? high = site.Has(2) ? site.Constant(2)?.Single : site.Float("max", double.PositiveInfinity);
        return site.Value(0) is GraphSignal input && low is { } from && high is { } to && FunctionNames.Clip(ScalarFunction.Identity, from, to) is { } function
            ? Pointwise.Of(site, input, function)
            : null;
    }

    private static GraphSignal? Bound(LoweringSite site, bool isLow)
    {
        int signal = site.Value(0) is GraphSignal ? 0 : 1;
        if (site.Inputs != 2 || site.Value(signal) is not GraphSignal input || site.Constant(1 - signal)?.Single is not { } bound)
            return null;
        ScalarFunction? function = isLow
            ? FunctionNames.Clip(ScalarFunction.Identity, bound, double.PositiveInfinity)
            : FunctionNames.Clip(ScalarFunction.Identity, double.NegativeInfinity, bound);
        return function is null ? null : Pointwise.Of(site, input, function);
    }

    private static GraphSignal? Power(LoweringSite site) =>
        site.Value(0) is GraphSignal input && site.Constant(1)?.Single is { } exponent && FunctionNames.Power(ScalarFunction.Identity, exponent) is { } function
            ? Pointwise.Of(site, input, function)
            : null;

    private static GraphSignal? Slopes(LoweringSite site)
    {
        if (site.Value(0) is not GraphSignal { Shape: { Rank: >= 2 } shape } || shape[0] != 1 || site.Weight(1) is not { IsSwapped: false } slope)
            return null;
        Draft input = site.In(0, GraphValue.Without(shape, 0));
        return site.Result(site.Drafts.Add(site.Name, new ParametricRectifier(), [input], LoweringSite.Parameter(ParameterSlot.Slope, slope)), shape);
    }

    private static GraphSignal? Sum(LoweringSite site)
    {
        if (site.Inputs == 2)
            return Pointwise.Of(site, "Add") ?? AffinePattern.Shifted(site, 0, 1) ?? AffinePattern.Shifted(site, 1, 0) ?? Binary(site, inputs => new Add());
        return Binary(site, inputs => new Add());
    }

    private static GraphSignal? Difference(LoweringSite site)
    {
        if (Pointwise.Of(site, "Sub") is { } function)
            return function;
        if (!site.IsSignal(0) || !site.IsSignal(1))
            return null;
        GraphSignal right = site.Signal(1);
        Draft negative = site.Drafts.Add(site.Name, new ScaleBy(-1), [right.Draft]);
        return Binary(site, _ => new Add(), site.Signal(0), right with { Draft = negative });
    }

    private static GraphSignal? Product(LoweringSite site)
    {
        if (NormalizationPattern.Find(site) is { } normalized)
            return normalized;
        GraphSignal? result = Pointwise.Of(site, "Mul") ?? AffinePattern.Scaled(site, 0, 1) ?? AffinePattern.Scaled(site, 1, 0) ?? Binary(site, _ => new Multiply());
        if (result is { Draft.Operation: Multiply } && GatePattern.IsSqueeze(result.Draft))
            result.Draft.Label = "squeeze-excite";
        return result;
    }

    private static GraphSignal? Quotient(LoweringSite site)
    {
        if (NormalizationPattern.Find(site) is { } normalized)
            return normalized;
        if (Pointwise.Of(site, "Div") is { } function)
            return function;
        if (!site.IsSignal(0) || !site.IsSignal(1))
            return null;
        GraphSignal right = site.Signal(1);
        ScalarFunction inverse = ScalarFunction.Identity.Then(x => (1 / x, -1 / (x * x)))!;
        Draft reciprocal = site.Drafts.Add(site.Name, new Activate(new GraphFunction("reciprocal", inverse)), [right.Draft]);
        return Binary(site, _ => new Multiply(), site.Signal(0), right with { Draft = reciprocal });
    }

    private static GraphSignal? Mean(LoweringSite site)
    {
        if (site.Value(0) is not GraphSignal { Shape: var shape })
            return null;
        long[]? given = site.Longs("axes", 1);
        if (given is null && site.Has(1))
            return null;
        int[] axes = [.. (given ?? [.. Enumerable.Range(0, shape.Rank).Select(axis => (long)axis)]).Select(axis => LowerArrangements.Axis(axis, shape)).Distinct().Order()];
        bool keeps = site.Int("keepdims", 1) != 0;
        Shape result = Shape.Of([.. shape.Select((size, axis) => axes.Contains(axis) ? 1 : size).Where((_, axis) => keeps || !axes.Contains(axis))]);
        (Draft input, int dropped) = site.Sample(0, axes);
        bool isGlobal = dropped == 0 && axes.SequenceEqual(Enumerable.Range(2, Math.Max(0, shape.Rank - 2))) && axes.Length > 0;
        Operation operation = isGlobal ? new GlobalAveragePool() : new ReduceMean(AxisList.Of([.. axes.Select(axis => LowerArrangements.Behind(axis, dropped))]), KeepsAxes: true);
        return site.Result(site.Drafts.Add(site.Name, operation, [input]), result);
    }

    private static GraphSignal? Binary(LoweringSite site, Func<int, Operation> make)
    {
        int[] inputs = [.. Enumerable.Range(0, site.Inputs)];
        return inputs.Length > 0 && inputs.All(site.IsSignal) ? Binary(site, make, [.. inputs.Select(site.Signal)]) : null;
    }

    /// <summary>Signals broadcast against each other, each without the axis that the result's sample does not have.</summary>
    private static GraphSignal Binary(LoweringSite site, Func<int, Operation> make, params GraphSignal[] signals)
    {
        Shape shape = signals[0].Shape;
        foreach (GraphSignal next in signals.Skip(1))
            shape = Broadcast.Of(shape, next.Shape) ?? throw new NetworkException($"its inputs have the shapes {string.Join(", ", signals.Take(6).Select(signal => $"({signal.Shape})"))}, which do not meet");
        int dropped = GraphValue.BatchAxis(shape);
        Draft[] drafts = [.. signals.Select(signal =>
        {
            Shape padded = Shape.Of([.. Enumerable.Repeat(1L, shape.Rank - signal.Shape.Rank), .. signal.Shape]);
            return site.Drafts.Reshaped(site.Name, signal.Draft, GraphValue.Without(padded, dropped));
        })];
        return site.Result(site.Drafts.Add(site.Name, make(drafts.Length), drafts), shape);
    }
}
