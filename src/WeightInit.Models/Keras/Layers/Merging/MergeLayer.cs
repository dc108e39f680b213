namespace WeightInit.Models.KerasFiles;

/// <summary>A layer without weights that makes one tensor of a list.</summary>
internal abstract class MergeLayer(KerasConfig config) : KerasLayer(config)
{
    /// <summary>The shape of the output.</summary>
    protected abstract KerasShape Merge(IReadOnlyList<KerasShape> inputs);

    protected sealed override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments) =>
        arguments.First is { Single: null, All.Count: > 0 } first ? [Merge(first.All)] : throw Config.Unfit("gets one tensor; a list of tensors is accepted");

    /// <summary>An axis of a shape, counted from the start.</summary>
    protected int Place(KerasShape shape, int axis) => shape.Has(axis)
        ? axis < 0 ? axis + shape.Rank : axis
        : throw Config.Unfit($"gets the input {shape}, which has no axis {axis}");
}
