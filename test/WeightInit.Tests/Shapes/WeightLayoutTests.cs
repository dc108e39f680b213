namespace WeightInit.Tests.Shapes;

public class WeightLayoutTests
{
    [Theory]
    [InlineData("out-in")]
    [InlineData("in-out")]
    [InlineData("transposed-in-out")]
    [InlineData("transposed-out-in")]
    [InlineData("depthwise")]
    [InlineData("row-dim")]
    [InlineData("out-in(groups=2)")]
    [InlineData("in-out(parts=768+768+768)")]
    [InlineData("out-in(groups=4,parts=8+4)")]
    [InlineData("axes(in=0,out=1+2)")]
    [InlineData("axes(in=-2+-3,out=-1,batch=0,groups=3)")]
    [InlineData("axes(in=none,out=0)")]
    public void Text_reads_back(string text)
    {
        WeightLayout layout = WeightLayout.Parse(text);

        Assert.Equal(text, layout.ToString());
        Assert.Equal(layout, WeightLayout.Parse(layout.ToString()));
    }

    [Theory]
    [InlineData("out-in:groups=2", "out-in(groups=2)")]
    [InlineData("out-in(groups=1)", "out-in")]
    [InlineData("axes(out=1, in=0, batch=none)", "axes(in=0,out=1)")]
    public void Text_has_one_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, WeightLayout.Parse(text).ToString());

    [Theory]
    [InlineData("in-in", "'in-in' is not a layout; known are out-in, in-out,")]
    [InlineData("out-in(groups=0)", "has groups '0'; give a whole number of 1 or more")]
    [InlineData("out-in(parts=1+x)", "has parts 'x'; give sizes of 1 or more joined by +")]
    [InlineData("out-in(in=0)", "has an argument 'in'; it takes groups, parts")]
    [InlineData("axes(inn=0)", "has an argument 'inn'; it takes in, out, batch, groups, parts")]
    [InlineData("axes(in=0,in=1)", "gives in twice")]
    [InlineData("axes(in=a)", "'a' is no list of axes")]
    [InlineData("out-in(", "is not a layout: write name")]
    public void What_is_wrong_with_a_text_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => WeightLayout.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parts_are_tensors_of_their_own()
    {
        TensorSpec qkv = new("qkv", [6, 4, 3], WeightLayout.OutIn.Packed(1, 2, 3));

        Assert.Equal([0L, 1, 3], qkv.Parts.Select(part => part.Start));
        Assert.Equal(["1,4,3", "2,4,3", "3,4,3"], qkv.Parts.Select(part => part.Spec.Shape.ToString()));
        Assert.All(qkv.Parts, part => Assert.Equal(WeightLayout.OutIn, part.Spec.Layout));
    }

    [Fact]
    public void An_unpacked_tensor_is_its_only_part()
    {
        TensorSpec dense = new("w", [3, 4]);

        Assert.Equal(new TensorPart(dense, 0), Assert.Single(dense.Parts));
    }

    [Theory]
    [InlineData("out-in(parts=1+2)")]
    [InlineData("out-in(parts=1+6)")]
    [InlineData("out-in(parts=9223372036854775807+9223372036854775807)")]
    [InlineData("axes(in=2,out=0+1,parts=3+3)")]
    public void Parts_that_do_not_fit_are_refused(string layout)
    {
        TensorSpec packed = new("w", [6, 4, 3], WeightLayout.Parse(layout));

        Assert.StartsWith("w: ", Assert.Throws<ArgumentException>(() => packed.Parts).Message, StringComparison.Ordinal);
    }
}
