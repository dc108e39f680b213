using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>GPT-2: tokens and positions, pre-norm blocks, a head.</summary>
internal static class Gpt2Network
{
    internal static Network Of(FamilySite site, long tokens)
    {
        ModelConfig config = site.Config;
        string prefix = site.PrefixOf("wte.weight");
        long width = config.Count("n_embd", 768, "hidden_size"), heads = config.Count("n_head", 12, "num_attention_heads");
        double epsilon = config.Number("layer_norm_epsilon", 1e-5);
        if (config.Flag("add_cross_attention", false))
            throw new NetworkException($"{config.Origin}: cross attention needs a second model's output, which is not computed.");

        int from = site.Builder.Count + 1;
        NetworkNode ids = site.Tokens(config.Count("vocab_size", 50257), tokens, config.Count("n_positions", 1024, "max_position_embeddings"));
        NetworkNode x = site.Builder.Sum($"{prefix}embeddings", site.Embedding($"{prefix}wte", ids), site.Rows($"{prefix}wpe", ids.Shape[0]));
        site.Builder.Group($"{prefix}wte", "embeddings", from, x);
        long layers = config.Repeats("n_layer", 12, "num_hidden_layers");
        for (long layer = 0; layer < layers; layer++)
            x = Block(site, x, string.Create(CultureInfo.InvariantCulture, $"{prefix}h.{layer}"), width, heads, epsilon);

        from = site.Builder.Count;
        x = site.Normalization($"{prefix}ln_f", x, new LayerNormalization(1, epsilon));
        site.Builder.Group($"{prefix}ln_f", "layer normalization", from, x);
        if (prefix.Length == 0)
            return site.Builder.Build(x);
        from = site.Builder.Count;
        x = site.Dense("lm_head", x);
        site.Builder.Group("lm_head", "dense", from, x);
        return site.Builder.Build(x, x, hasClassesLast: true);
    }

    private static NetworkNode Block(FamilySite site, NetworkNode x, string name, long width, long heads, double epsilon)
    {
        int from = site.Builder.Count;
        NetworkNode attended = Attention(site, site.Normalization($"{name}.ln_1", x, new LayerNormalization(1, epsilon)), $"{name}.attn", width, heads);
        x = site.Builder.Sum($"{name}.attn.sum", x, attended);
        site.Builder.Group($"{name}.attn", "attention", from, x, within: name);
        int middle = site.Builder.Count;
        NetworkNode inner = site.Dense($"{name}.mlp.c_fc", site.Normalization($"{name}.ln_2", x, new LayerNormalization(1, epsilon)));
        inner = site.Activate($"{name}.mlp.act", inner, site.Activation("activation_function", "gelu_new"));
        x = site.Builder.Sum($"{name}.mlp.sum", x, site.Dense($"{name}.mlp.c_proj", inner));
        site.Builder.Group($"{name}.mlp", "feed-forward", middle, x, within: name);
        site.Builder.Group(name, "block", from, x);
        return x;
    }

    private static NetworkNode Attention(FamilySite site, NetworkNode x, string name, long width, long heads)
    {
        NetworkNode packed = site.Dense($"{name}.c_attn", x);
        NetworkNode[] parts = [.. Enumerable.Range(0, 3).Select(place => site.Builder.Add($"{name}.{"qkv"[place]}", new Slice(1, place * width, width), packed))];
        double? scale = site.Config.Flag("scale_attn_weights", true) ? null : 1;
        return site.Dense($"{name}.c_proj", site.Builder.Add($"{name}.heads", new Attention(heads) { IsCausal = true, Scale = scale }, parts));
    }
}
