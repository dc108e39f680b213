using System.Globalization;
using WeightInit.Tests;

namespace WeightInit.Signal.Tests.Documents;

/// <summary>The thresholds of docs/theory/findings.md are the code's, and it has a section for each kind.</summary>
public class FindingsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "theory", "findings.md"));

    [Fact]
    public void A_section_for_each_kind()
    {
        foreach (FindingKind kind in Enum.GetValues<FindingKind>())
            Assert.Contains($"## {kind.Name()}\n", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_are_the_codes()
    {
        Says($"is below {Thresholds.VanishedSignal:0e-0} of the input's, or that of the gradient below {Thresholds.VanishedGradient:0e-0}");
        Says($"above {Thresholds.Exploded:0e0} times");
        Says($"More than {100 * Thresholds.Saturated:F0} % of a layer's values");
        Says($"More than {100 * Thresholds.Dead:F0} % of a layer's units");
        Says($"More than {100 * Thresholds.Symmetric:F0} % of a layer's units repeat");
        Says($"tokens above {Thresholds.TokensCollapsed} in a network with attention; of two inputs above {1 - Thresholds.Collapsed}");
        Says($"rate = {Thresholds.StablePace} / Θ_self between {Thresholds.SmallestRate:0e-0} and {Thresholds.LargestRate}");
        Says($"{100 * Thresholds.NormalizedContrast:F0} % of Θ_self");
        Says($"| {Thresholds.NoPace:0.0e-0} l: does-not-train | {Thresholds.NoHeldPace:0e-0}: does-not-train |");
        Says($"| {Thresholds.SlowPace:0e-0} l: slow | {Thresholds.SlowHeldPace:0.0e-0}: slow |");
        Says($"Θ_self above {Thresholds.WildKernel:0e0}");
        Says($"Θ_self above {Thresholds.LargeKernel:0e0}");
        Says($"{NumberRangeOf.Tail switch { 5 => "five", _ => "?" }} times the size above its largest");
    }

    private static void Says(FormattableString sentence) =>
        Assert.Contains(sentence.ToString(CultureInfo.InvariantCulture), Page, StringComparison.Ordinal);
}
