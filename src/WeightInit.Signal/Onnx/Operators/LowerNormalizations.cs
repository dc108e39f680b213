using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Normalizations and softmax.</summary>
internal static class LowerNormalizations
{
    internal static IEnumerable<(string Name, Func<LoweringSite, GraphValue?> Lower)> All { get; } =
    [
        ("BatchNormalization", site => Channels(site, _ => new BatchNormalization(site.Float("epsilon", 1e-5)), hasStatistics: true)),
        ("InstanceNormalization", site => Channels(site, _ => new InstanceNormalization(site.Float("epsilon", 1e-5)))),
        ("GroupNormalization", site => site.Opset >= 21 || site.Weight(1)?.Shape.Count == site.Value(0)?.Shape[1] ? Channels(site, _ => new GroupNormalization(site.Int("num_groups", 1), site.Float("epsilon", 1e-5))) : null),
        ("LRN", site => Channels(site, _ => new LocalResponseNormalization(site.Int("size", 1), site.Float("alpha", 1e-4), site.Float("beta", 0.75), site.Float("bias", 1)))),
        ("LayerNormalization", site => LastAxes(site, axes => new LayerNormalization(axes, site.Float("epsilon", 1e-5)))),
        ("RMSNormalization", site => LastAxes(site, axes => new RmsNormalization(axes, site.Float("epsilon", 1e-5)))),
        ("SimplifiedLayerNormalization", site => LastAxes(site, axes => new RmsNormalization(axes, site.Float("epsilon", 1e-5)))),
        ("Softmax", site => Softmax(site, isLogarithm: false)),
        ("LogSoftmax", site => Softmax(site, isLogarithm: true)),
    ];

    /// <summary>Over an input (1, channels, places…).</summary>
    private static GraphSignal? Channels(LoweringSite site, Func<Shape, Operation> make, bool hasStatistics = false)
    {
        if (site.Value(0) is not GraphSignal { Shape: { Rank: >= 2 } shape } || shape[0] != 1)
            return null;
        List<NetworkParameter> parameters = [];
        ParameterSlot[] slots = hasStatistics ? [ParameterSlot.Scale, ParameterSlot.Shift, ParameterSlot.Mean, ParameterSlot.Variance] : [ParameterSlot.Scale, ParameterSlot.Shift];
        for (int i = 0; i < slots.Length && site.Has(i + 1); i++)
        {
            if (site.Weight(i + 1) is not { IsSwapped: false } weight)
                return null;
            parameters.Add(LoweringSite.Parameter(slots[i], weight));
        }

        Shape sample = GraphValue.Without(shape, 0);
        return site.Result(site.Drafts.Add(site.Name, make(sample), [site.In(0, sample)], [.. parameters]), shape);
    }

    private static GraphSignal? LastAxes(LoweringSite site, Func<int, Operation> make)
    {
        if (site.Value(0) is not GraphSignal { Shape: { Rank: >= 1 } shape })
            return null;
        long axis = site.Int("axis", -1);
        int axes = checked((int)(axis < 0 ? -axis : shape.Rank - axis));
        if (axes < 1 || axes > shape.Rank)
            throw new NetworkException($"its axis is {axis}; the input has the shape ({shape})");
        List<NetworkParameter> parameters = [];
        foreach ((int input, ParameterSlot slot) in new[] { (1, ParameterSlot.Scale), (2, ParameterSlot.Shift) })
        {
            if (site.Has(input) && site.Weight(input) is not { IsSwapped: false })
                return null;
            if (site.Weight(input) is { } weight)
                parameters.Add(LoweringSite.Parameter(slot, weight));
        }

        (Draft draft, int _) = site.Sample(0, [.. Enumerable.Range(shape.Rank - axes, axes)]);
        return site.Result(site.Drafts.Add(site.Name, make(axes), [draft], [.. parameters]), shape);
    }

    /// <summary>Along one axis; before operator set 13 along all axes from one on.</summary>
    private static GraphSignal? Softmax(LoweringSite site, bool isLogarithm)
    {
        if (site.Value(0) is not GraphSignal { Shape: { Rank: >= 1 } shape })
            return null;
        int axis = LowerArrangements.Axis(site.Int("axis", site.Opset < 13 ? 1 : -1), shape);
        bool isFlat = site.Opset < 13 && shape.Skip(axis).Count(size => size != 1) > 1;
        if (isFlat)
        {
            Draft rows = site.In(0, [Shape.Of(shape.Axes[..axis]).Count, Shape.Of(shape.Axes[axis..]).Count]);
            return site.Result(site.Drafts.Add(site.Name, new Softmax(-1, isLogarithm), [rows]), shape);
        }

        if (site.Opset < 13)
            axis = Enumerable.Range(axis, shape.Rank - axis).FirstOrDefault(place => shape[place] != 1, axis);
        (Draft draft, int dropped) = site.Sample(0, axis);
        return site.Result(site.Drafts.Add(site.Name, new Softmax(LowerArrangements.Behind(axis, dropped), isLogarithm), [draft]), shape);
    }
}
