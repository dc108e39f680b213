using System.Globalization;

namespace WeightInit.Tests.Initializers;

public class KerasLawTests
{
    // The arithmetic of keras.initializers.VarianceScaling 3.15.1 (golden README), evaluated by Python.
    [Theory]
    [InlineData("keras.glorot-uniform", "17,33", "uniform(low=-0.34641016151377546,high=0.34641016151377546)")]
    [InlineData("keras.glorot-normal", "17,33", "truncated-normal(mean=0,std=0.2273694468677113,low=-2,high=2)")]
    [InlineData("keras.he-normal", "17,33", "truncated-normal(mean=0,std=0.38993538442447323,low=-2,high=2)")]
    [InlineData("keras.he-uniform", "17,33", "uniform(low=-0.5940885257860046,high=0.5940885257860046)")]
    [InlineData("keras.lecun-normal", "17,33", "truncated-normal(mean=0,std=0.2757259545511283,low=-2,high=2)")]
    [InlineData("keras.lecun-uniform", "17,33", "uniform(low=-0.42008402520840293,high=0.42008402520840293)")]
    [InlineData("keras.variance-scaling(scale=0.1,mode=fan-out,distribution=untruncated-normal)", "17,33", "normal(mean=0,std=0.05504818825631803)")]
    [InlineData("keras.glorot-uniform", "3,3,8,16", "uniform(low=-0.16666666666666666,high=0.16666666666666666)")]
    [InlineData("keras.glorot-normal", "3,3,8,16", "truncated-normal(mean=0,std=0.10939317612880786,low=-2,high=2)")]
    [InlineData("keras.he-normal", "3,3,8,16", "truncated-normal(mean=0,std=0.18947453905642606,low=-2,high=2)")]
    [InlineData("keras.he-uniform", "3,3,8,16", "uniform(low=-0.28867513459481287,high=0.28867513459481287)")]
    [InlineData("keras.lecun-normal", "3,3,8,16", "truncated-normal(mean=0,std=0.13397873142899422,low=-2,high=2)")]
    [InlineData("keras.lecun-uniform", "3,3,8,16", "uniform(low=-0.2041241452319315,high=0.2041241452319315)")]
    [InlineData("keras.variance-scaling(scale=0.1,mode=fan-out,distribution=untruncated-normal)", "3,3,8,16", "normal(mean=0,std=0.026352313834736494)")]
    [InlineData("keras.glorot-uniform", "5", "uniform(low=-0.7745966692414834,high=0.7745966692414834)")]
    [InlineData("keras.glorot-normal", "5", "truncated-normal(mean=0,std=0.508413539202729,low=-2,high=2)")]
    [InlineData("keras.he-normal", "5", "truncated-normal(mean=0,std=0.7190053224346047,low=-2,high=2)")]
    [InlineData("keras.he-uniform", "5", "uniform(low=-1.0954451150103324,high=1.0954451150103324)")]
    [InlineData("keras.lecun-normal", "5", "truncated-normal(mean=0,std=0.508413539202729,low=-2,high=2)")]
    [InlineData("keras.lecun-uniform", "5", "uniform(low=-0.7745966692414834,high=0.7745966692414834)")]
    [InlineData("keras.variance-scaling(scale=0.1,mode=fan-out,distribution=untruncated-normal)", "5", "normal(mean=0,std=0.1414213562373095)")]
    [InlineData("keras.glorot-uniform", "0,4", "uniform(low=-1.224744871391589,high=1.224744871391589)")]
    [InlineData("keras.glorot-normal", "0,4", "truncated-normal(mean=0,std=0.8038723885739654,low=-2,high=2)")]
    [InlineData("keras.he-normal", "0,4", "truncated-normal(mean=0,std=1.6077447771479307,low=-2,high=2)")]
    [InlineData("keras.he-uniform", "0,4", "uniform(low=-2.449489742783178,high=2.449489742783178)")]
    [InlineData("keras.lecun-normal", "0,4", "truncated-normal(mean=0,std=1.1368472343385565,low=-2,high=2)")]
    [InlineData("keras.lecun-uniform", "0,4", "uniform(low=-1.7320508075688772,high=1.7320508075688772)")]
    [InlineData("keras.variance-scaling(scale=0.1,mode=fan-out,distribution=untruncated-normal)", "0,4", "normal(mean=0,std=0.15811388300841897)")]
    [InlineData("keras.glorot-uniform", "scalar", "uniform(low=-1.7320508075688772,high=1.7320508075688772)")]
    [InlineData("keras.glorot-normal", "scalar", "truncated-normal(mean=0,std=1.1368472343385565,low=-2,high=2)")]
    [InlineData("keras.he-normal", "scalar", "truncated-normal(mean=0,std=1.6077447771479307,low=-2,high=2)")]
    [InlineData("keras.he-uniform", "scalar", "uniform(low=-2.449489742783178,high=2.449489742783178)")]
    [InlineData("keras.lecun-normal", "scalar", "truncated-normal(mean=0,std=1.1368472343385565,low=-2,high=2)")]
    [InlineData("keras.lecun-uniform", "scalar", "uniform(low=-1.7320508075688772,high=1.7320508075688772)")]
    [InlineData("keras.variance-scaling(scale=0.1,mode=fan-out,distribution=untruncated-normal)", "scalar", "normal(mean=0,std=0.31622776601683794)")]
    public void Variance_scaling_keeps_Kerass_order(string initializer, string shape, string law) =>
        Assert.Equal(law, Law(initializer, Shape.Parse(shape)).ToString());

