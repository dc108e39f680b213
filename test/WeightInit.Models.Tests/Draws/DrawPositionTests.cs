using WeightInit.Models;

namespace WeightInit.Tests.Draws;

public class DrawPositionTests
{
    [Fact]
    public void Text_reads_back()
    {
        DrawPosition position = DrawPosition.Of(("word", 12345L), ("pair", null), ("offset", 16));

        Assert.Equal("word=12345 offset=16", position.ToString());
        Assert.Equal(["word", "offset"], DrawPosition.Parse(position.ToString()).Names);
        Assert.Equal(12345, DrawPosition.Parse("word=12345 offset=16").Count("word"));
        Assert.Null(position.Count("pair"));
        Assert.Equal("1,2", DrawPosition.Parse("key=1,2")["key"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("word")]
    [InlineData("word=")]
    [InlineData("=5")]
    [InlineData("word=1  pair=2")]
    [InlineData("word=1 word=2")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => DrawPosition.Parse(text));

    [Theory]
    [InlineData("word=-1")]
    [InlineData("word=1.5")]
    [InlineData("word=99999999999999999999")]
    public void A_count_is_a_whole_number(string text) => Assert.Throws<FormatException>(() => DrawPosition.Parse(text).Count("word"));
}
