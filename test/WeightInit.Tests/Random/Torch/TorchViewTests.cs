using System.Globalization;

namespace WeightInit.Tests.Random.TorchStreams;

public class TorchViewTests
{
    [Theory]
    [InlineData("5,6", "6,1", true)]
    [InlineData("5,6", "1,5", false)]
    [InlineData("5,1", "1,1", true)]
    [InlineData("1,5", "99,1", true)]
    [InlineData("2,3", "6,1", false)]
    [InlineData("0,3", "1,1", true)]
    [InlineData("20", "1", true)]
    [InlineData("20", "2", false)]
    public void Is_contiguous_as_PyTorch_says(string shape, string strides, bool contiguous) =>
        Assert.Equal(contiguous, View(shape, strides).IsContiguous);

    [Fact]
    public void Places_are_row_major_and_fills_go_in_memory_order()
    {
        TorchView view = View("2,3", "1,2", 4);
        Assert.Equal([4, 6, 8, 5, 7, 9], view.Places());

        float[] memory = new float[12];
        Torch.Generator(42).Fill(memory, view, new Uniform(0, 1));
        float[] straight = new float[6];
        Torch.Generator(42).Uniform<float>(straight);
        Assert.Equal([0, 0, 0, 0, .. straight, 0, 0], memory);
    }

    [Fact]
    public void A_view_that_is_not_contiguous_takes_the_scalar_normals_whatever_its_length()
    {
        float[] memory = new float[200];
        Torch.Generator(42).Fill(memory, View("100", "2"), new Normal(0, 1));
        float[] one = new float[1];
        TorchGenerator single = Torch.Generator(42);
        for (int i = 0; i < 100; i++)
        {
            single.Normal<float>(one);
            Assert.Equal(one[0], memory[2 * i]);
        }

        float[] whole = new float[100];
        Torch.Generator(42).Normal<float>(whole);
        Assert.NotEqual(whole[0], memory[0]);
    }

    [Theory]
    [InlineData("2,2", "1", 0)]
    [InlineData("2,2", "-1,2", 0)]
    [InlineData("2,2", "2,1", -1)]
    [InlineData("2,2", "1,1", 0)]
    [InlineData("3,3", "2,1", 0)]
    [InlineData("4", "0", 0)]
    public void What_is_no_view_that_can_be_filled(string shape, string strides, long offset) =>
        Assert.Throws<ArgumentException>(() => View(shape, strides, offset));

    [Fact]
    public void Interleaved_axes_that_share_no_place_are_a_view() => Assert.Equal(6, View("2,3", "3,2").Places().Distinct().Count());

    [Fact]
    public void A_view_beyond_the_memory_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).Fill(new float[10], View("3", "5"), new Normal(0, 1)));
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).Fill(new float[10], View("3", "1", 8), new Normal(0, 1)));
        Torch.Generator(1).Fill(new float[11], View("3", "5"), new Normal(0, 1));
    }

    private static TorchView View(string shape, string strides, long offset = 0) =>
        new(Shape.Parse(shape), [.. strides.Split(',').Select(text => long.Parse(text, CultureInfo.InvariantCulture))], offset);
}
