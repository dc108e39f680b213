using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Llama, Mistral and Qwen2: RMS norms, rotary positions, shared heads of keys and values, a gated feed-forward.</summary>
internal static class LlamaNetwork
{
    internal static Network Of(FamilySite site, long tokens)
    {
        ModelConfig config = site.Config;
        string prefix = site.PrefixOf("embed_tokens.weight");
        TensorSpec table = site.Tensor($"{prefix}embed_tokens.weight");
        NetworkNode ids = site.Tokens(table.Shape[0], tokens, long.MaxValue);
        int from = site.Builder.Count;
        NetworkNode x = site.Embedding($"{prefix}embed_tokens", ids);
        site.Builder.Group($"{prefix}embed_tokens", "embeddings", from, x);
        Heads heads = Heads.Of(site, $"{prefix}layers.0.self_attn");
        double epsilon = config.Number("rms_norm_eps", 1e-6);
        for (long layer = 0; site.Find(string.Create(CultureInfo.InvariantCulture, $"{prefix}layers.{layer}.input_layernorm.weight")) is not null; layer++)
            x = Block(site, x, string.Create(CultureInfo.InvariantCulture, $"{prefix}layers.{layer}"), heads, epsilon);

        from = site.Builder.Count;
        x = site.Normalization($"{prefix}norm", x, new RmsNormalization(1, epsilon));
        site.Builder.Group($"{prefix}norm", "RMS normalization", from, x);
        if (site.Find("lm_head.weight") is null)
            return site.Builder.Build(x);
        from = site.Builder.Count;
        x = site.Dense("lm_head", x);
        site.Builder.Group("lm_head", "dense", from, x);
        return site.Builder.Build(x, x, hasClassesLast: true);
    }

    private static NetworkNode Block(FamilySite site, NetworkNode x, string name, Heads heads, double epsilon)
    {
        int from = site.Builder.Count;
        NetworkNode normed = site.Normalization($"{name}.input_layernorm", x, new RmsNormalization(1, epsilon));
        x = site.Builder.Sum($"{name}.self_attn.sum", x, Attention(site, normed, $"{name}.self_attn", heads));
        site.Builder.Group($"{name}.self_attn", "attention", from, x, within: name);
        int middle = site.Builder.Count;
        normed = site.Normalization($"{name}.post_attention_layernorm", x, new RmsNormalization(1, epsilon));
        NetworkNode gate = site.Activate($"{name}.mlp.act_fn", site.Dense($"{name}.mlp.gate_proj", normed), site.Activation("hidden_act", "silu"));
        NetworkNode inner = site.Builder.Add($"{name}.mlp.gated", new Multiply(), gate, site.Dense($"{name}.mlp.up_proj", normed));
        x = site.Builder.Sum($"{name}.mlp.sum", x, site.Dense($"{name}.mlp.down_proj", inner));
        site.Builder.Group($"{name}.mlp", "feed-forward", middle, x, within: name);
        site.Builder.Group(name, "block", from, x);
        return x;
    }

    private static NetworkNode Attention(FamilySite site, NetworkNode x, string name, Heads heads)
    {
        RotaryPositions turn = new(heads.Size, heads.Base);
        NetworkNode q = site.Builder.Add($"{name}.q", turn, site.Dense($"{name}.q_proj", x));
        NetworkNode k = site.Builder.Add($"{name}.k", turn, site.Dense($"{name}.k_proj", x));
        NetworkNode v = site.Dense($"{name}.v_proj", x);
        return site.Dense($"{name}.o_proj", site.Builder.Add($"{name}.heads", new Attention(heads.Count) { KeyValueHeads = heads.Shared, IsCausal = true }, q, k, v));
    }

    /// <summary>How many heads, how many of keys and values, and how large one is: from the tensors and the config's number of heads.</summary>
    private sealed record Heads(long Count, long Shared, long Size, double Base)
    {
        internal static Heads Of(FamilySite site, string attention)
        {
            long count = site.Config.Count("num_attention_heads", 32);
            long size = site.Tensor($"{attention}.q_proj.weight").Shape[0] / count;
            return new Heads(count, site.Tensor($"{attention}.k_proj.weight").Shape[0] / Math.Max(1, size), size, site.Config.Number("rope_theta", 10_000));
        }
    }
}
