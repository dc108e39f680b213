namespace WeightInit.Tests.Recipes;

public class PlanTests
{
    private static readonly TensorSpec Kernel = new("h.1.weight", [8, 4], WeightLayout.OutIn)
    {
        Layer = LayerKind.Linear,
        EndsResidual = true,
        Scalars = new Dictionary<string, double> { ["layer"] = 1, ["layers"] = 3 },
    };

    private static readonly TensorSpec Bias = new("h.1.bias", [8]) { Role = TensorRole.Bias, Layer = LayerKind.Linear, Fans = new Fans(4, 8) };

    private static readonly TensorSpec Packed = new("qkv.weight", [12, 4], WeightLayout.OutIn.Packed(6, 3, 3));

    [Fact]
    public void The_first_rule_that_matches_wins()
    {
        Plan plan = Resolve([Kernel, Bias], new("zeros") { Role = TensorRole.Bias }, new("ones"), new("he-normal"));

        Assert.Equal([1, 0], plan.Tensors.Select(planned => planned.RuleIndex));
        Assert.Equal(["any: ones", "role bias: zeros"], plan.Tensors.Select(planned => planned.Rule));
    }

    [Fact]
    public void A_tensor_without_a_rule_is_named()
    {
        RecipeException refused = Assert.Throws<RecipeException>(() => Resolve([Kernel], new Rule("zeros") { Role = TensorRole.Bias }));

        Assert.Equal("recipe mine: no rule is for h.1.weight (kernel, shape 8,4); end the recipe with a rule for all.", refused.Message);
    }

    [Fact]
    public void A_rule_for_nothing_is_listed_unless_it_is_optional() =>
        Assert.Equal([1], Resolve([Kernel], new("zeros") { Role = TensorRole.Bias, IsOptional = true }, new("ones") { Rank = 3 }, new("he-normal")).UnusedRules);

    [Fact]
    public void Expressions_know_the_model_s_numbers_and_the_tensor_s()
    {
        Plan plan = Resolve(
            [Kernel, Bias],
            new("uniform(low=-1 / sqrt(fan_in), high=1 / sqrt(fan_in))") { Role = TensorRole.Bias },
            new("normal(std=scale / sqrt(fan_out * (layer + 1)) * layers)"));

        Assert.Equal(new Normal(0, 0.5 / Math.Sqrt(8 * 2.0) * 3), plan.Tensors[0].Distribution);
        Assert.Equal(["scale = 0.5", "fan_out = 8", "layer = 1", "layers = 3"], plan.Tensors[0].Numbers.Select(number => FormattableString.Invariant($"{number.Key} = {number.Value}")));
        Assert.Equal(new Uniform(-0.5, 0.5), plan.Tensors[1].Distribution);
        Assert.Equal([false, true, true, true], plan.Tensors[0].Numbers.Select(number => plan.Tensors[0].IsOwn(number.Key)));
    }

    [Fact]
    public void An_unknown_number_names_the_recipe_the_rule_and_the_tensor()
    {
        RecipeException refused = Assert.Throws<RecipeException>(() => Resolve([Kernel], new Rule("normal(std=1 / depth)")));

        Assert.Equal("recipe mine, rule 1 (any), h.1.weight: '1 / depth' names 'depth'; there are fan_in, fan_out, layer, layers, scale (at character 5).", refused.Message);
    }

