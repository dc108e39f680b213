namespace WeightInit.Statistics.Tests.Initializers;

public class ElementwiseLawTests
{
    private const int In = 256;
    private const int Out = 512;

    public static TheoryData<string> Texts => Case.Texts;

    [Theory]
    [MemberData(nameof(Texts))]
    public void Has_its_law_and_no_other(string text)
    {
        foreach (DType type in new[] { DType.Float32, DType.Float64 })
            HasItsLawAndNoOther(text, type);
    }

    // Values of 8 and 11 bits are too coarse for a distance of distributions; their moments are not. JAX rounds the factor of its
    // laws to the type, which moves their scale by up to two units in the last place.
    [Theory]
    [MemberData(nameof(Texts))]
    public void Keeps_its_moments_in_half_precision(string text)
    {
        Case given = Case.Of(text);
        foreach (DType type in new[] { DType.BFloat16, DType.Float16 })
        {
            TensorSpec tensor = Dense(given) with { DType = type };
            ExpectedLaw law = given.Law(In, Out);
            double rounding = ((ElementwiseInitializer)Initializer.Parse(text)).DistributionFor(tensor).StandardDeviation / law.Deviation;
            Assert.Equal(1, rounding, text.StartsWith("jax.", StringComparison.Ordinal) ? 1.0 / 128 : 1e-12);

            Battery verdict = Battery.Of([.. Sample.Of(text, tensor).Select(value => value / rounding)], law);
            Assert.True(verdict.MomentsPass, $"{text} in {type}: {verdict}");
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Changes_with_the_seed_and_with_the_name_and_with_nothing_else(string text)
    {
        TensorSpec tensor = Dense(Case.Of(text));
        double[] values = Sample.Of(text, tensor, 7);

        Assert.Equal(values, Sample.Of(text, tensor, 7));
        Unrelated(values, Sample.Of(text, tensor, 8));
        Unrelated(values, Sample.Of(text, tensor with { Name = "another" }, 7));
    }

    // A convolution of 3 × 3 over 32 inputs and 64 outputs: both fans have the receptive field.
    [Theory]
    [MemberData(nameof(Texts))]
    public void Counts_the_receptive_field(string text)
    {
        Case given = Case.Of(text);
        Shape shape = given.IsInOut ? [3, 3, 32, 64] : [64, 32, 3, 3];
        double[] values = Sample.Of(text, shape);

        Battery verdict = Battery.Of(values, given.Law(9 * 32, 9 * 64));

        Assert.True(verdict.Passes, $"{text}: {verdict}");
        if (((ElementwiseInitializer)Initializer.Parse(text)).DependsOnFans)
            Assert.False(Battery.Of(values, given.Law(32, 64)).Passes, $"{text} passes without its receptive field");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Takes_fans_said_outright(string text)
    {
        Case given = Case.Of(text);
        if (!((ElementwiseInitializer)Initializer.Parse(text)).DependsOnFans)
            return;
        double[] values = Sample.Of(text, Dense(given) with { Fans = new Fans(100, 17) });
        (double fanIn, double fanOut) = text.Contains("in-axis", StringComparison.Ordinal) ? (17, 100) : (100.0, 17.0);

        Assert.True(Battery.Of(values, given.Law(fanIn, fanOut)).Passes, text);
        Assert.False(Battery.Of(values, given.Law(In, Out)).Passes, text);
    }

    [Fact]
    public void Every_elementwise_initializer_that_draws_has_its_case()
    {
        IEnumerable<string> types = typeof(ElementwiseInitializer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ElementwiseInitializer)) && !type.IsAbstract)
            .Select(type => type.Name)
            .Where(name => name is not (nameof(ConstantInitializer) or nameof(TorchConstant)));

        Assert.Equal(types.Order(StringComparer.Ordinal), Case.All.Select(given => Initializer.Parse(given.Text).GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    // TensorFlow's 1.3 is 0.6 % more than the exact correction: four million values tell them apart.
    [Fact]
    public void Four_million_values_tell_one_point_three_from_the_exact_correction()
    {
        double[] values = Sample.Of("tf1.msra", Shape.Of(2048, 2048));

        Assert.True(Battery.Of(values, ExpectedLaw.Truncated(0, Math.Sqrt(2.6 / 2048), -2, 2)).Passes);
        Assert.False(Battery.Of(values, ExpectedLaw.Truncated(0, Math.Sqrt(2.0 / 2048) / 0.87962566103423978, -2, 2)).Passes);
    }

    // Query of 256 outputs, key and value of 128 each, over 512 inputs, packed in either layout.
    [Theory]
    [InlineData("out-in")]
    [InlineData("in-out")]
    public void A_packed_part_has_the_law_of_its_own_fans(string layout)
    {
        long[] parts = [256, 128, 128];
        TensorSpec tensor = new("qkv", [512, 512], WeightLayout.Parse(layout).Packed(parts));
        double[] values = Sample.Of("glorot-normal", tensor);

        foreach (TensorPart part in tensor.Parts)
        {
            long size = part.Spec.Shape[layout == "out-in" ? 0 : 1];
            double[] own = [.. values.Where((_, i) => (layout == "out-in" ? i / 512 : i % 512) - part.Start is long place && place >= 0 && place < size)];
            Assert.Equal(512 * size, own.Length);
            Assert.True(Battery.Of(own, ExpectedLaw.Normal(0, Math.Sqrt(2.0 / (512 + size)))).Passes, part.ToString());
            Assert.False(Battery.Of(own, ExpectedLaw.Normal(0, Math.Sqrt(2.0 / (512 + 512)))).Passes, part.ToString());
        }
    }

    private static void HasItsLawAndNoOther(string text, DType type)
    {
        Case given = Case.Of(text);
        double[] values = Sample.Of(text, Dense(given) with { DType = type });

        Battery verdict = Battery.Of(values, given.Law(In, Out));
        Battery control = Battery.Of(values, given.Wrong(In, Out));

        Assert.True(verdict.Passes, $"{text} in {type}: {verdict}");
        Assert.False(control.Passes, $"{text} in {type} passes for another law: {control}");
    }

    private static TensorSpec Dense(Case given) => new("w", given.IsInOut ? [In, Out] : [Out, In]);

    /// <summary>No more equal places than rounding makes, and no correlation.</summary>
    private static void Unrelated(double[] left, double[] right)
    {
        (double meanLeft, double meanRight) = (left.Average(), right.Average());
        (double product, double squareLeft, double squareRight) = (0, 0, 0);
        for (int i = 0; i < left.Length; i++)
        {
            (double a, double b) = (left[i] - meanLeft, right[i] - meanRight);
            product += a * b;
            squareLeft += a * a;
            squareRight += b * b;
        }

        double correlation = product / Math.Sqrt(squareLeft * squareRight);
        Assert.True(PValue.TwoSidedNormal(correlation * Math.Sqrt(left.Length)) > Battery.Threshold, $"correlation {correlation}");
        Assert.True(left.Zip(right).Count(pair => pair.First == pair.Second) < 20);
    }
}
