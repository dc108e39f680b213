using System.Globalization;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>
/// What we draw for the instantiated models against the statistics of the library's own: means and deviations within five
/// standard errors of both samples, and of the law.
/// </summary>
public class FamilyStatisticsTests(ITestOutputHelper output)
{
    private const int InstantiatedCases = 36;
    private const int RandomTensors = 713;
    private const double Errors = 5;

    private static readonly string[] Instantiated = [.. GoldenCase.Names.Where(name => GoldenCase.Load(name).Sum["kind"] == "instantiated")];

    public static TheoryData<string> Names => [.. Instantiated];

    [Fact]
    public void Every_random_tensor_of_every_instantiated_case_is_compared()
    {
        int tensors = Instantiated.Sum(name => Random(GoldenCase.Load(name)).Count());

        output.WriteLine($"{Instantiated.Length} instantiated models, {tensors} random tensors");
        Assert.Equal((InstantiatedCases, RandomTensors), (Instantiated.Length, tensors));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_have_the_statistics_of_the_library_s(string name)
    {
        foreach ((Dictionary<string, string> row, PlannedTensor planned) in Random(GoldenCase.Load(name)))
            Assert.Null(Difference(row, planned, scale: 1));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.1)]
    public void A_deviation_a_tenth_off_is_found(double scale)
    {
        (Dictionary<string, string> Row, PlannedTensor Planned)[] random = [.. Random(GoldenCase.Load("gpt2-tiny"))];

        Assert.All(random, tensor => Assert.NotNull(Difference(tensor.Row, tensor.Planned, scale)));
    }

    [Fact]
    public void Padding_rows_are_zero_and_no_other_is()
    {
        PlannedTensor[] padded = [.. GoldenCase.Names.Select(GoldenCase.Load).Where(golden => golden.Sum["kind"] == "instantiated")
            .SelectMany(golden => golden.Plan.Tensors).Where(planned => planned.Tensor.PaddingRow is not null)];

        Assert.Equal(14, padded.Length);
        foreach (PlannedTensor planned in padded)
        {
            int dim = (int)planned.Tensor.Shape[1];
            float[] values = planned.Initializer.Create<float>(planned.Tensor, RandomKey.FromSeed(1));
            Assert.All(values.Chunk(dim), (row, index) => Assert.Equal(index == planned.Tensor.PaddingRow, row.All(value => value == 0)));
        }
    }

    [Fact]
    public void Whisper_s_sinusoids_are_the_library_s()
    {
        GoldenCase golden = GoldenCase.Load("whisper-tiny-random");
        PlannedTensor planned = golden.Plan.Tensors.Single(planned => planned.Tensor.Name == "model.encoder.embed_positions.weight");
        Dictionary<string, string> row = golden.Tensors.Single(row => row["name"] == planned.Tensor.Name);

        float[] values = planned.Initializer.Create<float>(planned.Tensor, RandomKey.FromSeed(0));

        Assert.Equal(Number(row["mean"]), values.Average(), 1e-5);
        Assert.Equal(Number(row["std"]), Deviation(values, values.Average()), 1e-5);
        Assert.Equal(Number(row["zeros"]), values.Count(value => value == 0) / (double)values.Length, 1e-6);
        Assert.Equal(Number(row["min"]), values.Min(), 1e-5);
        Assert.Equal(Number(row["max"]), values.Max(), 1e-5);
    }

    private static IEnumerable<(Dictionary<string, string> Row, PlannedTensor Planned)> Random(GoldenCase golden)
    {
        Dictionary<string, PlannedTensor> planned = golden.Plan.Tensors.ToDictionary(tensor => tensor.Tensor.Name);
        return golden.Tensors.Where(row => row["distribution"] is "normal" or "uniform" or "truncated-normal").Select(row => (row, planned[row["name"]]));
    }

    /// <summary>How our sample, its values times <paramref name="scale"/>, differs from theirs or from the law; or null.</summary>
    private static string? Difference(Dictionary<string, string> row, PlannedTensor planned, double scale)
    {
        double[] ours = [.. Sample(planned).Select(value => value * scale)];
        double theirs = Number(row["samples"]);
        double mean = ours.Average();
        double deviation = Deviation(ours, mean);
        double law = planned.StandardDeviation!.Value;

        // The error of a deviation: σ sqrt((kurtosis - 1) / 4n), kurtosis 3 of a normal and 9/5 of a uniform.
        double spread = planned.Distribution is Uniform ? 0.2 : 0.5;
        double both = (1.0 / ours.Length) + (1 / theirs);
        (string What, double Found, double Expected, double Error)[] compared =
        [
            ("mean", mean, Number(row["mean"]), law * Math.Sqrt(both)),
            ("std", deviation, Number(row["std"]), law * Math.Sqrt(spread * both)),
            ("mean of the law", mean, 0, law / Math.Sqrt(ours.Length)),
            ("std of the law", deviation, law, law * Math.Sqrt(spread / ours.Length)),
        ];
        foreach ((string what, double found, double expected, double error) in compared)
        {
            if (Math.Abs(found - expected) > Errors * error)
                return $"{planned.Tensor.Name}: {what} is {found}, expected {expected} ± {error}";
        }

        return null;
    }

    /// <summary>At least 20,000 elements from fresh seeds, a padding row left out.</summary>
    private static IEnumerable<double> Sample(PlannedTensor planned)
    {
        TensorSpec tensor = planned.Tensor;
        int taken = 0;
        for (ulong seed = 2000; taken < 20_000; seed++)
        {
            RandomKey key = RandomKey.FromSeed(seed);
            double[] values = tensor.DType == DType.BFloat16
                ? [.. planned.Initializer.Create<BFloat16>(tensor, key).Select(value => (double)value)]
                : [.. planned.Initializer.Create<float>(tensor, key).Select(value => (double)value)];
            int row = (int)(tensor.Shape.Count / tensor.Shape[0]);
            for (int i = 0; i < values.Length; i++)
            {
                if (i / row != tensor.PaddingRow)
                {
                    taken++;
                    yield return values[i];
                }
            }
        }
    }

    private static double Deviation(IEnumerable<double> values, double mean) => Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));

    private static double Deviation(float[] values, double mean) => Deviation(values.Select(value => (double)value), mean);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
