namespace WeightInit.Models.Families;

/// <summary>BERT: the base model with its pooler, the head that guesses masked tokens, and the pair of heads it was trained with.</summary>
internal sealed class Bert : BertEncoder
{
    private const string MaskedLM = "BertForMaskedLM";
    private const string PreTraining = "BertForPreTraining";

    public override string ModelType => "bert";

    public override IReadOnlyList<string> Classes => [MaskedLM, PreTraining, "BertModel"];

    protected override string Prefix => "bert";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        Module embeddings = body["embeddings"];
        TokenTable(embeddings, config);
        PositionTable(embeddings, config);
        TypeTable(embeddings, config);
        embeddings.LayerNorm("LayerNorm", Width(config));
        Layers(body["encoder"], config);
        if (name != MaskedLM)
            body["pooler"].Linear("dense", Width(config), Width(config));
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        Module predictions = model["cls.predictions"];
        TokenHead(predictions, "LayerNorm", config, predictions["transform"]);
        if (name == PreTraining)
            model["cls"].Linear("seq_relationship", Width(config), 2);
        if (!config.Flag("tie_word_embeddings", true))
            return;
        model.Tie("cls.predictions.decoder.weight", "bert.embeddings.word_embeddings.weight");
        model.Tie("cls.predictions.decoder.bias", "cls.predictions.bias");
    }
}
