using WeightInit.Tests;

namespace WeightInit.Models.Tests.Templates;

public class RoleRuleTests
{
    /// <summary>What the rule gets wrong of 8,388 tensors of 59 models: class tokens and positions of rank 3, which it leaves kernels, and odd names.</summary>
    private static readonly string[] Wrong =
    [
        "e_score_correction_bias", "final_logits_bias", "rel_embeddings.weight", "vit.embeddings.cls_token", "vit.embeddings.position_embeddings",
    ];

    [Fact]
    public void Roles_of_the_models_of_transformers_are_found()
    {
        int right = 0, total = 0;
        foreach (string table in Directory.EnumerateFiles(Repository.Golden("transformers-5.23.0"), "tensors.tsv", SearchOption.AllDirectories))
        {
            string[][] rows = [.. File.ReadLines(table).Skip(1).Select(line => line.Split('\t'))];
            TensorSpec[] tensors = [.. rows.Select(row => new TensorSpec(row[0], Shape.Parse(row[1])) { DType = DTypes.Parse(row[2]) })];
            RoleRule rule = new(tensors);
            foreach ((string[] row, TensorSpec tensor) in rows.Zip(tensors))
            {
                total++;
                if (rule.Apply(tensor).Role.Name() == row[5])
                    right++;
                else
                    Assert.Contains(Wrong, name => row[0].EndsWith(name, StringComparison.Ordinal));
            }
        }

        Assert.Equal((8388, 8380), (total, right));
    }

    [Theory]
    [InlineData("3.running_mean", "12", "float32", TensorRole.Buffer)]
    [InlineData("3.num_batches_tracked", "scalar", "int64", TensorRole.Buffer)]
    [InlineData("bn/moving_variance", "12", "float32", TensorRole.Buffer)]
    [InlineData("position_ids", "1,512", "int64", TensorRole.Buffer)]
    [InlineData("bn/gamma", "12", "float32", TensorRole.NormScale)]
    [InlineData("bn/beta", "12", "float32", TensorRole.NormShift)]
    [InlineData("norm.weight", "12", "float32", TensorRole.NormScale)]
    [InlineData("norm.bias", "12", "float32", TensorRole.NormShift)]
    [InlineData("fc.weight", "12,3", "float32", TensorRole.Kernel)]
    [InlineData("fc.bias", "12", "float32", TensorRole.Bias)]
    [InlineData("lstm.bias_ih_l0", "12", "float32", TensorRole.Bias)]
    [InlineData("attn.in_proj_bias", "12", "float32", TensorRole.Bias)]
    [InlineData("wte.weight", "50,12", "float32", TensorRole.Embedding)]
    [InlineData("pos_embed", "50,12", "float32", TensorRole.Position)]
    [InlineData("pos_embed", "1,50,12", "float32", TensorRole.Kernel)]
    [InlineData("patch_embed.proj.weight", "12,3,4,4", "float32", TensorRole.Kernel)]
    [InlineData("w", "12,3", "float32", TensorRole.Kernel)]
    public void The_rule_is_the_stated_one(string name, string shape, string dtype, TensorRole expected)
    {
        TensorSpec[] model =
        [
            new("norm.weight", [12]), new("fc.weight", [12, 3]), new(name, Shape.Parse(shape)) { DType = DTypes.Parse(dtype) },
        ];

        Assert.Equal(expected, new RoleRule(model).Apply(model[2]).Role);
    }
}
