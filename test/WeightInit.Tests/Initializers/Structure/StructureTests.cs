namespace WeightInit.Tests.Initializers;

public class StructureTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(1);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 4)]
    [InlineData(4, 2)]
    [InlineData(0, 3)]
    public void Identity_is_gain_on_the_diagonal(int rows, int columns)
    {
        float[] values = Init.Identity(2.5).Create<float>(Shape.Of(rows, columns), Key);

        for (int i = 0; i < values.Length; i++)
            Assert.Equal(i / columns == i % columns ? 2.5f : 0, values[i]);
    }

    [Fact]
    public void A_pattern_is_exact_in_every_type()
    {
        Shape square = [2, 2];

        Assert.Equal([0.1, 0, 0, 0.1], Init.Identity(0.1).Create<double>(square, Key));
        Assert.Equal([0.1f, 0, 0, 0.1f], Init.Identity(0.1).Create<float>(square, Key));
        Assert.Equal([(Half)0.1, (Half)0, (Half)0, (Half)0.1], Init.Identity(0.1).Create<Half>(square, Key));
        Assert.Equal([(BFloat16)0.1, (BFloat16)0f, (BFloat16)0f, (BFloat16)0.1], Init.Identity(0.1).Create<BFloat16>(square, Key));
    }

    // torch.nn.init.dirac_ of (6, 2, 3, 2) in 3 groups: ones at [2g + d, d, 1, 1].
    [Theory]
    [InlineData("out-in", "6,2,3,2", 3)]
    [InlineData("in-out", "3,2,2,6", 3)]
    [InlineData("out-in", "4,6,5", 2)]
    [InlineData("in-out", "3,3,3,4,2", 1)]
    [InlineData("out-in", "3,3,4,4,4", 1)]
    public void Dirac_hands_channels_through(string layoutText, string shapeText, int groups)
    {
        Shape shape = Shape.Parse(shapeText);
        WeightLayout layout = WeightLayout.Parse(layoutText);
        int rank = shape.Rank;
        (int input, int output) = layoutText == "out-in" ? (1, 0) : (rank - 2, rank - 1);
        long perGroup = shape[output] / groups;

        float[] values = Init.Dirac(groups).Create<float>(new TensorSpec("w", shape, layout), Key);

        foreach ((long[] place, float value) in Places(shape, values))
        {
            bool middle = Enumerable.Range(0, rank).Where(axis => axis != input && axis != output).All(axis => place[axis] == shape[axis] / 2);
            bool through = place[output] % perGroup == place[input];
            Assert.Equal(middle && through ? 1 : 0, value);
        }
    }

    [Fact]
    public void Dirac_takes_the_groups_of_the_layout()
    {
        TensorSpec grouped = new("w", [4, 2, 3], WeightLayout.OutIn.WithGroups(2));
        TensorSpec plain = new("w", [4, 2, 3], WeightLayout.OutIn);

        Assert.Equal(Init.Dirac(2).Create<float>(plain, Key), Init.Dirac().Create<float>(grouped, Key));
        Assert.Contains(
            "dirac(groups=4) and the layout out-in(groups=2) disagree",
            Assert.Throws<ArgumentException>(() => Init.Dirac(4).Create<float>(grouped, Key)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity(2)", "5,7", "in-out")]
    [InlineData("identity", "7,5", "in-out")]
    [InlineData("dirac(2)", "4,3,3,2", "out-in")]
    [InlineData("dirac", "3,2,3,4", "in-out")]
    public void Any_slice_and_any_stretch_of_a_pattern_equal_the_whole(string text, string shape, string layout)
    {
        Initializer pattern = Initializer.Parse(text);
        TensorSpec tensor = new("w", Shape.Parse(shape), WeightLayout.Parse(layout));
        float[] whole = pattern.Create<float>(tensor, Key);

        for (int start = 0; start <= whole.Length; start++)
        {
            float[] stretch = new float[Math.Min(5, whole.Length - start)];
            pattern.FillFlat<float>(stretch, tensor, start, Key);
            Assert.Equal(whole[start..(start + stretch.Length)], stretch);
        }

        float[] column = pattern.Create<float>(tensor[.., 1..2], Key);
        Assert.Equal([.. tensor[.., 1..2].Runs().SelectMany(run => whole[(int)run.Start..(int)(run.Start + run.Count)])], column);
    }

    [Theory]
    [InlineData("identity", "3", "in-out", "w: identity is for matrices, 2 axes; the shape is (3).")]
    [InlineData("identity", "3,3,3", "in-out", "w: identity is for matrices")]
    [InlineData("dirac", "3,3", "in-out", "w: dirac is for convolutions, 3 to 5 axes; the shape is (3,3).")]
    [InlineData("dirac(2)", "3,3,3", "in-out", "w: 2 groups do not divide the 3 outputs of the shape (3,3,3).")]
    [InlineData("dirac", "3,4,2", "depthwise", "w: dirac is not defined for the layout depthwise")]
    [InlineData("dirac", "3,4,2", "transposed-in-out", "w: dirac is not defined for the layout transposed-in-out")]
    [InlineData("orthogonal", "3", "in-out", "w: the shape (3) has no axis -2")]
    [InlineData("orthogonal", "4,6", "out-in(parts=2+2)", "w: orthogonal is not defined for the layout out-in(parts=2+2); draw each packed matrix")]
    [InlineData("orthogonal", "4,6", "out-in(groups=2)", "w: orthogonal is not defined for the layout out-in(groups=2); draw each group")]
    [InlineData("orthogonal", "4,6", "axes(in=0,out=0)", "w: orthogonal is not defined for the layout axes(in=0,out=0); give inputs and outputs an axis each")]
    [InlineData("delta-orthogonal", "4,6", "in-out", "w: delta-orthogonal is for convolutions, 3 to 5 axes; the shape is (4,6).")]
    [InlineData("delta-orthogonal", "3,6,4", "in-out", "w: delta-orthogonal needs at most as many inputs as outputs; the shape (3,6,4) has 6 and 4.")]
    [InlineData("sparse(sparsity=0.1)", "3,6,4", "in-out", "w: sparse is for matrices, 2 axes; the shape is (3,6,4).")]
    public void A_shape_that_does_not_fit_is_refused(string text, string shape, string layout, string expected)
    {
        TensorSpec tensor = new("w", Shape.Parse(shape), WeightLayout.Parse(layout));

        Assert.StartsWith(
            expected,
            Assert.Throws<ArgumentException>(() => Initializer.Parse(text).Create<double>(tensor, new CountingKey())).Message,
            StringComparison.Ordinal);
    }

    // The key writes 1 + row + column / 100 into a matrix of (inputs · receptive field, outputs).
    [Theory]
    [InlineData("orthogonal", "3,2", "in-out")]
    [InlineData("orthogonal", "2,3", "out-in")]
    [InlineData("orthogonal", "2,2,3,4", "in-out")]
    [InlineData("orthogonal", "4,3,2,2", "out-in")]
    [InlineData("sparse(sparsity=0.5)", "3,2", "in-out")]
    [InlineData("sparse(sparsity=0.5)", "2,3", "out-in")]
    [InlineData("delta-orthogonal", "3,2,4", "in-out")]
    [InlineData("delta-orthogonal", "4,2,2,5", "out-in")]
    public void A_matrix_is_laid_out_by_its_axes(string text, string shapeText, string layoutText)
    {
        Shape shape = Shape.Parse(shapeText);
        (int input, int output) = layoutText == "out-in" ? (1, 0) : (shape.Rank - 2, shape.Rank - 1);
        int[] field = [.. Enumerable.Range(0, shape.Rank).Where(axis => axis != input && axis != output)];
        TensorSpec tensor = new("w", shape, WeightLayout.Parse(layoutText));

        double[] values = Initializer.Parse(text).Create<double>(tensor, new CountingKey());

        foreach ((long[] place, double value) in Places(shape, values))
        {
            bool middle = field.All(axis => place[axis] == (shape[axis] - 1) / 2);
            long row = text == "delta-orthogonal" ? place[input]
                : Enumerable.Range(0, shape.Rank).Where(axis => axis != output).Aggregate(0L, (sum, axis) => (sum * shape[axis]) + place[axis]);
            Assert.Equal(text == "delta-orthogonal" && !middle ? 0 : 1 + row + (place[output] / 100.0), value);
        }
    }

    [Theory]
    [InlineData("orthogonal", "4,3,2,2", "out-in")]
    [InlineData("orthogonal", "6,5", "in-out")]
    [InlineData("delta-orthogonal", "3,2,4", "in-out")]
    public void A_slice_of_a_matrix_is_cut_from_the_whole(string text, string shape, string layout)
    {
        Initializer initializer = Initializer.Parse(text);
        TensorSpec tensor = new("w", Shape.Parse(shape), WeightLayout.Parse(layout));
        double[] whole = initializer.Create<double>(tensor, new CountingKey());
        double[] stretch = new double[5];

        initializer.FillFlat<double>(stretch, tensor, 3, new CountingKey());

        Assert.Equal(whole[3..8], stretch);
        Assert.Equal(
            [.. tensor[1..2, 1..2].Runs().SelectMany(run => whole[(int)run.Start..(int)(run.Start + run.Count)])],
            initializer.Create<double>(tensor[1..2, 1..2], new CountingKey()));
    }

    private static IEnumerable<(long[] Place, T Value)> Places<T>(Shape shape, T[] values)
    {
        for (int element = 0; element < values.Length; element++)
        {
            long[] place = new long[shape.Rank];
            long rest = element;
            for (int axis = shape.Rank - 1; axis >= 0; axis--)
                (rest, place[axis]) = Math.DivRem(rest, shape[axis]);
            yield return (place, values[element]);
        }
    }
}
