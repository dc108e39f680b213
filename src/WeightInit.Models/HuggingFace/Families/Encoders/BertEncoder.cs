namespace WeightInit.Models.Families;

/// <summary>
/// The common frame of BERT and those after it: tables of tokens, positions and types, normalized after every sum; a stack of
/// layers of attention and feed-forward.
/// </summary>
internal abstract class BertEncoder : ModelFamily
{
    /// <summary>What the architecture's config class has where a config says nothing.</summary>
    protected virtual Defaults Default => new();

    /// <summary>The number of numbers in a row of the tables: the width of the model, or narrower.</summary>
    protected virtual long Tokens(ModelConfig config) => Width(config);

    /// <summary>The width of the residual stream.</summary>
    protected long Width(ModelConfig config) => config.Count("hidden_size", Default.Width);

    /// <summary>The number of tokens.</summary>
    protected long Vocabulary(ModelConfig config) => config.Count("vocab_size", Default.Vocabulary);

    /// <summary>The padding token, or null.</summary>
    protected long? Padding(ModelConfig config, long rows) => config.Row("pad_token_id", Default.Padding, rows);

    /// <summary>The table of tokens.</summary>
    protected void TokenTable(Module embeddings, ModelConfig config)
    {
        long vocabulary = Vocabulary(config);
        embeddings.Embedding("word_embeddings", vocabulary, Tokens(config), Padding(config, vocabulary));
    }

    /// <summary>The table of positions.</summary>
    protected void PositionTable(Module embeddings, ModelConfig config, bool padded = false)
    {
        long positions = config.Count("max_position_embeddings", 512);
        embeddings.Embedding("position_embeddings", positions, Tokens(config), padded ? Padding(config, positions) : null, TensorRole.Position);
    }

    /// <summary>The table of token types.</summary>
    protected void TypeTable(Module embeddings, ModelConfig config) =>
        embeddings.Embedding("token_type_embeddings", config.Count("type_vocab_size", 2), Tokens(config));

    /// <summary>The stack of layers.</summary>
    protected void Layers(Module encoder, ModelConfig config)
    {
        long width = Width(config);
        long inner = config.Count("intermediate_size", Default.Inner);
        bool crossed = config.Flag("add_cross_attention", false);
        config.Share("hidden_size", width, "num_attention_heads", config.Count("num_attention_heads", Default.Heads));
        foreach (Module layer in encoder.Layers("layer", config.Repeats("num_hidden_layers", Default.Layers)))
        {
            Attention(layer["attention"], width, config);
            if (crossed)
                Attention(layer["crossattention"], width, config);
            layer["intermediate"].Linear("dense", width, inner);
            Output(layer["output"], inner, width);
        }
    }

    /// <summary>The projections to queries, keys and values.</summary>
    protected virtual void Projections(Module attention, long width, ModelConfig config)
    {
        foreach (string projection in new[] { "query", "key", "value" })
            attention.Linear(projection, width, width);
    }

    /// <summary>The head that guesses tokens: a bias of its own, a dense layer and a normalization, the tokens as a matrix.</summary>
    protected void TokenHead(Module head, string norm, ModelConfig config, Module? transform = null)
    {
        head.Parameter("bias", [Vocabulary(config)], TensorRole.Bias);
        Module first = transform ?? head;
        first.Linear("dense", Width(config), Tokens(config));
        first.LayerNorm(norm, Tokens(config));
        head.Linear("decoder", Tokens(config), Vocabulary(config));
    }

    private void Attention(Module attention, long width, ModelConfig config)
    {
        Projections(attention["self"], width, config);
        Output(attention["output"], width, width);
    }

    private static void Output(Module output, long inputs, long width)
    {
        output.Linear("dense", inputs, width, ends: true);
        output.LayerNorm("LayerNorm", width);
    }

    /// <summary>Defaults of a config class.</summary>
    protected sealed record Defaults
    {
        internal long Vocabulary { get; init; } = 30522;

        internal long Width { get; init; } = 768;

        internal long Inner { get; init; } = 3072;

        internal long Heads { get; init; } = 12;

        internal long Layers { get; init; } = 12;

        internal long Padding { get; init; }
    }
}
