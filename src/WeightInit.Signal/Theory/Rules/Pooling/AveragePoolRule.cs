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
        return gradient with { Second = gradient.Second * Math.Min(sum, k * site.Node.Shape.Count / Math.Max(1.0, site.Node.Inputs[0].Shape.Count)) / (k * k) };
    }

    private static double Count(RuleSite site) => site.Node.Operation switch
    {
        AveragePool pool => pool.Window.Size,
        _ => Math.Max(1, site.Node.Inputs[0].Shape.Count / Math.Max(1.0, site.Node.Shape.Count)),
    };

    private static double Alike(RuleSite site, SignalState x)
    {
        if (site.Node.Operation is not AveragePool pool)
        {
            double free = Math.Max(1, Math.Min(Count(site), site.Inputs[0].FreePlaces));
            return Math.Max(x.Correlation, ((1 / free) + ((1 - (1 / free)) * x.Correlation) - (1 / Count(site))) / Math.Max(1e-9, 1 - (1 / Count(site))));
        }

        double before = Neighbours.Correlation(site.Node, pool.Window.Kernel.Axes, 0);
        Activation f = Neighbours.ActivationBefore(site.Node);
        double near = ActivationTable.Of(f).Near(1).Values.At(before);
        return Math.Clamp(Math.Max(near, x.Correlation), 0, 1);
    }
}
