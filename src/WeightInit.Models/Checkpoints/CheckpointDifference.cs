namespace WeightInit.Models;

/// <summary>Where a checkpoint first differs from its provenance.</summary>
/// <param name="Tensor">The tensor, or null where the difference is in a file's metadata.</param>
/// <param name="Element">The flat index of the element, or null where the difference is not in the elements.</param>
/// <param name="File">The file whose metadata is different, or null.</param>
/// <param name="Problem">What is different: <c>element 17</c>.</param>
/// <param name="Expected">What the provenance says or draws; bits as hex digits, high byte first.</param>
/// <param name="Found">What is there.</param>
public sealed record CheckpointDifference(string? Tensor, long? Element, string? File, string Problem, string Expected, string Found)
{
    /// <summary>One line: <c>h.0.ln_1.weight: element 17: expected 3f800000, found 3f800001</c>.</summary>
    public override string ToString() => $"{OneLine.Plain(Tensor ?? File ?? "")}: {Problem}: expected {OneLine.Plain(Expected)}, found {OneLine.Plain(Found)}";
}
