namespace WeightInit.Models.Families;

/// <summary>DistilBERT: half of BERT's layers, no token types, no pooler.</summary>
internal sealed class DistilBert : ModelFamily
{
    public override string ModelType => "distilbert";

    public override IReadOnlyList<string> Classes => ["DistilBertForMaskedLM", "DistilBertModel"];

    protected override string Prefix => "distilbert";

    public override Recipe RecipeFor(ModelConfig config) =>
        Recipe.Find(config.Flag("sinusoidal_pos_embds", false) ? "distilbert-sinusoidal" : "distilbert");

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = Width(config);
        long inner = config.Count("hidden_dim", 3072);
        long vocabulary = Vocabulary(config);
        config.Share("dim", width, "n_heads", config.Count("n_heads", 12, "num_attention_heads"));

        Module embeddings = body["embeddings"];
        embeddings.Embedding("word_embeddings", vocabulary, width, config.Row("pad_token_id", 0, vocabulary));
        embeddings.Embedding("position_embeddings", config.Count("max_position_embeddings", 512), width, role: TensorRole.Position);
        embeddings.LayerNorm("LayerNorm", width);
        foreach (Module layer in body["transformer"].Layers("layer", config.Repeats("n_layers", 6, "num_hidden_layers")))
        {
            foreach (string projection in new[] { "q_lin", "k_lin", "v_lin" })
                layer["attention"].Linear(projection, width, width);
            layer["attention"].Linear("out_lin", width, width, ends: true);
            layer.LayerNorm("sa_layer_norm", width);
            layer["ffn"].Linear("lin1", width, inner);
            layer["ffn"].Linear("lin2", inner, width, ends: true);
            layer.LayerNorm("output_layer_norm", width);
        }
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("vocab_transform", Width(config), Width(config));
        model.LayerNorm("vocab_layer_norm", Width(config));
        model.Linear("vocab_projector", Width(config), Vocabulary(config));
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("vocab_projector.weight", "distilbert.embeddings.word_embeddings.weight");
    }

    private static long Width(ModelConfig config) => config.Count("dim", 768, "hidden_size");

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 30522);
}
