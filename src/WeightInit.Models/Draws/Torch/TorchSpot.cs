using WeightInit.TorchCpu;

namespace WeightInit.Models;

/// <summary>Where a tensor's values lie in PyTorch's stream.</summary>
/// <param name="Fill">The fill that they are, or are part of.</param>
/// <param name="Place">Where the generator stands when it begins.</param>
/// <param name="Offset">The tensor's first element in it.</param>
internal sealed record TorchSpot(TorchFill Fill, TorchPlace Place, long Offset)
{
    /// <summary>
    /// The text of provenance: <c>word</c>, how many words were drawn before; <c>pair</c>, the word at which a pair began whose
    /// second normal waits, where the fill takes it; <c>fill</c> and <c>offset</c>, where the tensor is part of a larger fill.
    /// </summary>
    internal DrawPosition PositionOf(TensorSpec tensor) => DrawPosition.Of(
        ("word", Place.Word),
        ("pair", Fill.IsShort ? Place.Pair : null),
        ("fill", Fill.Count == tensor.Shape.Count ? null : Fill.Count),
        ("offset", Fill.Count == tensor.Shape.Count ? null : Offset));

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">It is none, or not of this tensor.</exception>
    internal static TorchSpot Parse(string text, TorchVersion version, TensorSpec tensor, Distribution law)
    {
        DrawPosition position = DrawPosition.Parse(text);
        long count = position.Count("fill") ?? tensor.Shape.Count;
        long offset = position.Count("offset") ?? 0;
        long? word = position.Count("word");
        if (word is not { } drawn || drawn > long.MaxValue / 4 || position.Count("pair") > drawn || count > long.MaxValue / 32 || offset > count - tensor.Shape.Count)
            throw new FormatException($"{OneLine.Quote(text)} is no place of {OneLine.Plain(tensor.Name)} in PyTorch's stream; word, and where they are needed pair, fill and offset are accepted");
        TorchFill fill = new(version, law, tensor.DType, count);
        return fill.IsDivisible || fill.IsShort || count == tensor.Shape.Count
            ? new TorchSpot(fill, new TorchPlace(drawn, position.Count("pair")), offset)
            : throw new FormatException($"{OneLine.Quote(text)}: {OneLine.Plain(tensor.Name)} is no part of a larger fill, because {law} is drawn whole");
    }
}
