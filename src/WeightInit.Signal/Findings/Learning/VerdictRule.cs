using System.Globalization;

namespace WeightInit.Signal;

/// <summary>Whether plain SGD learns, under the protocol: ten epochs on 1,437 digits, learning rates from 10^-3 to 1.</summary>
internal static class VerdictRule
{
    internal static Verdict Of(FindingContext context, IReadOnlyList<Finding> findings)
    {
        if (findings.Any(finding => finding is { Kind: FindingKind.Symmetric or FindingKind.ZeroProduct, IsTip: false }))
            return Verdict.DoesNotTrain;
        if (context.Kernel is { } kernel)
            return Of(kernel, NetworkForm.Of(context.Network));
        bool isStopped = findings.Any(finding => finding is { IsTip: false, Kind: FindingKind.Vanishing or FindingKind.Exploding });
        bool isSlowed = findings.Any(finding => finding is { IsTip: false, Kind: FindingKind.Saturated or FindingKind.RankCollapse or FindingKind.Dead });
        return isStopped ? Verdict.DoesNotTrain : isSlowed ? Verdict.Slow : Verdict.Trains;
    }

    /// <summary>
    /// How fast classes are told apart: the kernel's contrast times the largest learning rate at which a step is not farther than the
    /// loss bends. Nothing where that rate is below those of the protocol, or the numbers have left float32.
    /// </summary>
    internal static double Pace(LearningKernel kernel, NetworkForm form)
    {
        if (!double.IsFinite(kernel.Self) || !double.IsFinite(kernel.Contrast) || !(kernel.Self > 0))
            return 0;
        double rate = Math.Clamp(Thresholds.StablePace / kernel.Self, Thresholds.SmallestRate, Thresholds.LargestRate);
        return kernel.Self > Thresholds.WildKernel ? 0 : rate * Math.Max(0, Contrast(kernel, form));
    }

    /// <summary>
    /// The contrast. Between the layers of a deep normalized network inputs part so far that the few pairs that are measured show
    /// chance alone; normalized steps learn from such a start, so inputs that are wholly apart count as a little contrast.
    /// </summary>
    private static double Contrast(LearningKernel kernel, NetworkForm form)
    {
        double apart = kernel.Self - Math.Max(0, kernel.Other);
        return form.IsNormalized && apart > 0.5 * kernel.Self ? Math.Max(kernel.Contrast, Thresholds.NormalizedContrast * apart) : kernel.Contrast;
    }

    /// <summary>A finding for a verdict that no other finding explains.</summary>
    internal static Finding Explain(FindingContext context, Verdict verdict)
    {
        LearningKernel kernel = context.Kernel ?? new LearningKernel(0, 0, 0, 0);
        NetworkForm form = NetworkForm.Of(context.Network);
        string end = context.Network.Layers.Count > 0 ? context.Network.Layers[^1].Name : context.Network.Name;
        bool isLarge = kernel.Self > Thresholds.LargeKernel;
        return new Finding(
            isLarge ? FindingKind.Exploding : kernel.Self < 1 ? FindingKind.Vanishing : FindingKind.RankCollapse,
            isLarge || kernel.Self < 1 ? SignalDirection.Backward : SignalDirection.Forward,
            end,
            string.Create(CultureInfo.InvariantCulture, $"A step of gradient descent on one input moves its own output by {kernel.Self:G3} a unit of learning rate, and others of its class only {kernel.Contrast:G3} more than those of another."),
            "the recommended initializer in every layer, or normalization layers",
            verdict == Verdict.DoesNotTrain ? 0.8 : 0.6)
        { Formula = string.Create(CultureInfo.InvariantCulture, $"pace = min(1, {Thresholds.StablePace} / {kernel.Self:G3}) · {Contrast(kernel, form):G3} = {Pace(kernel, form):G3}") };
    }

    private static Verdict Of(LearningKernel kernel, NetworkForm form)
    {
        double pace = Pace(kernel, form), layers = form.IsPlain ? form.Depth : 1;
        (double none, double slow) = form.IsPlain ? (Thresholds.NoPace, Thresholds.SlowPace) : (Thresholds.NoHeldPace, Thresholds.SlowHeldPace);
        return pace < none * layers ? Verdict.DoesNotTrain
            : pace < slow * layers || kernel.Self > Thresholds.LargeKernel ? Verdict.Slow
            : Verdict.Trains;
    }
}
