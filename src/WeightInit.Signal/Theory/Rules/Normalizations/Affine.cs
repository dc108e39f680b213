namespace WeightInit.Signal;

/// <summary>scale · x + shift, by their laws.</summary>
internal static class Affine
{
    internal static SignalState Apply(RuleSite site, SignalState x)
    {
        WeightLaw scale = site.Law(ParameterSlot.Scale);
        WeightLaw shift = site.Law(ParameterSlot.Shift);
        double scaled = scale.Second * x.Second;
        double cross = 2 * scale.Mean * x.Mean * shift.Mean;
        double second = scaled + cross + shift.Second;
        double common = (scaled * x.Correlation) + cross + shift.Second;
        return second > 0
            ? new SignalState((scale.Mean * x.Mean) + shift.Mean, second, Math.Clamp(common / second, -1, 1), x.Spread * (scaled / second) * (scaled / second))
            : new SignalState(0, 0, 1, 0);
    }
}
