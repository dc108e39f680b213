using System.Globalization;

namespace WeightInit.Tests.Initializers;

public class TensorFlow1LawTests
{
    // The golden draws tell the limit or the deviation that TensorFlow's arithmetic gave.
    [Fact]
    public void Laws_are_those_of_the_golden_draws()
    {
        int rows = 0;
        foreach (string line in File.ReadLines(Repository.Golden("tensorflow-2.21.0", "draws.tsv")))
        {
            string[] cells = line.Split('\t');
            if (line.StartsWith('#') || !cells[3].StartsWith("tf1.", StringComparison.Ordinal))
                continue;
            string call = cells[9][cells[9].LastIndexOf(']')..];
            double[] numbers = [.. call.Split(',').Skip(1).Take(2).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            Distribution expected = cells[9].Contains("random_uniform", StringComparison.Ordinal)
                ? new Uniform(numbers[0], numbers[1])
                : TruncatedNormal.InSigmas(numbers[0], numbers[1], -2, 2);

            Assert.Equal(expected, Law(Initializer.Parse(cells[3]), Shape.Parse(cells[4])));
            rows++;
        }

        Assert.Equal(64, rows);
    }

    // The four settings in the documentation of variance_scaling_initializer.
    [Theory]
    [InlineData("tf1.msra", "tf1.variance-scaling(factor=2,mode=fan-in,uniform=false)")]
    [InlineData("tf1.caffe", "tf1.variance-scaling(factor=1,mode=fan-in,uniform=true)")]
    [InlineData("tf1.glorot", "tf1.variance-scaling(factor=1,mode=fan-avg,uniform=true)")]
    [InlineData("tf1.xavier", "tf1.variance-scaling(factor=1,mode=fan-avg,uniform=true)")]
    [InlineData("tf1.xavier(false)", "tf1.variance-scaling(factor=1,mode=fan-avg,uniform=false)")]
    public void A_preset_is_a_setting(string preset, string setting)
    {
        Assert.Equal(Initializer.Parse(setting), Initializer.Parse(preset));
        Assert.Equal(Law(Initializer.Parse(setting), [64, 256]), Law(Initializer.Parse(preset), [64, 256]));
    }

    // fan_in 64, fan_out 256: the presets' laws by the texts.
    [Fact]
    public void The_presets_have_the_laws_of_their_papers()
    {
        Shape shape = [64, 256];

        Assert.Equal(Math.Sqrt(2.0 / 64), Std(Init.TensorFlow1.Msra, shape), 5e-3 * Math.Sqrt(2.0 / 64));
        Assert.Equal(new Uniform(-Math.Sqrt(3.0 / 64), Math.Sqrt(3.0 / 64)), Law(Init.TensorFlow1.Caffe, shape));
        Assert.Equal(Law(Init.GlorotUniform, shape).StandardDeviation, Std(Init.TensorFlow1.Glorot, shape), 1e-16);
        Assert.Equal(Math.Sqrt(2.0 / 320), Std(Init.TensorFlow1.Xavier(), shape), 1e-16);
        Assert.Equal(Math.Sqrt(2.0 / 320), Std(Init.TensorFlow1.Xavier(false), shape), 5e-3 * Math.Sqrt(2.0 / 320));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.3)]
    [InlineData(7)]
    public void Fan_out_uniform_is_the_root_of_three_factors_over_n(double factor)
    {
        double limit = Math.Sqrt(3.0 * factor / 144);

        Assert.Equal(new Uniform(-limit, limit), Law(Init.TensorFlow1.VarianceScaling(factor, FanMode.FanOut, true), [3, 3, 8, 16]));
    }

    // Python's math.sqrt(3.0 * factor / n) and math.sqrt(1.3 * factor / n), n = 144, where factor / n first gives other bits.
    [Theory]
    [InlineData(6.2, 0.35939764421413045, 0.23658449277630653)]
    [InlineData(9.7, 0.4495367986420392, 0.2959213484094117)]
    public void The_order_of_operations_is_TensorFlows(double factor, double limit, double std)
    {
        Assert.Equal(new Uniform(-limit, limit), Law(Init.TensorFlow1.VarianceScaling(factor, FanMode.FanOut, true), [3, 3, 8, 16]));
        Assert.Equal(TruncatedNormal.InSigmas(0, std, -2, 2), Law(Init.TensorFlow1.VarianceScaling(factor, FanMode.FanOut), [3, 3, 8, 16]));
    }

    [Fact]
    public void One_point_three_is_TensorFlows_rounding_of_the_correction()
    {
        double exact = 1 / (TruncatedNormal.UnitDeviationWithinTwo * TruncatedNormal.UnitDeviationWithinTwo);

        Assert.Equal(1.3, exact, 0.01);
        Assert.Equal(1.3 / exact / 64, Math.Pow(Std(Init.TensorFlow1.VarianceScaling(1), [64, 256]), 2), 1e-15);
    }

    [Fact]
    public void A_vectors_fans_are_both_its_length() =>
        Assert.Equal(new Uniform(-Math.Sqrt(3.0 / 17), Math.Sqrt(3.0 / 17)), Law(Init.TensorFlow1.Xavier(), [17]));

    [Theory]
    [InlineData("tf1.variance-scaling(factor=0)", "tf1.variance-scaling: factor = 0 is not accepted; give a finite number above 0.")]
    [InlineData("tf1.variance-scaling(mode=fan-geo-avg)", "give fan-in, fan-out, fan-avg.")]
    [InlineData("tf1.msra(factor=3)", null)]
    [InlineData("tf1.glorot(uniform=false)", "tf1.glorot: there is no argument 'uniform'; it takes none.")]
    [InlineData("tf1.xavier(1)", "tf1.xavier: uniform = '1' is not accepted; give true or false.")]
    public void What_TensorFlow_does_not_take_is_refused(string text, string? expected)
    {
        if (expected is null)
            Assert.Equal(Init.TensorFlow1.VarianceScaling(3), Initializer.Parse(text));
        else
            Assert.Contains(expected, Assert.Throws<FormatException>(() => Initializer.Parse(text)).Message, StringComparison.Ordinal);
    }

    private static Distribution Law(Initializer initializer, Shape shape) => ((ElementwiseInitializer)initializer).DistributionFor(shape);

    private static double Std(Initializer initializer, Shape shape) => Law(initializer, shape).StandardDeviation;
}
