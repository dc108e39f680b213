namespace WeightInit.Models.Families;

/// <summary>ELECTRA: BERT with narrower tables; a generator that guesses tokens, or a discriminator that finds replaced ones.</summary>
internal sealed class Electra : BertEncoder
{
    private const string Generator = "ElectraForMaskedLM";

    public override string ModelType => "electra";

    public override IReadOnlyList<string> Classes => ["ElectraForPreTraining", Generator, "ElectraModel"];

    protected override string Prefix => "electra";

    protected override Defaults Default => new() { Width = 256, Inner = 1024, Heads = 4 };

    protected override long Tokens(ModelConfig config) => config.Count("embedding_size", 128);

    protected override void Body(Module body, ModelConfig config, string name)
    {
        Module embeddings = body["embeddings"];
        TokenTable(embeddings, config);
        PositionTable(embeddings, config);
        TypeTable(embeddings, config);
        embeddings.LayerNorm("LayerNorm", Tokens(config));
        if (Tokens(config) != Width(config))
            body.Linear("embeddings_project", Tokens(config), Width(config));
        Layers(body["encoder"], config);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        if (name != Generator)
        {
            model["discriminator_predictions"].Linear("dense", Width(config), Width(config));
            model["discriminator_predictions"].Linear("dense_prediction", Width(config), 1);
            return;
        }

        model["generator_predictions"].LayerNorm("LayerNorm", Tokens(config));
        model["generator_predictions"].Linear("dense", Width(config), Tokens(config));
        model.Linear("generator_lm_head", Tokens(config), Vocabulary(config));
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("generator_lm_head.weight", "electra.embeddings.word_embeddings.weight");
    }
}
