namespace WeightInit.Signal;

/// <summary>
/// Means over k numbers of one place's neighbourhood, or over all places: E x² (1/k + (1 - 1/k) c) with c their correlation. What is
/// in common survives, what is not is averaged away. An input gets 1/k of the gradient of each window that sees it.
/// </summary>
internal sealed class AveragePoolRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        SignalState x = inputs[0];
        double k = Count(site);
        double alike = Alike(site, x);
        double second = x.Second * ((1 / k) + ((1 - (1 / k)) * alike));
        return second > 0
            ? new SignalState(x.Mean, second, Math.Clamp(x.Correlation * x.Second / second, -1, 1), Math.Min(1, x.Spread * x.Second / second))
            : new SignalState(0, 0, 1, 0);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double k = Count(site);
        double windows = Math.Max(1, k * site.Node.Shape.Count / Math.Max(1.0, site.Node.Inputs[0].Shape.Count));
        double sum = windows * (1 + ((windows - 1) * Math.Clamp(gradient.Correlation, 0, 1)));
        double most = k * site.Node.Shape.Count / Math.Max(1.0, site.Node.Inputs[0].Shape.Count);

        // The places of one window get the same gradient.
        double same = (k - 1) / Math.Max(1, (Math.Max(1, site.Options.Batch) * site.Inputs[0].Places) - 1);
        return gradient with
        {
            Second = gradient.Second * Math.Min(sum, most) / (k * k),
            Correlation = Math.Clamp(same + ((1 - same) * gradient.Correlation), -1, 1),
        };
    }

    private static double Count(RuleSite site) => site.Node.Operation switch
    {
        AveragePool pool => pool.Window.Size,
        _ => Math.Max(1, site.Node.Inputs[0].Shape.Count / Math.Max(1.0, site.Node.Shape.Count)),
    };

    private static double Alike(RuleSite site, SignalState x)
    {
        // By chance neighbours are more alike than places far from each other: as many places as are free count.
        double count = Count(site);
        double free = Math.Clamp(count * site.Inputs[0].FreePlaces / site.Inputs[0].Places, 1, count);
        double whole = (1 / free) + ((1 - (1 / free)) * x.Correlation);
        return Math.Clamp((whole - (1 / count)) / Math.Max(1e-9, 1 - (1 / count)), 0, 1);
    }
}
