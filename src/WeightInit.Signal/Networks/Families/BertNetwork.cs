using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>BERT: three tables summed and normalized, post-norm blocks, the head that guesses tokens or the pooler.</summary>
internal static class BertNetwork
{
    internal static Network Of(FamilySite site, long tokens)
    {
        ModelConfig config = site.Config;
        string prefix = site.PrefixOf("embeddings.word_embeddings.weight"), embeddings = $"{prefix}embeddings";
        LayerNormalization norm = new(1, config.Number("layer_norm_eps", 1e-12));
        NetworkNode ids = site.Tokens(config.Count("vocab_size", 30522), tokens, config.Count("max_position_embeddings", 512));
        int from = site.Builder.Count;
        NetworkNode x = site.Builder.Sum($"{embeddings}.sum", site.Embedding($"{embeddings}.word_embeddings", ids),
            site.Rows($"{embeddings}.position_embeddings", ids.Shape[0]), site.Rows($"{embeddings}.token_type_embeddings", 1));
        x = site.Normalization($"{embeddings}.LayerNorm", x, norm);
        site.Builder.Group(embeddings, "embeddings", from, x);
        long layers = config.Repeats("num_hidden_layers", 12);
        for (long layer = 0; layer < layers; layer++)
            x = Block(site, x, string.Create(CultureInfo.InvariantCulture, $"{prefix}encoder.layer.{layer}"), norm);
        return site.Find("cls.predictions.transform.dense.weight") is null ? Pooled(site, x, prefix) : Predicted(site, x, norm);
    }

    private static NetworkNode Block(FamilySite site, NetworkNode x, string name, LayerNormalization norm)
    {
        int from = site.Builder.Count;
        string self = $"{name}.attention.self";
        NetworkNode[] parts = [.. new[] { "query", "key", "value" }.Select(part => site.Dense($"{self}.{part}", x))];
        NetworkNode mixed = site.Builder.Add($"{self}.heads", new Attention(site.Config.Count("num_attention_heads", 12)), parts);
        x = Output(site, x, mixed, $"{name}.attention.output", norm);
        site.Builder.Group($"{name}.attention", "attention", from, x, within: name);
        int middle = site.Builder.Count;
        NetworkNode inner = site.Activate($"{name}.intermediate.act", site.Dense($"{name}.intermediate.dense", x), site.Activation("hidden_act", "gelu"));
        x = Output(site, x, inner, $"{name}.output", norm);
        site.Builder.Group($"{name}.output", "feed-forward", middle, x, within: name);
        site.Builder.Group(name, "block", from, x);
        return x;
    }

    private static NetworkNode Output(FamilySite site, NetworkNode x, NetworkNode branch, string name, LayerNormalization norm) =>
        site.Normalization($"{name}.LayerNorm", site.Builder.Sum($"{name}.sum", x, site.Dense($"{name}.dense", branch)), norm);

    private static Network Pooled(FamilySite site, NetworkNode x, string prefix)
    {
        if (site.Find($"{prefix}pooler.dense.weight") is null)
            return site.Builder.Build(x);
        int from = site.Builder.Count;
        NetworkNode first = site.Builder.Add($"{prefix}pooler.first", new Slice(0, 0, 1) { DropsAxis = true }, x);
        x = site.Activate($"{prefix}pooler.tanh", site.Dense($"{prefix}pooler.dense", first), WeightInit.Activation.Tanh);
        site.Builder.Group($"{prefix}pooler", "dense, tanh", from, x);
        return site.Builder.Build(x);
    }

    private static Network Predicted(FamilySite site, NetworkNode x, LayerNormalization norm)
    {
        const string Head = "cls.predictions";
        int from = site.Builder.Count;
        x = site.Activate($"{Head}.transform.act", site.Dense($"{Head}.transform.dense", x), site.Activation("hidden_act", "gelu"));
        x = site.Normalization($"{Head}.transform.LayerNorm", x, norm);
        site.Builder.Group($"{Head}.transform", "dense, activation, normalization", from, x);
        from = site.Builder.Count;
        x = site.Dense($"{Head}.decoder", x);
        site.Builder.Group($"{Head}.decoder", "dense", from, x);
        return site.Builder.Build(x, x, hasClassesLast: true);
    }
}
