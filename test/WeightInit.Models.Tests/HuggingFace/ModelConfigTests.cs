using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using WeightInit.Models;

namespace WeightInit.Tests.HuggingFace;

/// <summary>Configs that no model is made of, and options that golden cases do not have.</summary>
public class ModelConfigTests
{
    [Theory]
    [InlineData("gpt2", "n_layer", "1000000000", "n_layer 1000000000; a whole number from 1 to 10000")]
    [InlineData("gpt2", "n_layer", "-1", "n_layer -1")]
    [InlineData("gpt2", "n_layer", "0", "n_layer 0")]
    [InlineData("gpt2", "n_layer", "\"12\"", "n_layer \"12\"")]
    [InlineData("gpt2", "n_layer", "1.5", "n_layer 1.5")]
    [InlineData("gpt2", "n_layer", "1e400", "n_layer 1e400")]
    [InlineData("gpt2", "n_layer", "[12]", "n_layer [12]")]
    [InlineData("gpt2", "n_head", "7", "n_embd 768, which n_head 7 does not divide")]
    [InlineData("gpt2", "n_embd", "2147483648", "too large")]
    [InlineData("gpt2", "n_embd", "99999999999999999999", "n_embd 99999999999999999999")]
    [InlineData("gpt2", "initializer_range", "-0.5", "initializer_range -0.5; a standard deviation of 0 or more")]
    [InlineData("gpt2", "initializer_range", "\"small\"", "initializer_range \"small\"; a finite number")]
    [InlineData("gpt2", "initializer_range", "1e999", "a finite number")]
    [InlineData("gpt2", "tie_word_embeddings", "1", "tie_word_embeddings 1; true or false")]
    [InlineData("gpt2", "architectures", "[\"GPT3\"]", "GPT2LMHeadModel, GPT2Model")]
    [InlineData("gpt2", "architectures", "\"GPT2Model\"", "a list of class names")]
    [InlineData("gpt2", "architectures", "[3]", "a list of class names")]
    [InlineData("gpt2", "model_type", "\"gpt9\"", "known are bart, bert")]
    [InlineData("gpt2", "model_type", "\"gpt9\"", "as a .safetensors file (its header is the template) or as a manifest")]
    [InlineData("gpt2", "model_type", "7", "model_type 7")]
    [InlineData("gpt2", "dtype", "\"int8\"", "float32, float64, bfloat16, float16")]
    [InlineData("gpt2", "dtype", "\"a\\ud800b\"", "not Unicode")]
    [InlineData("llama-tiny", "num_key_value_heads", "3", "num_attention_heads 4, which num_key_value_heads 3 does not divide")]
    [InlineData("llama-tiny", "head_dim", "-16", "head_dim -16")]
    [InlineData("llama-tiny", "pad_token_id", "503", "pad_token_id 503, which is no row of a table of 503")]
    [InlineData("llama-tiny", "pad_token_id", "\"<pad>\"", "pad_token_id \"<pad>\"")]
    [InlineData("mixtral-tiny", "num_local_experts", "1000000000", "num_local_experts 1000000000; a whole number from 1 to 10000")]
    [InlineData("deepseek-v3-tiny", "n_routed_experts", "0", "n_routed_experts 0")]
    [InlineData("deepseek-v3-tiny", "first_k_dense_replace", "\"all\"", "first_k_dense_replace \"all\"")]
    [InlineData("qwen2-moe-tiny", "mlp_only_layers", "{}", "mlp_only_layers {}")]
    [InlineData("resnet-tiny-basic", "depths", "[3]", "1 depths and 2 hidden_sizes")]
    [InlineData("resnet-tiny-basic", "hidden_sizes", "\"wide\"", "hidden_sizes \"wide\"; a list of 1 to 100 whole numbers")]
    [InlineData("resnet-tiny-basic", "layer_type", "\"fancy\"", "layer_type")]
    [InlineData("resnet-tiny-basic", "depths", "[10000,10000]", "asks for more than 200000 tensors")]
    [InlineData("convnext-tiny-random", "num_stages", "5", "num_stages 5")]
    [InlineData("swin-tiny-random", "mlp_ratio", "1e30", "mlp_ratio")]
    [InlineData("swin-tiny-random", "num_heads", "[3,4]", "which num_heads 3 does not divide")]
    [InlineData("vit-tiny", "id2label", "[]", "id2label []")]
    [InlineData("vit-tiny", "image_size", "[32,32,32]", "image_size of 3 numbers")]
    [InlineData("t5-tiny", "initializer_factor", "-1", "initializer_factor -1")]
    [InlineData("opt-tiny", "max_position_embeddings", "0", "max_position_embeddings 0")]
    [InlineData("deberta-v2-tiny", "pos_att_type", "[1]", "pos_att_type [1]; a list of words")]
    public void A_config_that_no_model_is_made_of_is_named(string name, string key, string value, string expected)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ModelFileException error = Assert.ThrowsAny<ModelFileException>(() => Build(name, (key, value)));

