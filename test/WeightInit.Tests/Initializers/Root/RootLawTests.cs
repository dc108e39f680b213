namespace WeightInit.Tests.Initializers;

public class RootLawTests
{
    private static readonly TensorSpec Weight = new("w", [3, 3, 8, 16]);

    // fan_in 72, fan_out 144, average 108, geometric average sqrt(10368).
    [Theory]
    [InlineData("glorot-uniform", "uniform(low=-0.16666666666666666,high=0.16666666666666666)")]
    [InlineData("xavier-uniform", "uniform(low=-0.16666666666666666,high=0.16666666666666666)")]
    [InlineData("glorot-normal", "normal(mean=0,std=0.09622504486493763)")]
    [InlineData("he-normal", "normal(mean=0,std=0.16666666666666666)")]
    [InlineData("kaiming-normal", "normal(mean=0,std=0.16666666666666666)")]
    [InlineData("he-uniform", "uniform(low=-0.28867513459481287,high=0.28867513459481287)")]
    [InlineData("lecun-normal", "normal(mean=0,std=0.11785113019775792)")]
    [InlineData("lecun-uniform", "uniform(low=-0.2041241452319315,high=0.2041241452319315)")]
    [InlineData("fan-in-uniform", "uniform(low=-0.11785113019775793,high=0.11785113019775793)")]
    [InlineData("uniform(low=-0.05,high=1)", "uniform(low=-0.05,high=1)")]
    [InlineData("normal(mean=1,std=0.5)", "normal(mean=1,std=0.5)")]
    [InlineData("truncated-normal(std=0.02)", "truncated-normal(mean=0,std=0.02,low=-2,high=2)")]
    [InlineData("truncated-normal(std=0.02,corrected=true)", "truncated-normal(mean=0,std=0.022736944686771128,low=-2,high=2)")]
    [InlineData("truncated-normal(mean=1,std=2,low=0,high=inf)", "truncated-normal(mean=1,std=2,low=0,high=inf)")]
    public void Law_for_a_convolution(string initializer, string law) =>
        Assert.Equal(law, Law(initializer).ToString());

    // Order of operations: std = sqrt(scale / n), limit = sqrt((3 · scale) / n), corrected / 0.87962566103423978.
    [Theory]
    [InlineData(1, "fan-in", 72.0)]
    [InlineData(0.1, "fan-out", 144.0)]
    [InlineData(2, "fan-avg", 108.0)]
    [InlineData(0.7, "fan-geo-avg", 101.82337649086284)]
    public void Variance_scaling_keeps_the_order_of_operations(double scale, string mode, double n)
    {
        string start = FormattableString.Invariant($"variance-scaling(scale={scale},mode={mode},distribution=");
        double std = Math.Sqrt(scale / n);
        double limit = Math.Sqrt(3 * scale / n);

        Assert.Equal(new Normal(0, std), Law(start + "normal)"));
        Assert.Equal(new Uniform(-limit, limit), Law(start + "uniform)"));
        Assert.Equal(TruncatedNormal.InSigmas(0, std / 0.87962566103423978, -2, 2), Law(start + "truncated-normal)"));
        Assert.Equal(TruncatedNormal.InSigmas(0, std, -2, 2), Law(start + "truncated-normal,corrected=false)"));
    }

    // The texts give the truncated forms by the deviation before the truncation.
    [Theory]
    [InlineData("scale=1,mode=fan-in", 0.11785113019775793)]
    [InlineData("scale=1,mode=fan-avg", 0.09622504486493763)]
    [InlineData("scale=2,mode=fan-in", 0.16666666666666666)]
    public void Truncated_forms_of_the_texts_are_uncorrected(string setting, double std)
    {
        TruncatedNormal law = Assert.IsType<TruncatedNormal>(Law($"variance-scaling({setting},distribution=truncated-normal,corrected=false)"));

        Assert.Equal(1, law.Std / std, 2e-16);
        Assert.Equal(0.87962566103423978, law.StandardDeviation / std, 1e-14);
    }

    [Theory]
    [InlineData("variance-scaling(distribution=truncated-normal)", 0.11785113019775793)]
    [InlineData("truncated-normal(std=0.3,low=-1,high=3,corrected=true)", 0.3)]
    [InlineData("truncated-normal(std=0.3,low=0,high=inf,corrected=true)", 0.3)]
    [InlineData("truncated-normal(std=0.3,corrected=true)", 0.3)]
    public void A_corrected_law_has_the_deviation_asked_for(string initializer, double std) =>
        Assert.Equal(1, Law(initializer).StandardDeviation / std, 1e-14);

    [Fact]
    public void Fans_said_outright_go_before_the_shape()
    {
        TensorSpec tensor = new("w", [5]) { Fans = new Fans(50, 200) };

        Assert.Equal(new Normal(0, 0.2), Init.HeNormal.DistributionFor(tensor));
        Assert.Equal(new Normal(0, Math.Sqrt(1 / 125.0)), Init.GlorotNormal.DistributionFor(tensor));
    }

