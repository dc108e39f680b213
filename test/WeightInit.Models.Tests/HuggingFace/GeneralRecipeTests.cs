using System.Globalization;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>The recipes for any model, over the families.</summary>
public class GeneralRecipeTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> EveryModelAndRecipe
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string name in GoldenCase.Names.Where(name => name.Contains("tiny", StringComparison.Ordinal)))
            {
                foreach (string recipe in new[] { "torch-default", "keras-default", "flax-default", "he", "glorot", "lecun", "megatron", "zero-gamma" })
                    data.Add(name, recipe);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryModelAndRecipe))]
    public void Every_family_can_be_planned_by_the_general_recipes(string name, string recipe)
    {
        Plan plan = Recipe.Find(recipe).Resolve(GoldenCase.Load(name).Loaded.Model);

        Assert.All(plan.Tensors.Where(planned => planned.Laws.Count > 0), planned => Assert.True(double.IsFinite(planned.StandardDeviation!.Value), planned.Tensor.Name));
    }

    /// <summary>The first draw into every tensor is its constructor's; torch-default gives the same double.</summary>
    [Fact]
    public void Torch_default_is_what_the_constructors_draw()
    {
        int compared = 0;
        foreach (GoldenCase golden in GoldenCase.Names.Where(name => File.Exists(GoldenCase.Folder(name, "draws.tsv"))).Select(GoldenCase.Load))
        {
            Dictionary<string, PlannedTensor> planned = Recipe.TorchDefault.Resolve(golden.Loaded.Model).Tensors.ToDictionary(tensor => tensor.Tensor.Name);
            HashSet<string> seen = [];
            foreach (string[] draw in Golden.Rows("transformers-5.23.0", golden.Name, "draws.tsv").Where(draw => draw.Length > 5 && draw[5].StartsWith("overwritten: ", StringComparison.Ordinal)))
            {
                string name = draw[5]["overwritten: ".Length..];
                if (!seen.Add(name) || IsOther(golden, name))
                    continue;
                double[] arguments = [.. draw[4].Split(' ').Select(argument => double.Parse(argument.Split('=')[1], CultureInfo.InvariantCulture))];
                Assert.Equal(draw[0] == "uniform_" ? new Uniform(arguments[0], arguments[1]) : new Normal(arguments[0], arguments[1]), planned[name].Distribution);
                compared++;
            }
        }

        output.WriteLine($"{compared} constructors");
        Assert.Equal(820, compared);
    }

    [Fact]
    public void Megatron_scales_what_writes_to_the_residual_stream()
    {
        Plan plan = Recipe.Find("megatron").Resolve(ModelSource.Load("llama-2-7b").Model);

        foreach (PlannedTensor planned in plan.Tensors.Where(planned => planned.Tensor.Role == TensorRole.Kernel))
        {
            bool writes = planned.Tensor.Name.EndsWith("o_proj.weight", StringComparison.Ordinal) || planned.Tensor.Name.EndsWith("down_proj.weight", StringComparison.Ordinal);
            Assert.Equal(writes ? 0.02 / Math.Sqrt(2 * 32) : 0.02, planned.StandardDeviation);
        }
    }

    [Fact]
    public void Olmo_mitchell_and_torchtitan_scale_by_the_place_of_the_layer()
    {
        ModelSpec model = ModelSource.Load("llama-3-8b").Model;
        Plan mitchell = Recipe.Find("olmo-mitchell").Resolve(model);
        Plan titan = Recipe.Find("torchtitan").Resolve(model);

        Assert.Equal(1 / Math.Sqrt(2 * 4096.0 * 8), Law(mitchell, "model.layers.7.self_attn.o_proj.weight").Std);
        Assert.Equal(1 / Math.Sqrt(2 * 14336.0 * 8), Law(mitchell, "model.layers.7.mlp.down_proj.weight").Std);
        Assert.Equal(1 / Math.Sqrt(4096.0), Law(mitchell, "model.layers.7.mlp.up_proj.weight").Std);
        Assert.Equal((-3, 3), (Law(mitchell, "model.embed_tokens.weight").Low, Law(mitchell, "model.embed_tokens.weight").High));
        Assert.Equal(0.02 / Math.Sqrt(2 * 8.0), Law(titan, "model.layers.7.mlp.up_proj.weight").Std);
        Assert.Equal(0.02 / Math.Sqrt(2 * 8.0), Law(titan, "model.layers.7.self_attn.o_proj.weight").Std);
        Assert.Equal(0.02, Law(titan, "model.layers.7.mlp.gate_proj.weight").Std);
        Assert.Equal((-2, 2), (Law(titan, "model.layers.7.self_attn.q_proj.weight").Minimum, Law(titan, "model.layers.7.self_attn.q_proj.weight").Maximum));
        Assert.Equal((1 / 64.0, 3 / 64.0), (Law(titan, "lm_head.weight").Std, Law(titan, "lm_head.weight").Maximum));
        Assert.Equal(new Normal(0, 1), titan.Tensors.Single(planned => planned.Tensor.Role == TensorRole.Embedding).Distribution);
    }

    [Fact]
    public void Neox_small_wang_is_small_for_readers_and_wang_for_writers()
    {
        Plan plan = Recipe.Find("neox-small-wang").Resolve(GoldenCase.Load("gpt-neox-tiny").Loaded.Model);

        Assert.Equal(2 / 2.0 / 8, plan.Tensors.Single(planned => planned.Tensor.Name == "gpt_neox.layers.1.attention.dense.weight").StandardDeviation);
        Assert.Equal(Math.Sqrt(2 / (5 * 64.0)), plan.Tensors.Single(planned => planned.Tensor.Name == "gpt_neox.layers.1.mlp.dense_h_to_4h.weight").StandardDeviation);
    }

    [Theory]
    [InlineData("resnet-tiny-basic", ".layer.1.normalization.weight")]
    [InlineData("resnet-tiny-bottleneck", ".layer.2.normalization.weight")]
    public void Zero_gamma_is_the_last_normalization_of_a_block(string name, string last)
    {
        Plan plan = Recipe.Find("zero-gamma").Resolve(GoldenCase.Load(name).Loaded.Model);

        Assert.All(
            plan.Tensors.Where(planned => planned.Tensor.Role == TensorRole.NormScale),
            planned => Assert.Equal(new Constant(planned.Tensor.Name.EndsWith(last, StringComparison.Ordinal) ? 0 : 1), planned.Distribution));
    }

    [Fact]
    public void A_recipe_that_needs_a_number_the_model_lacks_says_so()
    {
        RecipeException refused = Assert.Throws<RecipeException>(() => Recipe.Find("neox-small-wang").Resolve(GoldenCase.Load("swin-tiny-random").Loaded.Model));

        Assert.Contains("names 'hidden_size'", refused.Message, StringComparison.Ordinal);
    }

    private static TruncatedNormal Law(Plan plan, string name) => (TruncatedNormal)plan.Tensors.Single(planned => planned.Tensor.Name == name).Distribution!;

    /// <summary>GPT-2's own layer is not one of torch.nn; RoBERTa's bias of the head is the one that its decoder's constructor drew.</summary>
    private static bool IsOther(GoldenCase golden, string name) =>
        name == "lm_head.bias" || golden.Loaded.Model.Tensors.Single(tensor => tensor.Name == name).Layout?.Name == WeightLayout.InOut.Name;
}
