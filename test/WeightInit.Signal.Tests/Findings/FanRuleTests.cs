using WeightInit.Signal;

namespace WeightInit.Signal.Tests.Findings;

public class FanRuleTests
{
    [Theory]
    [InlineData("he-normal", null)]
    [InlineData("glorot-uniform", null)]
    [InlineData("lecun-normal", null)]
    [InlineData("fan-in-uniform", null)]
    [InlineData("variance-scaling(scale=2,distribution=truncated-normal,corrected=false)", "0.8796")]
    [InlineData("variance-scaling(scale=2,distribution=truncated-normal)", null)]
    public void The_ratio_names_the_cause(string initializer, string? cause) => Is(Dense(), initializer, cause);

    [Fact]
    public void Groups_counted_as_one()
    {
        NetworkBuilder builder = new("grouped");
        NetworkNode x = builder.Input("x", [32, 8, 8]);
        int from = builder.Count;
        x = builder.Activate("f", builder.Convolution("c", x, 32, Window.Even(2, 3, 1, 1), groups: 4, bias: false), Activation.Relu);
        builder.Group("c", "convolution", from);
        Network network = builder.Build();
        Is(network, "normal(std=" + Math.Sqrt(2.0 / (9 * 32)).ToString("R", System.Globalization.CultureInfo.InvariantCulture) + ")", "the fan-in of all 4 groups together");
        Is(network, "he-normal", null);
    }

    private static Network Dense()
    {
        NetworkBuilder builder = new("dense");
        NetworkNode x = builder.Input("x", [96]);
        int from = builder.Count;
        builder.Activate("f", builder.Dense("d", x, 64, bias: false), Activation.Relu);
        builder.Group("d", "dense", from);
        return builder.Build();
    }

    private static void Is(Network network, string initializer, string? cause)
    {
        Plan plan = InitializerRecipe.Of(Initializer.Parse(initializer)).Resolve(network.Model);
        Finding? finding = new FanRule().Find(new FindingContext(network, plan, null, null, null)).FirstOrDefault();
        if (cause is null)
            Assert.Null(finding);
        else
            Assert.Contains(cause, finding!.Evidence, StringComparison.Ordinal);
    }
}
