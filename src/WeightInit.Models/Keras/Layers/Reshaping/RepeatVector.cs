namespace WeightInit.Models.KerasFiles;

/// <summary>RepeatVector: (batch, inputs) becomes (batch, n, inputs).</summary>
[KerasClass("RepeatVector")]
internal sealed class RepeatVector(KerasConfig config) : UnaryLayer(config)
{
    private readonly long _count = config.Size("n");

    protected override KerasShape Output(KerasShape input) => input.Rank == 2
        ? [input[0], _count, input[1]]
        : throw Config.Unfit($"gets the input {input}; (batch, inputs) is accepted");
}
