using WeightInit.TorchCpu;

namespace WeightInit.Models;

/// <summary>Where PyTorch's generator stands before each draw of a sequence.</summary>
internal static class TorchPlaces
{
    /// <summary>
    /// The fills and their places. What a fill takes is known from its law and its size; only a truncated normal by rejection
    /// whose bounds can be reached is drawn to know it.
    /// </summary>
    internal static IReadOnlyList<(TorchFill Fill, TorchPlace Place)> Of(DrawSequence sequence, TorchVersion version, Mt19937Places words)
    {
        TorchPlace place = default;
        List<(TorchFill, TorchPlace)> places = new(sequence.Draws.Count);
        foreach (ModelDraw draw in sequence.Draws)
        {
            TorchFill fill = new(version, draw.Law, draw.DType, draw.Shape.Count);
            places.Add((fill, place));
            place = TorchRounds.After(fill, words, place);
        }

        return places;
    }
}
