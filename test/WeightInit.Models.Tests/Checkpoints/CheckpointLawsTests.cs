using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>The values in a checkpoint have the laws of the plan: one seed, bounds of 5 standard errors, and a control.</summary>
public class CheckpointLawsTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Float16)]
    public void Means_and_deviations_are_the_plan_s(DType dtype)
    {
        using TemporaryFolder folder = new();
        Plan plan = SmallModel.Plan(dtype);
        plan.WriteTo(folder["m"], RandomKey.FromSeed(20));
        using SafetensorsReader file = SafetensorsReader.Open(folder["m/model.safetensors"]);

        int random = 0, constant = 0;
        foreach (PlannedTensor planned in plan.Tensors)
        {
            double[] values = Values(file, planned.Tensor);
            if (planned.Distribution is Constant law)
            {
                Assert.All(values, value => Assert.Equal(law.Value, value));
                constant++;
                continue;
            }

            Assert.True(Fits(values, planned.Distribution!.StandardDeviation), planned.Tensor.Name);
            // The control: a deviation 10 % off, or a mean half a deviation off, would not pass.
            Assert.False(Fits(values, 1.1 * planned.Distribution!.StandardDeviation), planned.Tensor.Name);
            Assert.False(Fits([.. values.Select(value => value + (0.5 * planned.Distribution!.StandardDeviation))], planned.Distribution!.StandardDeviation), planned.Tensor.Name);
            random++;
        }

        Assert.Equal((14, 26), (random, constant));
    }

    private static bool Fits(double[] values, double std)
    {
        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        double errorOfMean = std / Math.Sqrt(values.Length);
        double errorOfStd = std / Math.Sqrt(2.0 * values.Length);
        return Math.Abs(mean) < 5 * errorOfMean && Math.Abs(Math.Sqrt(variance) - std) < 5 * errorOfStd;
    }

    private static double[] Values(SafetensorsReader file, TensorSpec tensor) => tensor.DType switch
    {
        DType.BFloat16 => Array.ConvertAll(file.Read<BFloat16>(tensor.Name), value => (double)(float)value),
        DType.Float16 => Array.ConvertAll(file.Read<Half>(tensor.Name), value => (double)value),
        _ => Array.ConvertAll(file.Read<float>(tensor.Name), value => (double)value),
    };
}