        Assert.Contains("x.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void A_config_is_a_json_object_with_a_model_type()
    {
        Assert.Contains("JSON object", Assert.ThrowsAny<ModelFileException>(() => ModelConfig.Of("x.json", JsonDocument.Parse("[]").RootElement)).Message, StringComparison.Ordinal);
        Assert.Contains("model_type", Assert.ThrowsAny<ModelFileException>(() => ModelConfig.Of("x.json", JsonDocument.Parse("{}").RootElement).ModelType).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_of_zero_is_taken_as_the_library_takes_it()
    {
        ModelConfig config = Config("gpt2-tiny", ("initializer_range", "0"));
        Plan plan = Recipe.Gpt2.Resolve(ModelFamilies.Of(config).Build(config));

        Assert.Equal(0.02, plan.Tensors.Single(planned => planned.Tensor.Name == "transformer.wte.weight").StandardDeviation);
        Assert.Equal(0, plan.Tensors.Single(planned => planned.Tensor.Name == "transformer.h.0.attn.c_attn.weight").StandardDeviation);
    }

    [Theory]
    [InlineData("torch_dtype", "\"bfloat16\"", DType.BFloat16)]
    [InlineData("dtype", "\"torch.float16\"", DType.Float16)]
    [InlineData("dtype", "\"half\"", DType.Float16)]
    [InlineData("dtype", "null", DType.Float32)]
    public void The_dtype_has_two_names(string key, string value, DType expected)
    {
        JsonObject config = Json("llama-tiny");
        config.Remove("dtype");
        config[key] = JsonNode.Parse(value);

        Assert.All(Build(config).Tensors, tensor => Assert.Equal(expected, tensor.DType));
    }

    [Fact]
    public void Without_a_class_it_is_the_usual_head() =>
        Assert.Contains("lm_head.weight", Names("llama-tiny", ("architectures", "null")));

    [Theory]
    [InlineData("llama-tiny", "[\"LlamaModel\"]", "embed_tokens.weight", 20)]
    [InlineData("bert-tiny-mlm", "[\"BertModel\"]", "pooler.dense.weight", 39)]
    [InlineData("vit-tiny", "[\"ViTModel\"]", "encoder.layer.0.attention.attention.query.weight", 40)]
    [InlineData("mixtral-tiny", "[\"MixtralModel\"]", "layers.0.block_sparse_moe.experts.0.w1.weight", 40)]
    [InlineData("t5-tiny", "[\"T5Model\"]", "shared.weight", 47)]
    [InlineData("resnet-tiny-basic", "[\"ResNetModel\"]", "encoder.stages.0.layers.0.layer.0.convolution.weight", 60)]
    [InlineData("electra-tiny", "[\"ElectraForPreTraining\"]", "discriminator_predictions.dense_prediction.weight", 43)]
    [InlineData("whisper-tiny-random", "[\"WhisperModel\"]", "encoder.conv1.weight", 65)]
    [InlineData("bart-tiny", "[\"BartModel\"]", "shared.weight", 65)]
    public void Base_classes_have_names_without_prefix(string name, string classes, string tensor, int count)
    {
        string[] names = Names(name, ("architectures", classes));

        Assert.Contains(tensor, names);
        Assert.Equal(count, names.Length);
    }

    [Theory]
    [InlineData("bert-tiny-mlm", 44, "cls.predictions.decoder.bias")]
    [InlineData("roberta-tiny", 44, "lm_head.decoder.weight")]
    [InlineData("electra-tiny", 45, "generator_lm_head.weight")]
    [InlineData("distilbert-tiny", 42, "vocab_projector.weight")]
    [InlineData("bart-tiny", 69, "model.decoder.embed_tokens.weight")]
    [InlineData("whisper-tiny-random", 66, "proj_out.weight")]
    [InlineData("opt-tiny", 39, "lm_head.weight")]
    [InlineData("bloom-tiny", 30, "lm_head.weight")]
    [InlineData("gemma3-text-tiny", 29, "lm_head.weight")]
    [InlineData("t5-tiny", 47, "shared.weight")]
    public void What_is_not_tied_is_written(string name, int count, string tensor)
    {
        string[] names = Names(name, ("tie_word_embeddings", "false"));

        Assert.Contains(tensor, names);
        Assert.Equal(count, names.Length);
    }

    [Theory]
    [InlineData("llama-tiny", "attention_bias", "true", "model.layers.0.self_attn.o_proj.bias", "64")]
    [InlineData("llama-tiny", "mlp_bias", "true", "model.layers.0.mlp.gate_proj.bias", "176")]
    [InlineData("llama-tiny", "head_dim", "8", "model.layers.0.self_attn.q_proj.weight", "32,64")]
    [InlineData("gpt2-tiny", "n_inner", "96", "transformer.h.0.mlp.c_fc.weight", "64,96")]
    [InlineData("gpt2-tiny", "add_cross_attention", "true", "transformer.h.0.crossattention.c_attn.weight", "64,128")]
    [InlineData("qwen2-moe-tiny", "mlp_only_layers", "[0]", "model.layers.0.mlp.gate_proj.weight", "176,64")]
    [InlineData("qwen2-moe-tiny", "decoder_sparse_step", "2", "model.layers.0.mlp.up_proj.weight", "176,64")]
    [InlineData("qwen2-moe-tiny", "num_experts", "0", "model.layers.1.mlp.up_proj.weight", "176,64")]
    [InlineData("deepseek-v3-tiny", "q_lora_rank", "null", "model.layers.0.self_attn.q_proj.weight", "96,64")]
    [InlineData("deepseek-v3-tiny", "n_shared_experts", "2", "model.layers.1.mlp.shared_experts.up_proj.weight", "96,64")]
    [InlineData("gpt-neox-tiny", "tie_word_embeddings", "true", "gpt_neox.embed_in.weight", "503,64")]
    [InlineData("falcon-tiny", "multi_query", "false", "transformer.h.0.self_attention.query_key_value.weight", "192,64")]
    [InlineData("falcon-tiny", "new_decoder_architecture", "true", "transformer.h.0.ln_mlp.weight", "64")]
    [InlineData("falcon-tiny", "parallel_attn", "false", "transformer.h.0.post_attention_layernorm.weight", "64")]
    [InlineData("falcon-tiny", "bias", "true", "transformer.h.0.mlp.dense_4h_to_h.bias", "64")]
    [InlineData("opt-tiny", "word_embed_proj_dim", "64", "model.decoder.embed_tokens.weight", "503,64")]
    [InlineData("opt-tiny", "do_layer_norm_before", "false", "model.decoder.embed_tokens.weight", "503,48")]
    [InlineData("t5-tiny", "feed_forward_proj", "\"gated-silu\"", "encoder.block.0.layer.1.DenseReluDense.wi_1.weight", "160,64")]
    [InlineData("vit-tiny", "image_size", "[16,32]", "vit.embeddings.position_embeddings", "1,9,64")]
    [InlineData("vit-tiny", "num_labels", "7", "classifier.weight", "7,64")]
    [InlineData("swin-tiny-random", "use_absolute_embeddings", "true", "swin.embeddings.position_embeddings", "1,64,32")]
    [InlineData("deberta-v2-tiny", "position_buckets", "16", "deberta.encoder.rel_embeddings.weight", "32,64")]
    [InlineData("deberta-v2-tiny", "legacy", "false", "lm_predictions.lm_head.dense.weight", "64,64")]
    [InlineData("deberta-v2-tiny", "conv_kernel_size", "3", "deberta.encoder.conv.conv.weight", "64,64,3")]
    [InlineData("deberta-v2-tiny", "position_biased_input", "true", "deberta.embeddings.position_embeddings.weight", "48,64")]
    [InlineData("bert-tiny", "add_cross_attention", "true", "encoder.layer.0.crossattention.self.query.weight", "64,64")]
    public void Options_shape_the_model(string name, string key, string value, string tensor, string shape) =>
        Assert.Equal(shape, Build(name, (key, value)).Tensors.Single(found => found.Name == tensor).Shape.ToString());

    [Theory]
    [InlineData("llama-tiny", "\"pad_token_id\": -1", "model.embed_tokens.weight", 502L)]
    [InlineData("bert-tiny-mlm", "\"pad_token_id\": null", "bert.embeddings.word_embeddings.weight", null)]
    public void Padding_tokens_count_from_the_end_and_may_be_missing(string name, string pair, string tensor, long? row)
    {
        string[] parts = pair.Split(": ");

        Assert.Equal(row, Build(name, (parts[0].Trim('"'), parts[1])).Tensors.Single(found => found.Name == tensor).PaddingRow);
    }

    [Fact]
    public void Sinusoidal_positions_have_a_recipe_of_their_own()
    {
        ModelConfig config = Config("distilbert-tiny", ("sinusoidal_pos_embds", "true"));
        ModelFamily family = ModelFamilies.Of(config);
        Plan plan = family.RecipeFor(config).Resolve(family.Build(config));

        Assert.Equal("sinusoids(interleaved=true)", plan.Tensors.Single(planned => planned.Tensor.Role == TensorRole.Position).Initializer.ToString());
    }

    private static string[] Names(string name, params (string Key, string Value)[] changes) => [.. Build(name, changes).Tensors.Select(tensor => tensor.Name)];

    private static ModelSpec Build(string name, params (string Key, string Value)[] changes)
    {
        ModelConfig config = Config(name, changes);
        return ModelFamilies.Of(config).Build(config);
    }

    private static ModelSpec Build(JsonObject json)
    {
        ModelConfig config = ModelConfig.Of("x.json", JsonDocument.Parse(json.ToJsonString()).RootElement);
        return ModelFamilies.Of(config).Build(config);
    }

    private static ModelConfig Config(string name, params (string Key, string Value)[] changes)
    {
        Dictionary<string, JsonElement> keys = JsonDocument.Parse(File.ReadAllText(GoldenCase.Folder(name, "config.json"))).RootElement
            .EnumerateObject().ToDictionary(key => key.Name, key => key.Value);
        foreach ((string key, string value) in changes)
            keys[key] = JsonDocument.Parse(value).RootElement;
        if (changes.Any(change => change.Key == "n_embd"))
            keys["n_head"] = JsonDocument.Parse("1").RootElement;
        string text = $"{{{string.Join(',', keys.Select(key => $"\"{key.Key}\":{key.Value.GetRawText()}"))}}}";
        return ModelConfig.Of("x.json", JsonDocument.Parse(text).RootElement);
    }

    private static JsonObject Json(string name) => JsonNode.Parse(File.ReadAllText(GoldenCase.Folder(name, "config.json")))!.AsObject();
}
