using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Tests.HuggingFace;

/// <summary>Sizes that no golden case has: the numbers of parameters with which models were published.</summary>
/// <remarks>Keys that a config leaves out have the defaults of the library's config classes, so these are tested too.</remarks>
public class PublishedCountTests
{
    [Theory]
    [InlineData("facebook/bart-base", 139420416L, """{"model_type": "bart", "d_model": 768, "encoder_layers": 6, "decoder_layers": 6, "encoder_ffn_dim": 3072, "decoder_ffn_dim": 3072, "encoder_attention_heads": 12, "decoder_attention_heads": 12}""")]
    [InlineData("facebook/bart-large", 406291456L, """{"model_type": "bart"}""")]
    [InlineData("bigscience/bloom-560m", 559214592L, """{"model_type": "bloom", "hidden_size": 1024, "n_layer": 24, "n_head": 16}""")]
    [InlineData("facebook/convnext-tiny-224", 28589128L, """{"model_type": "convnext", "num_labels": 1000}""")]
    [InlineData("microsoft/deberta-v3-base", 183831552L, """{"model_type": "deberta-v2", "architectures": ["DebertaV2Model"], "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072, "relative_attention": true, "position_buckets": 256, "norm_rel_ebd": "layer_norm", "share_att_key": true, "pos_att_type": "p2c|c2p", "position_biased_input": false}""")]
    [InlineData("deepseek-ai/DeepSeek-V3, without its next-token module", 671026404352L, """{"model_type": "deepseek_v3"}""")]
    [InlineData("distilbert-base-uncased", 66985530L, """{"model_type": "distilbert"}""")]
    [InlineData("google/electra-base-discriminator", 108891648L, """{"model_type": "electra", "architectures": ["ElectraModel"], "embedding_size": 768, "hidden_size": 768, "intermediate_size": 3072, "num_attention_heads": 12}""")]
    [InlineData("tiiuae/falcon-7b", 6921720704L, """{"model_type": "falcon"}""")]
    [InlineData("google/gemma-3-1b", 999885952L, """{"model_type": "gemma3_text", "vocab_size": 262144, "hidden_size": 1152, "intermediate_size": 6912, "num_key_value_heads": 1, "num_attention_heads": 4}""")]
    [InlineData("EleutherAI/gpt-neox-20b", 20554567680L, """{"model_type": "gpt_neox"}""")]
    [InlineData("meta-llama/Llama-3.1-70B", 70553706496L, """{"model_type": "llama", "vocab_size": 128256, "hidden_size": 8192, "intermediate_size": 28672, "num_hidden_layers": 80, "num_attention_heads": 64, "num_key_value_heads": 8}""")]
    [InlineData("mistralai/Mixtral-8x7B-v0.1", 46702792704L, """{"model_type": "mixtral"}""")]
    [InlineData("allenai/OLMo-2-1124-7B", 7298617344L, """{"model_type": "olmo2", "vocab_size": 100352}""")]
    [InlineData("facebook/opt-125m", 125239296L, """{"model_type": "opt"}""")]
    [InlineData("facebook/opt-350m", 331196416L, """{"model_type": "opt", "hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16, "ffn_dim": 4096, "word_embed_proj_dim": 512, "do_layer_norm_before": false}""")]
    [InlineData("microsoft/Phi-3-mini-4k-instruct", 3821079552L, """{"model_type": "phi3"}""")]
    [InlineData("Qwen/Qwen1.5-MoE-A2.7B", 14315784192L, """{"model_type": "qwen2_moe"}""")]
    [InlineData("Qwen/Qwen2.5-72B", 72706203648L, """{"model_type": "qwen2", "vocab_size": 152064, "hidden_size": 8192, "intermediate_size": 29568, "num_hidden_layers": 80, "num_attention_heads": 64, "num_key_value_heads": 8}""")]
    [InlineData("Qwen/Qwen3-0.6B", 596049920L, """{"model_type": "qwen3", "hidden_size": 1024, "intermediate_size": 3072, "num_hidden_layers": 28, "num_attention_heads": 16, "num_key_value_heads": 8, "tie_word_embeddings": true}""")]
    [InlineData("microsoft/resnet-152", 60192808L, """{"model_type": "resnet", "depths": [3, 8, 36, 3], "num_labels": 1000}""")]
    [InlineData("FacebookAI/roberta-large", 355412057L, """{"model_type": "roberta", "hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16, "intermediate_size": 4096, "max_position_embeddings": 514, "type_vocab_size": 1}""")]
    [InlineData("HuggingFaceTB/SmolLM3-3B", 3075098624L, """{"model_type": "smollm3"}""")]
    [InlineData("microsoft/swin-tiny-patch4-window7-224", 28288354L, """{"model_type": "swin", "num_labels": 1000}""")]
    [InlineData("openai/whisper-small", 241734912L, """{"model_type": "whisper", "d_model": 768, "encoder_layers": 12, "decoder_layers": 12, "encoder_ffn_dim": 3072, "decoder_ffn_dim": 3072, "encoder_attention_heads": 12, "decoder_attention_heads": 12, "pad_token_id": 50257}""")]
    [InlineData("openai/whisper-tiny", 37760640L, """{"model_type": "whisper", "pad_token_id": 50257}""")]
    public void A_published_model_has_its_published_number_of_parameters(string name, long expected, string json)
    {
        ModelConfig config = ModelConfig.Of(name, JsonDocument.Parse(json).RootElement);
        ModelFamily family = ModelFamilies.Of(config);
        Plan plan = family.RecipeFor(config).Resolve(family.Build(config));

        Assert.Equal(expected, plan.Parameters);
        Assert.Empty(plan.UnusedRules);
    }
}
