namespace WeightInit.Signal;

/// <summary>y = W x + b. E y² = n Var w E x² + Var b for weights of mean zero: it is the second moment that counts.</summary>
internal sealed class DenseRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter) =>
        Linear(site, inputs[0], Map(site), 1, jitter);

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double units = site.Output.Units;
        double sources = site.Inputs[0].Units;
        return Back(site, gradient, new LinearMap(units, sources, units, site.Law(ParameterSlot.Weight)), 1, jitter);
    }

    /// <summary>Forward through weights that see a share of their inputs (zeros of a padding are the rest).</summary>
    internal static SignalState Linear(RuleSite site, SignalState x, LinearMap map, double share, Jitter jitter)
    {
        WeightLaw bias = site.Law(ParameterSlot.Bias);
        double weighted = share * map.Second(x.Mean, x.Second);
        double second = weighted + bias.Second;
        double common = share * map.Second(x.Mean, x.Correlation * x.Second);
        if (map.Law.Mean == 0)
            common = weighted * x.Correlation;
        double correlation = second > 0 ? Math.Clamp((common + bias.Second) / second, -1, 1) : 1;
        double scale = second > 0 ? weighted / second : 0;
        double spread = map.Spread(site.Points, correlation, x.Spread * scale * scale);
        double variance = map.Variance(site.Participation(correlation, x.Spread * scale * scale));
        return new SignalState((map.Fan * map.Law.Mean * x.Mean) + bias.Mean, second * jitter.Factor(variance), correlation, spread);
    }

    /// <summary>Backward through weights.</summary>
    internal static GradientState Back(RuleSite site, GradientState gradient, LinearMap map, double share, Jitter jitter)
    {
        double variance = map.Variance(site.Participation(gradient.Correlation, gradient.Spread));
        return new GradientState(
            share * map.Second(0, gradient.Second) * jitter.Factor(variance),
            gradient.Correlation,
            map.Spread(site.Points, gradient.Correlation, gradient.Spread))
        {
            Radial = gradient.Radial,
            IsIsometric = map.IsIsometric,
        };
    }

    private static LinearMap Map(RuleSite site) =>
        new(site.Inputs[0].Units, site.Output.Units, site.Inputs[0].Units, site.Law(ParameterSlot.Weight));
}
