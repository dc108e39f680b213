namespace WeightInit.Signal;

/// <summary>A dense layer at every place: n = k² c_in / groups, less what the padding's zeros take (<see cref="PlaceMaps"/>).</summary>
internal sealed class ConvolutionRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        (double inputsOfGroup, _, double taps) = Sizes(site);
        WeightLaw law = site.Law(ParameterSlot.Weight);
        double fan = taps * inputsOfGroup;
        LinearMap map = new(fan, site.Output.Units, law.Structure == WeightStructure.DeltaOrthogonal ? inputsOfGroup : fan, law);
        // The correlation of two patches is a mean over their taps.
        SignalState patch = inputs[0] with { Spread = inputs[0].Spread / taps };
        return DenseRule.Linear(site, patch, map, Seen(site, law, site.SeenForward), jitter);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        (_, double outputsOfGroup, double taps) = Sizes(site);
        WeightLaw law = site.Law(ParameterSlot.Weight);
        bool isDelta = law.Structure == WeightStructure.DeltaOrthogonal;
        LinearMap map = new(taps * outputsOfGroup, site.Inputs[0].Units, site.Output.Units, isDelta ? law : law with { Structure = WeightStructure.Independent });
        return DenseRule.Back(site, gradient with { Spread = gradient.Spread / taps }, map, isDelta ? site.Output.Places / site.Inputs[0].Places : site.SeenBackward, jitter);
    }

    /// <summary>An orthogonal matrix in the middle of the kernel sees no padding.</summary>
    private static double Seen(RuleSite site, WeightLaw law, double seen) => law.Structure == WeightStructure.DeltaOrthogonal ? 1 : seen;

    private static (double Inputs, double Outputs, double Taps) Sizes(RuleSite site)
    {
        Convolution operation = (Convolution)site.Node.Operation;
        return (site.Inputs[0].Units / operation.Groups, site.Output.Units / operation.Groups, operation.Window.Size);
    }
}
