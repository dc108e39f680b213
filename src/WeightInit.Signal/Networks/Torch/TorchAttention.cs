using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Attention and transformers of torch.nn. What takes several inputs is given the same for all of them.</summary>
internal sealed class TorchAttention : TorchFamilyNodes
{
    internal override IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; } = new Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>>
    {
        ["MultiheadAttention"] = Alone,
        ["TransformerEncoderLayer"] = (site, x) => Layer(site, x, null),
        ["TransformerDecoderLayer"] = (site, x) => Layer(site, x, Same(site, x, "memory")),
        ["TransformerEncoder"] = (site, x) => Stack(site, x, null),
        ["TransformerDecoder"] = (site, x) => Stack(site, x, Same(site, x, "memory")),
        ["Transformer"] = Whole,
    };

    private static NetworkNode Same(TorchSite site, NetworkNode x, string what)
    {
        site.Builder.Assume($"{site.Module.ClassName} gets its input as its {what} too");
        return x;
    }

    private static NetworkNode Alone(TorchSite site, NetworkNode x) =>
        Attend(site, x, Same(site, x, "key and value"), site.Module.Size("num_heads"), site.Module.Flag("batch_first"));

    /// <summary>Projections, attention, projection.</summary>
    private static NetworkNode Attend(TorchSite site, NetworkNode query, NetworkNode memory, long heads, bool batchFirst)
    {
        if (query.Shape.Rank != 2)
            throw site.Bad($"its input has the shape (batch, {query.Shape}); (batch, tokens, features) is accepted");
        long width = query.Shape[1];
        (NetworkNode q, NetworkNode k, NetworkNode v) = Projections(site, query, memory, width);
        if (site.Find("bias_k") is not null || (site.Module.ArgumentNames.Contains("add_zero_attn") && site.Module.Flag("add_zero_attn")))
            throw site.Bad("add_bias_kv and add_zero_attn are not computed");
        NetworkNode mixed = site.Join(new Attention(heads) { IsAlongBatch = !batchFirst }, q, k, v);
        return TorchWeights.Linear(site.Inner("out_proj"), mixed);
    }

    private static (NetworkNode Q, NetworkNode K, NetworkNode V) Projections(TorchSite site, NetworkNode query, NetworkNode memory, long width)
    {
        if (site.Find("in_proj_weight") is null)
            throw site.Bad("keys or values of another width than the queries' do not come from one input");
        NetworkParameter[] packed = [.. site.Slot(ParameterSlot.Weight, "in_proj_weight"), .. site.Slot(ParameterSlot.Bias, "in_proj_bias")];
        NetworkNode own = site.Builder.Add($"{site.Name}.in_proj", new Dense(), [query], packed);
        NetworkNode other = ReferenceEquals(query, memory) ? own : site.Builder.Add($"{site.Name}.in_proj", new Dense(), [memory], packed);
        return (Part(own, 0), Part(other, 1), Part(other, 2));

        NetworkNode Part(NetworkNode all, int place) => site.Add(new Slice(-1, place * width, width), all);
    }

    /// <summary>A layer of an encoder, or of a decoder where there is a memory.</summary>
    private static NetworkNode Layer(TorchSite site, NetworkNode x, NetworkNode? memory)
    {
        TorchModule module = site.Module;
        (long heads, bool batchFirst, bool normFirst) = (module.Size("nhead"), module.Flag("batch_first"), module.Flag("norm_first"));
        x = Branch(site, x, "norm1", normFirst, y => Attend(site.Inner("self_attn"), y, y, heads, batchFirst));
        if (memory is not null)
            x = Branch(site, x, "norm2", normFirst, y => Attend(site.Inner("multihead_attn"), y, memory, heads, batchFirst));
        return Branch(site, x, memory is null ? "norm2" : "norm3", normFirst, y => FeedForward(site, y));
    }

    /// <summary>x + f(norm x), or norm(x + f x).</summary>
    private static NetworkNode Branch(TorchSite site, NetworkNode x, string norm, bool normFirst, Func<NetworkNode, NetworkNode> f)
    {
        TorchSite inner = site.Inner(norm);
        NetworkNode Norm(NetworkNode y) => inner.Add(new LayerNormalization(1, site.Module.Number("layer_norm_eps")), y, inner.ScaleAndShift);
        return normFirst ? site.Join(new Add(), x, f(Norm(x))) : Norm(site.Join(new Add(), x, f(x)));
    }

    private static NetworkNode FeedForward(TorchSite site, NetworkNode x)
    {
        NetworkNode wide = TorchWeights.Linear(site.Inner("linear1"), x);
        NetworkNode active = site.Module.Module("activation") is { } activation
            ? TorchNodes.Add(site.Inner("activation", activation), wide)
            : site.Inner("activation").Add(new Activate(site.Module.Word("activation") == "gelu" ? Activation.Gelu : Activation.Relu), wide);
        return TorchWeights.Linear(site.Inner("linear2"), active);
    }

    private static NetworkNode Stack(TorchSite site, NetworkNode x, NetworkNode? memory)
    {
        TorchModule layer = site.Module.Module(memory is null ? "encoder_layer" : "decoder_layer")!;
        x = Layers(site, x, memory, layer, site.Module.Size("num_layers"));
        return site.Module.Module("norm") is { } norm ? TorchNodes.Add(site.Inner("norm", norm), x) : x;
    }

    private static NetworkNode Layers(TorchSite site, NetworkNode x, NetworkNode? memory, TorchModule layer, long count)
    {
        for (long index = 0; index < count; index++)
        {
            TorchSite inner = site.Inner(FormattableString.Invariant($"layers.{index}"), layer);
            int from = site.Builder.Count;
            x = memory is null ? Layer(inner, x, null) : Layer(inner, x, memory);
            site.Builder.Group(inner.Name, layer.ClassName, from, x, within: TorchNodes.Outer(site.Name));
        }

        return count == 0 ? site.Add(new Dropout(0), x) : x;
    }

    private static NetworkNode Whole(TorchSite site, NetworkNode x)
    {
        if (site.Module.Module("custom_encoder") is not null || site.Module.Module("custom_decoder") is not null)
            throw site.Bad("an encoder or decoder of the user's own is not computed");
        Same(site, x, "target");
        NetworkNode memory = Half(site.Inner("encoder"), x, null, site.Module.Size("num_encoder_layers"));
        return Half(site.Inner("decoder"), x, memory, site.Module.Size("num_decoder_layers"));
    }

    private static NetworkNode Half(TorchSite site, NetworkNode x, NetworkNode? memory, long count)
    {
        x = Layers(site, x, memory, site.Module, count);
        TorchSite norm = site.Inner("norm");
        return norm.Add(new LayerNormalization(1, site.Module.Number("layer_norm_eps")), x, norm.ScaleAndShift);
    }
}
