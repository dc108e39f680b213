using WeightInit.Tests;

namespace WeightInit.Models.Tests.Templates;

public class LayerRuleTests
{
    private static readonly TensorSpec[] Tensors =
    [
        new("conv.weight", [8, 3, 5, 5], WeightLayout.OutIn),
        new("conv.bias", [8]) { Role = TensorRole.Bias },
        new("head.kernel", [10, 4], WeightLayout.InOut),
        new("head.bias", [4]) { Role = TensorRole.Bias },
        new("wte", [100, 8], WeightLayout.RowDim) { Role = TensorRole.Embedding },
        new("norm.weight", [8]) { Role = TensorRole.NormScale },
        new("lone.bias", [8]) { Role = TensorRole.Bias },
    ];

    [Fact]
    public void Layers_follow_from_roles_and_ranks()
    {
        LayerRule rule = new(Tensors);

        Assert.Equal(
            [LayerKind.Convolution, LayerKind.Convolution, LayerKind.Linear, LayerKind.Linear, LayerKind.Embedding, LayerKind.Normalization, null],
            Tensors.Select(tensor => rule.Apply(tensor).Layer));
    }

    [Fact]
    public void A_bias_has_the_fans_of_its_weight()
    {
        LayerRule rule = new(Tensors);

        Assert.Equal(new Fans(75, 200), rule.Apply(Tensors[1]).Fans);
        Assert.Equal(new Fans(10, 4), rule.Apply(Tensors[3]).Fans);
        Assert.Null(rule.Apply(Tensors[6]).Fans);
    }

    [Fact]
    public void Torch_default_is_for_any_file()
    {
        ModelSpec model = SafetensorsTemplate.Read(Repository.Golden("signal-torch-2.13.0", "conv", "weights.safetensors"));
        Plan plan = Recipe.TorchDefault.Resolve(model);

        foreach (PlannedTensor bias in plan.Tensors.Where(planned => planned.Tensor.Role == TensorRole.Bias))
        {
            PlannedTensor weight = plan.Tensors.Single(planned => planned.Tensor.Name == bias.Tensor.Name.Replace("bias", "weight", StringComparison.Ordinal));
            Assert.Equal(((Uniform)weight.Distribution!).High, ((Uniform)bias.Distribution!).High, 1e-15);
        }
    }

    /// <summary>The layers of the families, from names, roles and ranks alone: dense layers are told from convolutions by rank.</summary>
    [Fact]
    public void The_families_agree()
    {
        int compared = 0;
        foreach (ModelSpec model in ModelFamilies.BuiltIn.Select(name => ModelSource.Load(name).Model))
        {
            LayerRule rule = new(model.Tensors.Select(tensor => tensor with { Layer = null }));
            foreach (TensorSpec tensor in model.Tensors.Where(tensor => tensor.Layer is not null && tensor.Role != TensorRole.Buffer))
            {
                Assert.Equal(tensor.Layer, rule.Apply(tensor with { Layer = null }).Layer);
                compared++;
            }
        }

        Assert.Equal(6678, compared);
    }
}