    [Fact]
    public void A_number_of_layers_is_unknown_outside_of_them()
    {
        RecipeException refused = Assert.Throws<RecipeException>(() => Resolve([Bias], new Rule("normal(std=layer)")));

        Assert.Contains("h.1.bias: 'layer' names 'layer'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fan_that_is_not_there_is_explained()
    {
        TensorSpec vector = new("scale", [8]) { Role = TensorRole.NormScale };

        RecipeException refused = Assert.Throws<RecipeException>(() => Resolve([vector], new Rule("normal(std=1 / fan_in)")));

        Assert.Contains("scale: its rule names fan_in, and it has no fans (a norm scale has none)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_may_give_a_dtype() =>
        Assert.Equal([DType.Float64, DType.Float32], Resolve([Kernel, Bias], new("zeros") { Role = TensorRole.Bias }, new("ones") { DType = DType.Float64 }).Tensors.Select(planned => planned.Tensor.DType));

    [Fact]
    public void Rules_match_layers_ranks_and_ends_of_residual_branches()
    {
        Rule[] rules = [new("zeros") { EndsResidual = true, Layer = LayerKind.Linear, Rank = 2 }, new("ones") { EndsResidual = false }];

        Assert.Equal([0, 1], Resolve([Kernel, Bias], rules).Tensors.Select(planned => planned.RuleIndex));
    }

    [Fact]
    public void Fans_are_those_of_the_initializer_s_convention_and_say_why()
    {
        Plan ours = Resolve([Kernel, Bias, Packed], new("zeros") { Role = TensorRole.Bias }, new("he-normal"));
        Plan torch = Resolve([Packed], new Rule("torch.kaiming-normal"));

        Assert.Equal((new Fans(4, 8), "out-in"), (ours.Tensors[0].Fans, ours.Tensors[0].FanFinding.Reason));
        Assert.Equal((new Fans(4, 8), "those of its weight"), (ours.Tensors[1].Fans, ours.Tensors[1].FanFinding.Reason));
        Assert.Equal((null, "out-in, of each of 3 parts: 4,6 and 4,3"), (ours.Tensors[2].Fans, ours.Tensors[2].FanFinding.Reason));
        Assert.Equal((new Fans(4, 12), "out-in, 3 parts as one, torch's rule"), (torch.Tensors[0].Fans, torch.Tensors[0].FanFinding.Reason));
    }

    [Fact]
    public void Parts_with_laws_of_their_own_are_all_told()
    {
        PlannedTensor planned = Resolve([Packed], new Rule("glorot-normal")).Tensors[0];

        Assert.Null(planned.Distribution);
        Assert.Equal([Math.Sqrt(2 / 10.0), Math.Sqrt(2 / 7.0), Math.Sqrt(2 / 7.0)], planned.Laws.Select(part => part.Law.StandardDeviation));
        Assert.Equal(Math.Sqrt(((6 * 2 / 10.0) + (6 * 2 / 7.0)) / 12), planned.StandardDeviation!.Value, 1e-15);
        Assert.Equal(2, planned.LawText!.Count(c => c == ';'));
    }

    [Fact]
    public void A_padding_row_is_zero_in_every_stretch_and_slice()
    {
        TensorSpec table = new("wte", [10, 6], WeightLayout.RowDim) { Role = TensorRole.Embedding, PaddingRow = 3 };
        RandomKey key = RandomKey.FromSeed(5);
        float[] whole = Init.Normal(1).Create<float>(table, key);
        float[] without = Init.Normal(1).Create<float>(table with { PaddingRow = null }, key);

        Assert.Equal(without.Select((value, i) => i / 6 == 3 ? 0 : value), whole);
        for (int start = 0; start < whole.Length; start += 7)
        {
            float[] stretch = new float[Math.Min(7, whole.Length - start)];
            Init.Normal(1).FillFlat<float>(stretch, table, start, key);
            Assert.Equal(whole.Skip(start).Take(7), stretch);
        }

        Assert.Equal(whole.Where((_, i) => i / 6 is >= 2 and < 5 && i % 6 is >= 1 and < 3), Init.Normal(1).Create<float>(table[2..5, 1..3], key));
        float[] drawn = Init.Normal(1).Create<float>(table, NumPy.RandomState(1));
        Assert.All(drawn[18..24], value => Assert.Equal(0, value));
        Assert.DoesNotContain(0, drawn[..18]);
    }

    [Fact]
    public void A_padding_row_is_one_of_the_table() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorSpec("wte", [10, 6]) { PaddingRow = 10 });

    private static Plan Resolve(TensorSpec[] tensors, params Rule[] rules) =>
        new Recipe("mine", "here", rules).Resolve(new ModelSpec("model", tensors) { Scalars = new Dictionary<string, double> { ["scale"] = 0.5 } });
}
