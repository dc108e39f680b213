using System.Text.Json;

namespace WeightInit.Models.Tests.TorchModules;

/// <summary>What is read of a module list, and the recipe and tensors that follow.</summary>
public class TorchModuleListTests
{
    [Fact]
    public void Arguments_have_their_defaults()
    {
        TorchModule conv = Assert.Single(Read("""[{"Conv2d": {"in_channels": 3, "out_channels": 4, "kernel_size": [3, 5]}}]""").Modules);
        Assert.Equal("Conv2d", conv.ClassName);
        Assert.Equal((3, 4, 1), (conv.Size("in_channels"), conv.Size("out_channels"), conv.Size("groups")));
        Assert.Equal([3, 5], conv.Sizes("kernel_size"));
        Assert.Equal([1, 1], conv.Sizes("stride"));
        Assert.Equal("zeros", conv.Word("padding_mode"));
        Assert.True(conv.Flag("bias"));
        Assert.True(conv.IsNone("dtype"));
        Assert.Equal(["in_channels", "out_channels", "kernel_size"], conv.Given);
        Assert.Throws<ArgumentException>(() => conv["kernel"]);
    }

    [Fact]
    public void Modules_stand_in_lists_and_in_arguments()
    {
        TorchModuleList list = Read("""[{"Sequential": [{"ReLU": {}}]}, {"TransformerEncoder": {"encoder_layer": {"Linear": {"in_features": 2, "out_features": 2}}, "num_layers": 2}}]""");
        Assert.Equal("ReLU", Assert.Single(list.Modules[0].Items).ClassName);
        Assert.Equal("Linear", list.Modules[1].Module("encoder_layer")!.ClassName);
        Assert.Equal("$[1].TransformerEncoder.encoder_layer.Linear", list.Modules[1].Module("encoder_layer")!.Place);
    }

    [Theory]
    [InlineData("""[{"Linear": {"in_features": 2, "out_features": 2}}]""", null)]
    [InlineData("""[{"Sequential": [{"RMSNorm": {"normalized_shape": 2}}]}]""", "RMSNorm came with PyTorch 2.4")]
    [InlineData("""[{"LayerNorm": {"normalized_shape": 2, "bias": false}}]""", "the argument bias of LayerNorm came with PyTorch 2.1")]
    [InlineData("""[{"TransformerEncoder": {"encoder_layer": {"RMSNorm": {"normalized_shape": 2}}, "num_layers": 1}}]""", "RMSNorm came with PyTorch 2.4")]
    public void It_knows_what_came_after_1_13(string json, string? newer)
    {
        Assert.Equal(newer, Read(json).NewerThan(TorchVersion.V1_13));
        Assert.Null(Read(json).NewerThan(TorchVersion.V2_0));
        Assert.Null(Read(json).NewerThan(TorchVersion.V2_13));
    }

    [Fact]
    public void It_knows_what_came_after_2_11()
    {
        TorchModuleList list = Read("""[{"BatchNorm1d": {"num_features": 2, "bias": false}}]""");
        Assert.Equal("the argument bias of BatchNorm1d came with PyTorch 2.12", list.NewerThan(TorchVersion.V2_0));
        Assert.DoesNotContain(list.Describe().Tensors, tensor => tensor.Name == "0.bias");
    }

    [Fact]
    public void Every_class_has_its_name_once_and_its_arguments_too()
    {
        Assert.Equal(TorchModuleList.KnownClasses.Count(), TorchModuleList.KnownClasses.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(TorchModuleList.KnownClasses, name =>
        {
            string[] arguments = [.. TorchClasses.Find(name)!.Parameters.Select(parameter => parameter.Name)];
            Assert.Equal(arguments.Distinct(), arguments);
        });
        Assert.Equal(118, TorchModuleList.KnownClasses.Count());
    }

    [Fact]
    public void A_list_of_usual_laws_has_torch_default_itself() =>
        Assert.Same(Recipe.TorchDefault, Read("""[{"Bilinear": {"in1_features": 2, "in2_features": 3, "out_features": 4}}, {"LSTM": {"input_size": 2, "hidden_size": 3}}, {"MultiheadAttention": {"embed_dim": 4, "num_heads": 2}}, {"PReLU": {}}]""").RecipeOf());

    [Fact]
    public void A_list_of_other_laws_has_rules_for_them()
    {
        Recipe recipe = Read("""[{"PReLU": {"init": 0.1}}, {"Transformer": {"d_model": 4, "nhead": 2, "dim_feedforward": 6}}, {"MultiheadAttention": {"embed_dim": 4, "num_heads": 2, "add_bias_kv": true}}]""").RecipeOf();
        Rule[] own = [.. recipe.Rules.Take(recipe.Rules.Count - Recipe.TorchDefault.Rules.Count)];
        Assert.Equal(
            ["0.weight: torch.constant(val=0.1)", "1.*, rank 2: torch.xavier-uniform", "2.*, rank 3: torch.xavier-normal"],
            own.Select(rule => rule.ToString().Replace("(0.1)", "(val=0.1)", StringComparison.Ordinal)));
        Assert.Equal("torch-default", recipe.Name);
    }

    [Fact]
    public void Clones_are_one_draw_and_the_pass_of_Transformer_discards_kernels()
    {
        DrawSequence draws = Read("""[{"TransformerEncoder": {"encoder_layer": {"Linear": {"in_features": 2, "out_features": 2}}, "num_layers": 3}}]""").Draws();
        Assert.Equal(["0.layers.0.weight", "0.layers.0.bias"], draws.Draws.Select(draw => draw.Tensor));
        Assert.Equal([0, 0, 0], new[] { 0, 1, 2 }.Select(layer => draws.Tensors[$"0.layers.{layer}.weight"].Draw));

        DrawSequence whole = Read("""[{"Transformer": {"d_model": 4, "nhead": 2, "dim_feedforward": 6, "num_encoder_layers": 1, "num_decoder_layers": 0}}]""").Draws();
        // Of the encoder's layer 7 draws and of the decoder's, which has no copy, 10; then 4 again. The biases of the dense layers are kept.
        Assert.Equal(21, whole.Draws.Count);
        Assert.Equal(
            ["0.encoder.layers.0.linear1.bias", "0.encoder.layers.0.linear2.bias", "0.encoder.layers.0.self_attn.in_proj_weight", "0.encoder.layers.0.self_attn.out_proj.weight", "0.encoder.layers.0.linear1.weight", "0.encoder.layers.0.linear2.weight"],
            whole.Draws.Select(draw => draw.Tensor).Where(name => name is not null));
    }

    [Fact]
    public void The_default_dtype_is_that_of_modules_that_name_none()
    {
        ModelSpec model = Read("""[{"Linear": {"in_features": 2, "out_features": 2, "bias": false}}, {"BatchNorm1d": {"num_features": 2, "dtype": "float64"}}]""").Describe(DType.BFloat16);
        Assert.Equal(
            [("0.weight", DType.BFloat16), ("1.weight", DType.Float64), ("1.bias", DType.Float64), ("1.running_mean", DType.Float64), ("1.running_var", DType.Float64), ("1.num_batches_tracked", DType.Int64)],
            model.Tensors.Select(tensor => (tensor.Name, tensor.DType)));
    }

    private static TorchModuleList Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return TorchModuleList.Of("list", document.RootElement);
    }
}
