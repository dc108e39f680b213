namespace WeightInit.Tests.Recipes;

public class NamePatternTests
{
    [Theory]
    [InlineData("*", "anything.at.all", true)]
    [InlineData("*", "", true)]
    [InlineData("h.0.weight", "h.0.weight", true)]
    [InlineData("h.0.weight", "xh.0.weight", false)]
    [InlineData("*.weight", "h.0.weight", true)]
    [InlineData("*.weight", "weight", false)]
    [InlineData("*c_proj*", "h.0.attn.c_proj.bias", true)]
    [InlineData("*.{c_attn,c_fc}.weight", "h.0.attn.c_attn.weight", true)]
    [InlineData("*.{c_attn,c_fc}.weight", "h.0.mlp.c_fc.weight", true)]
    [InlineData("*.{c_attn,c_fc}.weight", "h.0.mlp.c_proj.weight", false)]
    [InlineData("{a,b}.{c,d*}", "b.de", true)]
    [InlineData("{a,b}.{c,d*}", "b.e", false)]
    [InlineData("{head,}weight", "weight", true)]
    [InlineData("a.b", "a-b", false)]
    [InlineData("A", "a", false)]
    public void Stars_and_braces(string pattern, string name, bool expected) => Assert.Equal(expected, NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("{a,b", "not closed (at character 1)")]
    [InlineData("a}b", "not open (at character 2)")]
    [InlineData("{a,{b}}", "not closed (at character 1)")]
    public void Braces_are_balanced_and_flat(string pattern, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => NamePattern.Matches(pattern, "a")).Message, StringComparison.Ordinal);

    [Fact]
    public void Alternatives_are_limited() =>
        Assert.Contains("more than 1000", Assert.Throws<FormatException>(() => NamePattern.Matches(string.Concat(Enumerable.Repeat("{a,b}", 10)), "a")).Message, StringComparison.Ordinal);

    [Fact]
    public void Many_stars_are_not_slow() =>
        Assert.False(NamePattern.Matches(string.Concat(Enumerable.Repeat("*a", 100)) + "b", new string('a', 5000)));
}
