using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>Dot: the product of two tensors along an axis of each, for each element of the batch.</summary>
[KerasClass("Dot")]
internal sealed class Dot : MergeLayer
{
    private readonly int[] _axes;

    public Dot(KerasConfig config)
        : base(config)
    {
        JsonElement axes = config.Need("axes");
        _axes = config.Integers("axes", axes, -Manifest.MostAxes, Manifest.MostAxes);
        if (_axes.Length is not (1 or 2))
            throw config.WrongKind("axes", axes, "one axis or two");
    }

    protected override KerasShape Merge(IReadOnlyList<KerasShape> inputs)
    {
        if (inputs.Count != 2)
            throw Config.Unfit($"gets {inputs.Count} tensors; 2 are accepted");
        (KerasShape left, KerasShape right) = (inputs[0], inputs[1]);
        (int a, int b) = (Place(left, _axes[0]), Place(right, _axes[^1]));
        if (a == 0 || b == 0 || (left[a] is { } one && right[b] is { } other && one != other))
            throw Config.Unfit($"gets the shapes {left} and {right}, whose axes {a} and {b} do not fit one another");
        KerasShape product = [.. Without(left, a), .. Without(right, b).Skip(1)];
        return product.Rank == 1 ? [product[0], 1] : product;
    }

    private static IEnumerable<long?> Without(KerasShape shape, int axis) => shape.Where((_, place) => place != axis);
}
