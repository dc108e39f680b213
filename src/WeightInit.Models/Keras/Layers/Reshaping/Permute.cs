namespace WeightInit.Models.KerasFiles;

/// <summary>Permute: the axes behind the batch in another order, counted from 1.</summary>
[KerasClass("Permute")]
internal sealed class Permute(KerasConfig config) : UnaryLayer(config)
{
    private readonly int[] _order = config.Integers("dims", config.Need("dims"), 1, Manifest.MostAxes);

    protected override KerasShape Output(KerasShape input) => _order.Order().SequenceEqual(Enumerable.Range(1, Math.Max(0, input.Rank - 1)))
        ? [input[0], .. _order.Select(axis => input[axis])]
        : throw Config.Unfit($"gets the input {input}, whose axes dims = ({string.Join(", ", _order)}) do not permute");
}
