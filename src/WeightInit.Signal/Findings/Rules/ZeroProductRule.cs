namespace WeightInit.Signal;

/// <summary>Both factors of a low-rank product zero, told by the names lora_A and lora_B: then neither has a gradient.</summary>
internal sealed class ZeroProductRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        HashSet<string> zeros = [.. context.Network.Parameters.Select(spec => spec.Name).Where(name => IsZero(context, name))];
        return Of(zeros);
    }

    /// <summary>The finding for each pair among the names of tensors that are all zero.</summary>
    internal static IEnumerable<Finding> Of(IReadOnlySet<string> zeros)
    {
        foreach (string name in zeros.Where(name => name.Contains("lora_A", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string other = name.Replace("lora_A", "lora_B", StringComparison.Ordinal);
            if (zeros.Contains(other))
            {
                yield return new Finding(
                    FindingKind.ZeroProduct, SignalDirection.Weights, name,
                    $"{name} and {other} are both zero: each one's gradient has the other as a factor, so neither ever moves.",
                    "random numbers in lora_A (kaiming-uniform), zeros in lora_B", 0.99)
                { Formula = "d(B A)/dA = B = 0 and d(B A)/dB = A = 0" };
            }
        }
    }

    private static bool IsZero(FindingContext context, string name) =>
        context.Measurement?.Parameters.FirstOrDefault(parameter => parameter.Spec.Name == name) is { } measured
            ? measured.SecondMoment == 0
            : context.Law(name) is { Mean: 0, Variance: 0 };
}
