namespace WeightInit.Models.KerasFiles;

/// <summary>Add, Subtract, Multiply, Average, Maximum and Minimum of tensors whose shapes fit.</summary>
[KerasClass("Add", "Average", "Maximum", "Minimum", "Multiply", "Subtract")]
internal sealed class ElementwiseMerge(KerasConfig config) : MergeLayer(config)
{
    protected override KerasShape Merge(IReadOnlyList<KerasShape> inputs)
    {
        if (Config.ClassName == "Subtract" && inputs.Count != 2)
            throw Config.Unfit($"gets {inputs.Count} tensors; 2 are accepted");
        KerasShape merged = inputs[0];
        foreach (KerasShape input in inputs.Skip(1))
            merged = Broadcast.Of(merged, input) ?? throw Config.Unfit($"gets the shapes {merged} and {input}, which do not fit one another");
        return merged;
    }
}
