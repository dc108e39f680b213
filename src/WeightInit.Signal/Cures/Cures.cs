namespace WeightInit.Signal;

/// <summary>Makes the recipe that cures a network.</summary>
public static class Cures
{
    /// <summary>The name of a cure: <c>recommended</c>, <c>lsuv</c>, <c>analytic</c>, <c>depth</c>.</summary>
    /// <param name="kind">The cure.</param>
    public static string Name(this CureKind kind) => kind switch
    {
        CureKind.Recommended => "recommended",
        CureKind.Lsuv => "lsuv",
        CureKind.Analytic => "analytic",
        CureKind.Depth => "depth",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A cure is needed."),
    };

    /// <summary>The cure of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="FormatException">There is none of it.</exception>
    public static CureKind Parse(string name) => Enum.GetValues<CureKind>().Cast<CureKind?>().FirstOrDefault(kind => kind!.Value.Name() == name)
        ?? throw new FormatException($"'{name}' is not a cure; known are {string.Join(", ", Enum.GetValues<CureKind>().Select(kind => kind.Name()))}.");

    /// <summary>The recipe: a rule for every tensor, those that the cure leaves alone as the plan has them.</summary>
    /// <param name="kind">The cure.</param>
    /// <param name="network">The network.</param>
    /// <param name="plan">How its weights are drawn now.</param>
    /// <param name="key">The randomness that the network will be drawn from; LSUV measures with it.</param>
    /// <param name="data">The batch that LSUV measures on.</param>
    /// <exception cref="NetworkException">The network has nothing that the cure is for.</exception>
    public static Recipe Of(CureKind kind, Network network, Plan plan, RandomKey key, ProbeData data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(plan);
        Dictionary<string, string> changes = kind switch
        {
            CureKind.Recommended => RecommendedCure.Changes(network),
            CureKind.Analytic => AnalyticCure.Changes(network, plan),
            CureKind.Depth => DepthCure.Changes(network, plan),
            CureKind.Lsuv => LsuvCure.Changes(network, plan, key, data),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A cure is needed."),
        };
        return Of(kind, plan, changes);
    }

    private static Recipe Of(CureKind kind, Plan plan, Dictionary<string, string> changes) => new(
        $"{plan.Recipe.Name}, cured ({kind.Name()})",
        Source(kind),
        [.. plan.Tensors.Select(planned => new WeightInit.Rule(changes.GetValueOrDefault(planned.Tensor.Name) ?? planned.Initializer.ToString()) { Tensor = planned.Tensor.Name })])
    {
        Description = $"{changes.Count} of {plan.Tensors.Count} tensors are changed.",
    };

    private static string Source(CureKind kind) => kind switch
    {
        CureKind.Recommended => "what recommend says of each activation",
        CureKind.Lsuv => "Mishkin, Matas 2016, All you need is a good init, algorithm 1",
        CureKind.Analytic => "propagated second moments, after the idea of Bingham, Miikkulainen 2023",
        _ => "Radford et al. 2019, section 2.3: 1 / sqrt(N) for N residual sums",
    };
}
