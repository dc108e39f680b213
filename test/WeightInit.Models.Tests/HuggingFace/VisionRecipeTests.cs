using System.Globalization;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>timm's modes of initialization, by timm's own names, against the statistics of test/golden/catalogue/vision.tsv.</summary>
public class VisionRecipeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("timm-vit-jax", "timm vit weight_init=jax", 20)]
    [InlineData("timm-vit-moco", "timm vit weight_init=moco", 20)]
    public void Laws_have_timm_s_statistics(string recipe, string model, int tensors)
    {
        string[][] rows = [.. Golden.Rows("catalogue", "vision.tsv").Where(row => row[0] == model && row[1] == "0")];
        Plan plan = Recipe.Find(recipe).Resolve(new ModelSpec(model, [.. rows.Select(Tensor)]));

        Assert.Equal(tensors, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            (double mean, double std, double error) = (Number(rows[i][5]), Number(rows[i][6]), Number(rows[i][7]));
            Distribution law = plan.Tensors[i].Distribution!;
            string shown = $"{rows[i][2]}: {law} against {mean} ± {std}";
            if (rows[i][10] == "constant")
                Assert.True(law == new Constant(mean), shown);
            else
                Assert.True(Math.Abs(law.StandardDeviation - std) <= 5 * error && Math.Abs(law.Expectation - mean) <= 5 * law.StandardDeviation / Math.Sqrt(Number(rows[i][4])), shown);
        }

        output.WriteLine($"{recipe}: {rows.Length} tensors");
    }

    private static TensorSpec Tensor(string[] row)
    {
        (string name, Shape shape) = (row[2], Shape.Parse(row[3]));
        bool isNorm = name.Contains("norm", StringComparison.Ordinal);
        TensorSpec tensor = new(name, shape, shape.Rank is 2 or 4 ? WeightLayout.OutIn : null)
        {
            Role = name.EndsWith("bias", StringComparison.Ordinal) ? (isNorm ? TensorRole.NormShift : TensorRole.Bias)
                : isNorm ? TensorRole.NormScale
                : name == "pos_embed" ? TensorRole.Position
                : name == "cls_token" ? TensorRole.Embedding
                : TensorRole.Kernel,
            Layer = name.StartsWith("patch_embed", StringComparison.Ordinal) ? LayerKind.Convolution : null,
        };
        return name == "patch_embed.proj.bias" ? tensor with { Fans = new Fans(192, 3072) } : tensor;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
