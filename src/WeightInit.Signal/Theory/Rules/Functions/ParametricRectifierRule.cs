namespace WeightInit.Signal;

/// <summary>A leaky rectifier whose slope is a parameter: at its start.</summary>
internal sealed class ParametricRectifierRule : ActivateRule
{
    private protected override Activation Function(RuleSite site) => Activation.PRelu(site.Law(ParameterSlot.Slope).Mean);
}
