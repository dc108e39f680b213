namespace WeightInit.Models.Families;

/// <summary>RoBERTa: BERT whose positions start behind the padding token, a padding row there too.</summary>
internal sealed class Roberta : BertEncoder
{
    public override string ModelType => "roberta";

    public override IReadOnlyList<string> Classes => ["RobertaForMaskedLM", "RobertaModel"];

    protected override string Prefix => "roberta";

    protected override Defaults Default => new() { Vocabulary = 50265, Padding = 1 };

    protected override void Body(Module body, ModelConfig config, string name)
    {
        Module embeddings = body["embeddings"];
        TokenTable(embeddings, config);
        TypeTable(embeddings, config);
        embeddings.LayerNorm("LayerNorm", Width(config));
        PositionTable(embeddings, config, padded: true);
        Layers(body["encoder"], config);
        if (name != Classes[0])
            body["pooler"].Linear("dense", Width(config), Width(config));
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        TokenHead(model["lm_head"], "layer_norm", config);
        if (!config.Flag("tie_word_embeddings", true))
            return;
        model.Tie("lm_head.decoder.weight", "roberta.embeddings.word_embeddings.weight");
        model.Tie("lm_head.decoder.bias", "lm_head.bias", takesOver: true);
    }
}
