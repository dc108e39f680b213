using System.Globalization;

namespace WeightInit.Signal;

/// <summary>Looks for one kind of fault.</summary>
internal abstract class FindingRule
{
    internal abstract IEnumerable<Finding> Find(FindingContext context);

    /// <summary>A number in three digits, as people read it.</summary>
    private protected static string Text(double value)
    {
        string text = value.ToString("G3", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? value.ToString("0.##e0", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A share in percent.</summary>
    private protected static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    private protected static string Verb(FindingContext context) => context.IsMeasured ? "measured" : "predicted";

    /// <summary>The activation that most layers have, or null.</summary>
    private protected static Activation? Commonest(FindingContext context) =>
        context.Network.Nodes.Select(node => (node.Operation as Activate)?.Activation).OfType<Activation>()
            .GroupBy(activation => activation).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;

    /// <summary>The smallest change that keeps the signal: the recommended initializer, and normalization where that is not enough.</summary>
    private protected static string Advice(FindingContext context)
    {
        if (Commonest(context) is not { } activation)
            return "weights of variance 1 / fan_in (lecun-normal)";
        Recommendation advice = Recommendation.For(activation);
        return advice.Depth switch
        {
            SuitableDepth.Shallow when context.Wholes.Count() > 4 =>
                $"another activation: {activation.Name} carries no deep network (tanh with glorot-uniform, or relu with he-normal); or normalization layers",
            SuitableDepth.DeepWithNormalization => $"{advice.Initializer} and normalization layers for {activation.Name}",
            _ => $"{advice.Initializer} for {activation.Name}",
        };
    }
}
