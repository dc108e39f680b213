namespace WeightInit.Tests.Recipes;

public class RuleIndexTests
{
    private static readonly Rule[] Rules =
    [
        new("zeros") { Tensor = "a", Rank = 1 },
        new("ones") { Name = "*.weight" },
        new("he-normal") { Tensor = "x.weight" },
        new("zeros") { Tensor = "b" },
        new("ones") { Tensor = "b" },
        new("zeros") { Role = TensorRole.Bias },
    ];

    [Theory]
    [InlineData("a", "3", TensorRole.Kernel, 0)]
    [InlineData("a", "3,3", TensorRole.Kernel, -1)]
    [InlineData("a", "3,3", TensorRole.Bias, 5)]
    [InlineData("x.weight", "3,3", TensorRole.Kernel, 1)]
    [InlineData("b", "3,3", TensorRole.Bias, 3)]
    [InlineData("c", "3,3", TensorRole.Kernel, -1)]
    public void The_first_rule_that_matches_is_found(string name, string shape, TensorRole role, int expected)
    {
        TensorSpec tensor = new(name, Shape.Parse(shape)) { Role = role };

        Assert.Equal(expected, new RuleIndex(Rules).Find(tensor));
        Assert.Equal(expected, Array.FindIndex(Rules, rule => rule.Matches(tensor)));
    }
}
