namespace WeightInit.Models.KerasFiles;

/// <summary>Concatenate: tensors one after the other along an axis; their other sizes are the same.</summary>
[KerasClass("Concatenate")]
internal sealed class Concatenate(KerasConfig config) : MergeLayer(config)
{
    private readonly int _axis = config.Integer("axis", -1, -Manifest.MostAxes, Manifest.MostAxes);

    protected override KerasShape Merge(IReadOnlyList<KerasShape> inputs)
    {
        KerasShape merged = inputs[0];
        int axis = Place(merged, _axis);
        foreach (KerasShape input in inputs.Skip(1))
        {
            if (input.Rank != merged.Rank || !input.With(axis, null).IsCompatibleWith(merged))
                throw Config.Unfit($"gets the shapes {inputs[0]} and {input}, which differ in other axes than {_axis}");
            long? size = merged[axis] + input[axis];
            if (size > Manifest.LargestSize)
                throw Config.Unfit($"would make an axis of {size}, which is more than {Manifest.LargestSize}");
            merged = merged.With(axis, size);
        }

        return merged;
    }
}