    [Fact]
    public void The_layout_decides_which_axis_is_the_input()
    {
        Assert.Equal(new Normal(0, 0.5), Init.HeNormal.DistributionFor(new TensorSpec("w", [2, 8], WeightLayout.OutIn)));
        Assert.Equal(new Normal(0, 1), Init.HeNormal.DistributionFor(new TensorSpec("w", [2, 8])));
    }

    [Theory]
    [InlineData("he-normal", "5", "w: the shape (5) has no axis -2")]
    [InlineData("he-normal", "scalar", "w: a scalar has no fans")]
    [InlineData("he-normal", "0,4", "w: he-normal scales by fan-in, which is not above 0 for the shape (0,4).")]
    [InlineData("fan-in-uniform", "0,4", "w: fan-in-uniform scales by fan-in")]
    public void A_tensor_without_fans_is_refused(string initializer, string shape, string expected)
    {
        ElementwiseInitializer refusing = (ElementwiseInitializer)Initializer.Parse(initializer);

        Assert.StartsWith(
            expected,
            Assert.Throws<ArgumentException>(() => refusing.DistributionFor(new TensorSpec("w", Shape.Parse(shape)))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uniform(low=1,high=1)", "uniform: high = 1 is not accepted; give a number above low = 1.")]
    [InlineData("uniform(low=0,high=inf)", "uniform: high = inf is not accepted; give a finite number.")]
    [InlineData("truncated-normal(std=0)", "truncated-normal: std = 0 is not accepted; give a finite number above 0.")]
    [InlineData("truncated-normal(std=1,low=2)", "truncated-normal: high = 2 is not accepted; give a number above low = 2.")]
    [InlineData("truncated-normal(std=1,low=nan)", "truncated-normal: low = nan is not accepted; give a number, inf or -inf.")]
    [InlineData("truncated-normal(std=1,corrected=yes)", "truncated-normal: corrected = 'yes' is not accepted; give true or false.")]
    [InlineData("variance-scaling(scale=0)", "variance-scaling: scale = 0 is not accepted; give a finite number above 0.")]
    [InlineData("variance-scaling(mode=fan_avg)", "variance-scaling: mode = 'fan_avg' is not accepted; give fan-in, fan-out, fan-avg, fan-geo-avg.")]
    [InlineData("variance-scaling(distribution=gamma)", "distribution = 'gamma' is not accepted; give normal, truncated-normal, uniform.")]
    [InlineData("orthogonal(inf)", "orthogonal: gain = inf is not accepted; give a finite number.")]
    [InlineData("sparse(sparsity=1.5)", "sparse: sparsity = 1.5 is not accepted; give a number from 0 to 1.")]
    [InlineData("dirac(0)", "dirac: groups = 0 is not accepted; give a whole number of 1 or more.")]
    [InlineData("dirac(1.5)", "dirac: groups = 1.5 is not accepted; give a whole number of 1 or more.")]
    public void What_an_argument_accepts_is_said(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Initializer.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void With_refuses_what_construction_refuses()
    {
        Assert.Throws<ArgumentException>(() => Init.HeNormal with { Scale = -1 });
        Assert.Throws<ArgumentException>(() => Init.HeNormal with { Mode = (FanMode)9 });
        Assert.Throws<ArgumentException>(() => Init.HeNormal with { Distribution = (ScalingDistribution)9 });
        Assert.Throws<ArgumentException>(() => Init.TruncatedNormal(1) with { Std = 0 });
        Assert.Throws<ArgumentException>(() => Init.Orthogonal() with { Gain = double.NaN });
        Assert.Throws<ArgumentException>(() => Init.Sparse(0.1) with { Sparsity = 2 });
        Assert.Throws<ArgumentException>(() => Init.Sparse(0.1) with { Std = -1 });
        Assert.Throws<ArgumentException>(() => Init.Dirac() with { Groups = 0 });
    }

    [Fact]
    public void A_named_setting_is_the_root_with_its_numbers()
    {
        Assert.Equal("he-normal", Init.VarianceScaling(2, FanMode.FanIn, ScalingDistribution.Normal).ToString());
        Assert.Equal(Init.GlorotUniform, Init.LeCunUniform with { Mode = FanMode.FanAverage });
        Assert.Equal(
            "variance-scaling(distribution=uniform,corrected=false)",
            (Init.LeCunUniform with { Corrected = false }).ToString());
    }

    [Theory]
    [InlineData("normal(mean=0,std=0.02)")]
    [InlineData("uniform(low=-1,high=3)")]
    [InlineData("truncated-normal(mean=0.5,std=2,low=-1,high=inf)")]
    [InlineData("zeros")]
    [InlineData("constant(value=0.25)")]
    public void A_distribution_reads_back(string text) => Assert.Equal(text, Distribution.Parse(text).ToString());

    [Theory]
    [InlineData("he-normal")]
    [InlineData("orthogonal")]
    public void What_needs_a_shape_is_no_distribution(string text) =>
        Assert.Contains($"'{text}' is no distribution", Assert.Throws<FormatException>(() => Distribution.Parse(text)).Message, StringComparison.Ordinal);

    private static Distribution Law(string initializer) =>
        ((ElementwiseInitializer)Initializer.Parse(initializer)).DistributionFor(Weight);
}
