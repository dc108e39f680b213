namespace WeightInit.Models.KerasFiles;

/// <summary>Flatten: everything but the batch in one axis.</summary>
[KerasClass("Flatten")]
internal sealed class Flatten(KerasConfig config) : UnaryLayer(config)
{
    protected override KerasShape Output(KerasShape input) => input.Rank == 0
        ? throw Config.Unfit("gets a scalar; an input with a batch is accepted")
        : [input[0], Sizes.Product(Config, input.Skip(1))];
}
