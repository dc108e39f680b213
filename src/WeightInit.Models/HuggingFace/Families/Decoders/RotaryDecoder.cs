namespace WeightInit.Models.Families;

/// <summary>
/// The common frame of Llama and those after it: tokens, a stack of layers with rotary positions, an RMS normalization, a head
/// without bias that may be tied to the tokens.
/// </summary>
internal abstract class RotaryDecoder : ModelFamily
{
    protected override string Prefix => "model";

    /// <summary>What the architecture's config class has where a config says nothing.</summary>
    protected abstract Defaults Default { get; }

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long vocabulary = config.Count("vocab_size", Default.Vocabulary);
        Sizes sizes = Sizes.Read(config, Default);
        body.Embedding("embed_tokens", vocabulary, sizes.Width, config.Row("pad_token_id", Default.Padding, vocabulary));
        long index = 0;
        foreach (Module layer in body.Layers("layers", config.Repeats("num_hidden_layers", Default.Layers)))
            Layer(layer, sizes, config, index++);
        body.RmsNorm("norm", sizes.Width);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("lm_head", config.Count("hidden_size", Default.Width), config.Count("vocab_size", Default.Vocabulary), bias: false);
        if (config.Flag("tie_word_embeddings", Default.Tied))
            model.Tie("lm_head.weight", "model.embed_tokens.weight");
    }

    /// <summary>Names the modules of a layer.</summary>
    protected abstract void Layer(Module layer, Sizes sizes, ModelConfig config, long index);

    /// <summary>Projections to queries, keys and values, fewer heads of the latter two where they are shared, and back.</summary>
    protected static void Attention(Module attention, Sizes sizes, bool qkvBias, bool outBias)
    {
        attention.Linear("q_proj", sizes.Width, sizes.Queries, qkvBias);
        attention.Linear("k_proj", sizes.Width, sizes.Keys, qkvBias);
        attention.Linear("v_proj", sizes.Width, sizes.Keys, qkvBias);
        attention.Linear("o_proj", sizes.Queries, sizes.Width, outBias, ends: true);
    }

    /// <summary>A gated feed-forward: down(act(gate(x)) · up(x)).</summary>
    protected static void GatedMlp(Module mlp, long width, long inner, bool bias = false)
    {
        mlp.Linear("gate_proj", width, inner, bias);
        mlp.Linear("up_proj", width, inner, bias);
        mlp.Linear("down_proj", inner, width, bias, ends: true);
    }

    /// <summary>The normalizations before attention and feed-forward.</summary>
    protected static void PreNorms(Module layer, Sizes sizes)
    {
        layer.RmsNorm("input_layernorm", sizes.Width);
        layer.RmsNorm("post_attention_layernorm", sizes.Width);
    }

    /// <summary>Defaults of a config class.</summary>
    protected sealed record Defaults(long Vocabulary, long Width, long Inner, long Layers, long Heads)
    {
        /// <summary>Heads of keys and values, or null for as many as queries have.</summary>
        internal long? KeyValueHeads { get; init; }

        /// <summary>Numbers a head, or null for the width shared among the heads.</summary>
        internal long? Head { get; init; }

        /// <summary>The padding token.</summary>
        internal long? Padding { get; init; }

        /// <summary>Whether the head is tied to the tokens.</summary>
        internal bool Tied { get; init; }
    }

    /// <summary>The sizes of a layer.</summary>
    /// <param name="Width">The residual stream.</param>
    /// <param name="Inner">The feed-forward.</param>
    /// <param name="Head">A head.</param>
    /// <param name="Queries">All heads of queries.</param>
    /// <param name="Keys">All heads of keys, or of values.</param>
    protected sealed record Sizes(long Width, long Inner, long Head, long Queries, long Keys)
    {
        internal static Sizes Read(ModelConfig config, Defaults defaults)
        {
            long width = config.Count("hidden_size", defaults.Width);
            long heads = config.Count("num_attention_heads", defaults.Heads);
            long keyHeads = config.CountOrNull("num_key_value_heads", defaults.KeyValueHeads) ?? heads;
            config.Share("num_attention_heads", heads, "num_key_value_heads", keyHeads);
            long head = config.CountOrNull("head_dim", defaults.Head) ?? config.Share("hidden_size", width, "num_attention_heads", heads);
            return new Sizes(width, config.Count("intermediate_size", defaults.Inner), head, checked(heads * head), checked(keyHeads * head));
        }
    }
}
