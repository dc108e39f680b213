namespace WeightInit.Models.Families;

/// <summary>The layers that BART and those after it share.</summary>
internal static class BartLayers
{
    /// <summary>A layer of an encoder, or of a decoder that looks at an encoder.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="width">The residual stream.</param>
    /// <param name="inner">The feed-forward.</param>
    /// <param name="crossed">Whether it looks at an encoder.</param>
    /// <param name="keyBias">Whether keys have a bias.</param>
    internal static void Add(Module layer, long width, long inner, bool crossed, bool keyBias)
    {
        Attention(layer, "self_attn", width, keyBias);
        layer.LayerNorm("self_attn_layer_norm", width);
        if (crossed)
        {
            Attention(layer, "encoder_attn", width, keyBias);
            layer.LayerNorm("encoder_attn_layer_norm", width);
        }

        layer.Linear("fc1", width, inner);
        layer.Linear("fc2", inner, width, ends: true);
        layer.LayerNorm("final_layer_norm", width);
    }

    private static void Attention(Module layer, string name, long width, bool keyBias)
    {
        layer[name].Linear("k_proj", width, width, keyBias);
        layer[name].Linear("v_proj", width, width);
        layer[name].Linear("q_proj", width, width);
        layer[name].Linear("out_proj", width, width, ends: true);
    }
}
