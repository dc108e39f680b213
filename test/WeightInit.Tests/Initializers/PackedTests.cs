namespace WeightInit.Tests.Initializers;

public class PackedTests
{
    // Query of 4, key and value of 2 rows each of 3 inputs: fan_out 4, 2, 2.
    private static readonly TensorSpec OutIn = new("qkv", [8, 3], WeightLayout.OutIn.Packed(4, 2, 2));
    private static readonly TensorSpec InOut = new("qkv", [3, 8], WeightLayout.InOut.Packed(4, 2, 2));
    private static readonly TensorSpec Convolution = new("qkv", [2, 3, 8], WeightLayout.InOut.Packed(1, 7));

    [Fact]
    public void Every_part_has_the_law_of_its_own_fans()
    {
        Assert.Equal(
            [(0L, Std(3, 4)), (4L, Std(3, 2)), (6L, Std(3, 2))],
            Init.GlorotNormal.LawsFor(OutIn).Select(part => (part.Part.Start, part.Law.StandardDeviation)));
        Assert.Equal([new Fans(3, 4), new Fans(3, 2), new Fans(3, 2)], Init.GlorotNormal.PartsOf(OutIn).Select(part => Init.GlorotNormal.FansFor(part.Spec)));
    }

    [Theory]
    [InlineData("out-in")]
    [InlineData("in-out")]
    [InlineData("convolution")]
    public void Every_element_comes_from_its_parts_law_at_its_own_index(string which)
    {
        TensorSpec tensor = Named(which);
        int axis = tensor.Layout!.Name == "out-in" ? 0 : tensor.Shape.Rank - 1;
        IReadOnlyList<(TensorPart Part, Distribution Law)> laws = Init.GlorotNormal.LawsFor(tensor);

        double[] drawn = Init.GlorotNormal.Create<double>(tensor, new CountingKey());

        for (int element = 0; element < drawn.Length; element++)
        {
            long place = axis == 0 ? element / 3 : element % 8;
            Distribution law = laws.Last(part => part.Part.Start <= place).Law;
            Assert.Equal(CountingKey.Value(law, element), drawn[element]);
        }
    }

    [Theory]
    [InlineData("out-in")]
    [InlineData("in-out")]
    [InlineData("convolution")]
    public void Any_slice_and_any_stretch_equal_the_whole(string which)
    {
        TensorSpec tensor = Named(which);
        double[] whole = Init.GlorotNormal.Create<double>(tensor, new CountingKey());

        for (int start = 0; start < whole.Length; start++)
        {
            double[] stretch = new double[Math.Min(7, whole.Length - start)];
            Init.GlorotNormal.FillFlat<double>(stretch, tensor, start, new CountingKey());
            Assert.Equal(whole[start..(start + stretch.Length)], stretch);
        }

        foreach (TensorSlice slice in Slices(tensor))
        {
            double[] expected = [.. slice.Runs().SelectMany(run => whole[(int)run.Start..(int)(run.Start + run.Count)])];
            Assert.Equal(expected, Init.GlorotNormal.Create<double>(slice, new CountingKey()));
        }
    }

    [Fact]
    public void Parts_with_one_law_are_one_fill()
    {
        CountingKey key = new();

        Init.GlorotNormal.Create<double>(new TensorSpec("qkv", [6, 3], WeightLayout.OutIn.Packed(2, 2, 2)), key);
        Init.Normal(0.02).Create<double>(OutIn, key);
        Init.LeCunNormal.Create<double>(OutIn, key);

        Assert.Equal([18, 24, 24], key.Fills.Select(fill => fill.Count));
    }

    [Theory]
    [InlineData("out-in")]
    [InlineData("in-out")]
    [InlineData("convolution")]
    public void A_stream_fills_part_after_part(string which)
    {
        TensorSpec tensor = Named(which);
        OrderStream stream = new();

        double[] drawn = Init.GlorotNormal.Create<double>(tensor, stream);

        Assert.Equal(tensor.Parts.Select(part => (int)part.Spec.Shape.Count), stream.Counts);
        for (int element = 0; element < drawn.Length; element++)
        {
            long place = tensor.Layout!.Name == "out-in" ? element / 3 : element % 8;
            Assert.Equal(tensor.Parts.Count(part => part.Start <= place), (int)drawn[element]);
        }

        Assert.Equal(drawn.Length, drawn.Distinct().Count());
    }

    [Fact]
    public void Fans_said_outright_are_those_of_every_part() =>
        Assert.Single(Init.GlorotNormal.LawsFor(OutIn with { Fans = new Fans(10, 10) }).Select(part => part.Law).Distinct());

    [Fact]
    public void The_fans_of_a_packed_matrix_are_refused() =>
        Assert.Contains(
            "qkv: a weight packed as out-in(parts=4+2+2) has the fans of each part",
            Assert.Throws<ArgumentException>(() => Init.GlorotNormal.FansFor(OutIn)).Message,
            StringComparison.Ordinal);

    private static double Std(double fanIn, double fanOut) => Math.Sqrt(1 / ((fanIn + fanOut) / 2));

    private static TensorSpec Named(string name) => name switch
    {
        "out-in" => OutIn,
        "in-out" => InOut,
        _ => Convolution,
    };

    private static IEnumerable<TensorSlice> Slices(TensorSpec tensor)
    {
        long[] axes = tensor.Shape.ToArray();
        for (int axis = 0; axis < axes.Length; axis++)
        {
            for (long start = 0; start < axes[axis]; start++)
            {
                for (long end = start; end <= axes[axis]; end++)
                {
                    long[] starts = new long[axes.Length];
                    long[] ends = [.. axes];
                    (starts[axis], ends[axis]) = (start, end);
                    yield return tensor.Slice(starts, ends);
                }
            }
        }
    }

    /// <summary>A stream that tells which fill a value is of.</summary>
    private sealed class OrderStream : RandomStream
    {
        public List<int> Counts { get; } = [];

        public override string StreamName => "order";

        public override void Fill<T>(Span<T> destination, Distribution law)
        {
            Counts.Add(destination.Length);
            for (int i = 0; i < destination.Length; i++)
                destination[i] = (T)(object)(Counts.Count + (i / 1000.0));
        }
    }
}
