namespace WeightInit.Signal;

/// <summary>The initializers whose law and deviation a weight has.</summary>
internal static class SchemeFinder
{
    private static readonly string[] Named =
    [
        "he-normal", "he-uniform", "glorot-normal", "glorot-uniform", "lecun-normal", "lecun-uniform", "fan-in-uniform", "torch.xavier-normal", "torch.kaiming-uniform", "keras.glorot-uniform",
        "keras.he-normal", "keras.lecun-normal", "keras.glorot-normal", "variance-scaling(scale=2,mode=fan-out,distribution=normal)", "variance-scaling(scale=1,mode=fan-out,distribution=normal)",
        "normal(std=0.02)", "normal(std=0.01)", "normal(std=1)", "truncated-normal(std=0.02)", "keras.random-normal(stddev=0.05)", "keras.random-uniform(minval=-0.05,maxval=0.05)",
    ];

    private static readonly ElementwiseInitializer[] Known = [.. Named.Select(Parse).OfType<ElementwiseInitializer>()];

    /// <summary>The names of those within five standard errors of the deviation, the nearest first.</summary>
    internal static IReadOnlyList<string> Find(TensorSpec tensor, string law, double std, long count, double kurtosis)
    {
        if (std <= 0 || count < 32)
            return [];
        double error = (5 * Math.Sqrt((kurtosis - 1) / (4 * count))) + 1e-3;
        List<(string Name, double Off)> found = [];
        foreach (ElementwiseInitializer known in Known)
        {
            if (LawOf(known, tensor) is not { } distribution || NameOf(distribution) != law)
                continue;
            double off = Math.Abs((std / distribution.StandardDeviation) - 1);
            if (off <= error)
                found.Add((known.ToString(), off));
        }

        return [.. found.OrderBy(pair => pair.Off).Select(pair => pair.Name).Distinct().Take(3)];
    }

    /// <summary>The name of a distribution's family among those that are fitted.</summary>
    internal static string NameOf(Distribution distribution) => distribution switch
    {
        Constant => "constant",
        Uniform => "uniform",
        TruncatedNormal => "truncated-normal",
        _ => "normal",
    };

    private static Distribution? LawOf(ElementwiseInitializer initializer, TensorSpec tensor)
    {
        try
        {
            Distribution law = initializer.DistributionFor(tensor);
            return law is Scaled { } ? null : law;
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static Initializer? Parse(string text)
    {
        try
        {
            return Initializer.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