    [Theory]
    [InlineData("keras.random-uniform", "uniform(low=-0.05,high=0.05)")]
    [InlineData("keras.random-normal", "normal(mean=0,std=0.05)")]
    [InlineData("keras.truncated-normal(mean=1,stddev=0.5)", "truncated-normal(mean=1,std=0.5,low=-2,high=2)")]
    [InlineData("keras.truncated-normal", "truncated-normal(mean=0,std=0.05,low=-2,high=2)")]
    public void Laws_without_fans(string initializer, string law) => Assert.Equal(law, Law(initializer, [5]).ToString());

    [Fact]
    public void Keras_calls_the_truncated_normal_normal() =>
        Assert.Equal(
            Initializer.Parse("keras.variance-scaling(distribution=truncated-normal)"),
            Initializer.Parse("keras.variance-scaling(distribution=normal)"));

    // On the NumPy backend a uniform is low + (high - low) · u with the same u for a seed, all in double.
    [Fact]
    public void Uniform_laws_are_those_of_the_golden_draws()
    {
        string[][] rows = [.. File.ReadLines(Repository.Golden("keras-3.15.1", "draws.tsv"))
            .Select(line => line.Split('\t')).Where(cells => cells[0] == "keras-numpy" && cells[2] == "float64")];
        int compared = 0;
        foreach (string[] unit in rows.Where(cells => cells[3] == "keras.random-uniform(minval=-1,maxval=2)"))
        {
            double[] u = [.. Values(unit).Select(value => (value + 1) / 3)];
            foreach (string[] row in rows.Where(cells => cells[1] == unit[1] && cells[4] == unit[4]))
            {
                if (Initializer.Parse(row[3]) is not ElementwiseInitializer initializer || initializer.DistributionFor(Shape.Parse(row[4])) is not Uniform law)
                    continue;
                double[] values = Values(row);
                for (int i = 0; i < values.Length; i++)
                    Assert.Equal(law.Low + ((law.High - law.Low) * u[i]), values[i], 1e-15 * Math.Max(1, law.High - law.Low));
                compared += values.Length;
            }
        }

        Assert.Equal(ComparedValues, compared);
    }

    [Theory]
    [InlineData("keras.random-uniform(minval=1)", "keras.random-uniform: maxval = 0.05 is not accepted; give a number above minval = 1.")]
    [InlineData("keras.random-normal(stddev=-1)", "keras.random-normal: stddev = -1 is not accepted; give a finite number of 0 or more.")]
    [InlineData("keras.truncated-normal(stddev=0)", "keras.truncated-normal: stddev = 0 is not accepted; give a finite number above 0.")]
    [InlineData("keras.variance-scaling(scale=-1)", "keras.variance-scaling: scale = -1 is not accepted; give a finite number above 0.")]
    [InlineData("keras.variance-scaling(mode=fan-geo-avg)", "mode = 'fan-geo-avg' is not accepted; give fan-in, fan-out, fan-avg.")]
    [InlineData("keras.variance-scaling(distribution=gamma)", "give truncated-normal, untruncated-normal, uniform, normal.")]
    [InlineData("keras.orthogonal(nan)", "keras.orthogonal: gain = nan is not accepted; give a finite number.")]
    [InlineData("keras.xavier-uniform", "did you mean")]
    public void What_Keras_does_not_take_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Initializer.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void With_refuses_what_construction_refuses()
    {
        Assert.Throws<ArgumentException>(() => Init.Keras.HeNormal with { Mode = FanMode.FanGeometricAverage });
        Assert.Throws<ArgumentException>(() => Init.Keras.HeNormal with { Scale = 0 });
        Assert.Throws<ArgumentException>(() => Init.Keras.RandomNormal() with { Stddev = -1 });
        Assert.Throws<ArgumentException>(() => Init.Keras.TruncatedNormal() with { Mean = double.NaN });
        Assert.Throws<ArgumentException>(() => Init.Keras.Orthogonal() with { Gain = double.NaN });
    }

    [Fact]
    public void An_orthogonal_is_flattened_to_its_last_axis()
    {
        MatrixPlacement placement = Init.Keras.Orthogonal(2).PlacementIn(new TensorSpec("w", [3, 2, 4]));

        Assert.Equal(new OrthogonalLaw(6, 4, 2), placement.Law);
        Assert.True(placement.IsWhole(24));
        Assert.Throws<ArgumentException>(() => Init.Keras.Orthogonal().PlacementIn(new TensorSpec("w", [3])));
    }

    private const int ComparedValues = 185;

    private static Distribution Law(string initializer, Shape shape) =>
        ((ElementwiseInitializer)Initializer.Parse(initializer)).DistributionFor(shape);

    private static double[] Values(string[] cells) =>
        [.. cells[8].Split(' ').Select(cell => BitConverter.UInt64BitsToDouble(ulong.Parse(cell.Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];
}
