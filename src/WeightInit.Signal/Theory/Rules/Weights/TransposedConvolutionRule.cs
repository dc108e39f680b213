namespace WeightInit.Signal;

/// <summary>A convolution backward: forward and backward exchanged.</summary>
internal sealed class TransposedConvolutionRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        TransposedConvolution operation = (TransposedConvolution)site.Node.Operation;
        double fan = operation.Window.Size * site.Inputs[0].Units / operation.Groups;
        LinearMap map = new(fan, site.Output.Units, fan, site.Law(ParameterSlot.Weight) with { Structure = WeightStructure.Independent });
        return DenseRule.Linear(site, inputs[0], map, site.SeenForward, jitter);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        TransposedConvolution operation = (TransposedConvolution)site.Node.Operation;
        double fan = operation.Window.Size * site.Output.Units / operation.Groups;
        LinearMap map = new(fan, site.Inputs[0].Units, fan, site.Law(ParameterSlot.Weight) with { Structure = WeightStructure.Independent });
        return DenseRule.Back(site, gradient, map, site.SeenBackward, jitter);
    }
}
