namespace WeightInit.Models.KerasFiles;

/// <summary>Operations of keras.ops on two tensors, or a tensor and a number, that code writes as <c>x + y</c>.</summary>
[KerasClass("Add", "Divide", "Maximum", "Minimum", "Multiply", "Power", "Subtract", "TrueDivide", Module = "keras.src.ops")]
internal sealed class BinaryOperation(KerasConfig config) : KerasLayer(config)
{
    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        KerasShape?[] operands = [arguments.Find(0, "x1")?.Single, arguments.Find(1, "x2")?.Single];
        return operands switch
        {
            [{ } one, { } other] => [Broadcast.Of(one, other) ?? throw Config.Unfit($"gets the shapes {one} and {other}, which do not fit one another")],
            [{ } one, null] => [one],
            [null, { } other] => [other],
            _ => throw Config.Unfit("gets no tensor"),
        };
    }
}
