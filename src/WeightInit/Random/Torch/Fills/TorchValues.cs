namespace WeightInit.TorchCpu;

/// <summary>The values of a fill in order, from any element on, in bounded memory.</summary>
/// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
internal abstract class TorchValues<T>
    where T : unmanaged
{
    /// <summary>Opens a fill.</summary>
    /// <param name="fill">The fill.</param>
    /// <param name="words">The generator at any word.</param>
    /// <param name="place">Where it stands when the fill begins.</param>
    /// <param name="start">The first element that is wanted.</param>
    internal static TorchValues<T> Open(TorchFill fill, Mt19937Places words, TorchPlace place, long start)
    {
        if (!fill.IsDivisible)
            return WholeFill<T>.Draw(fill, words, place, start);
        return fill.Rejected is null ? new FillStretch<T>(fill, words, place.Word, start) : new RejectedStretch<T>(fill, words, place, start);
    }

    /// <summary>Writes the next values.</summary>
    internal abstract void Read(Span<T> destination);

    /// <summary>Says that no more is wanted.</summary>
    internal virtual void Close()
    {
    }
}
