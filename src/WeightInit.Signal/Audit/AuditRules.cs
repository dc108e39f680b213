using System.Globalization;

namespace WeightInit.Signal;

/// <summary>What is wrong with stored weights, by their values alone.</summary>
internal static class AuditRules
{
    /// <summary>Deviations that have a cause, by the factor that they are off.</summary>
    private static readonly (double Factor, string Cause)[] Causes =
    [
        (Math.Sqrt(2), "√2: a gain for ReLU too many"), (1 / Math.Sqrt(2), "1/√2: the gain for ReLU is missing"), (0.87962566103423978, "0.8796: the truncation is not corrected"),
        (1 / 0.87962566103423978, "1/0.8796: a truncation is corrected that is not there"), (Math.Sqrt(3), "√3: a limit taken for a deviation"), (1 / Math.Sqrt(3), "1/√3: a deviation taken for a limit"),
        (2, "√4: the fan of a quarter, as of one of four shards or groups"), (0.5, "1/√4: four times the fan"), (Math.Sqrt(8), "√8: the fan of an eighth, as of one of eight shards or groups"),
    ];

    internal static IReadOnlyList<Finding> Find(IReadOnlyList<AuditedTensor> tensors) =>
        [.. tensors.SelectMany(Own), .. ZeroProducts(tensors)];

    private static IEnumerable<Finding> Own(AuditedTensor tensor)
    {
        bool isKernel = tensor.Role == TensorRole.Kernel && tensor.Shape.Rank >= 2 && tensor.Shape.Count > 1;
        bool isFactor = tensor.Name.Contains("lora_", StringComparison.Ordinal);
        if (tensor.NonFinite > 0)
            yield return Make(FindingKind.LowPrecisionRange, tensor, $"{tensor.NonFinite} of {tensor.Shape.Count} elements are NaN or infinite", "draw it again", 1);
        if (isKernel && tensor.Fit.Law == "constant" && !isFactor)
        {
            string value = tensor.Mean.ToString("G6", CultureInfo.InvariantCulture);
            yield return Make(FindingKind.Symmetric, tensor, $"every element is {value}: its units are equal and stay equal{(tensor.Mean == 0 ? ", unless it ends a residual branch or is the last layer" : "")}",
                "a random initializer, as he-normal", tensor.Mean == 0 ? 0.7 : 0.95);
        }

        if (tensor.CloneOf is not null && tensor.Role != TensorRole.Buffer)
            yield return Make(FindingKind.Symmetric, tensor, $"it has the values of {tensor.CloneOf}", "a seed or a name of its own for each tensor", 0.9);
        if (tensor.Ratio is { } ratio && isKernel && Math.Abs(ratio - 1) > Tolerance(tensor))
        {
            string? cause = Causes.FirstOrDefault(pair => Math.Abs((ratio / pair.Factor) - 1) <= Tolerance(tensor)).Cause;
            yield return Make(FindingKind.WrongFan, tensor, string.Create(CultureInfo.InvariantCulture,
                $"its deviation is {tensor.Std:G5}, {ratio:G4} times the {tensor.ClaimedStd:G5} of {tensor.Claim}{(cause is null ? "" : $" ({cause})")}"), $"{tensor.Claim}", cause is null ? 0.6 : 0.9);
        }
    }

    /// <summary>Both factors of an adapter zero: neither has a gradient.</summary>
    private static IEnumerable<Finding> ZeroProducts(IReadOnlyList<AuditedTensor> tensors)
    {
        HashSet<string> zero = [.. tensors.Where(tensor => tensor.Fit.Law == "constant" && tensor.Mean == 0).Select(tensor => tensor.Name)];
        foreach (AuditedTensor tensor in tensors.Where(tensor => tensor.Name.Contains("lora_A", StringComparison.Ordinal) && zero.Contains(tensor.Name)))
        {
            if (zero.Contains(tensor.Name.Replace("lora_A", "lora_B", StringComparison.Ordinal)))
                yield return Make(FindingKind.ZeroProduct, tensor, "it and its lora_B are both zero: neither has a gradient", "a random lora_A, as torch.kaiming-uniform(a=2.23606797749979), beside a zero lora_B", 1);
        }
    }

    /// <summary>Five standard errors of a deviation, and a percent.</summary>
    private static double Tolerance(AuditedTensor tensor) => (5 / Math.Sqrt(2.0 * Math.Max(1, tensor.Shape.Count))) + 0.01;

    private static Finding Make(FindingKind kind, AuditedTensor tensor, string evidence, string suggestion, double confidence) =>
        new(kind, SignalDirection.Weights, tensor.Name, evidence, suggestion, confidence);
}
