namespace WeightInit.TorchCpu;

/// <summary>A fill that is drawn whole: fewer than 16 normals, or one whose rounds are not followed piece by piece.</summary>
internal sealed class WholeFill<T> : TorchValues<T>
    where T : unmanaged
{
    private readonly T[] _values;
    private long _next;

    private WholeFill(T[] values, long start, int rounds)
    {
        Rounds = rounds;
        _values = values;
        _next = start;
    }

    internal static WholeFill<T> Draw(TorchFill fill, Mt19937Places words, TorchPlace place, long start)
    {
        if (fill.Count > Array.MaxLength)
            throw new NotSupportedException($"{fill.Law}: its bounds hold so little of the normal that PyTorch draws all its values together; {fill.Count} do not fit in memory.");
        T[] values = GC.AllocateUninitializedArray<T>((int)fill.Count);
        Source source = new(fill.Version, words.At(place.Word)) { CachedNormal = Waiting(fill, words, place) };
        if (fill.Rejected is not { } law)
        {
            LawFill.Fill<T>(source, values, fill.Law, contiguous: true, dense: true);
            return new WholeFill<T>(values, start, rounds: 1);
        }

        RejectionFill rejection = new(source, law.Mean, law.Std, law.Minimum, law.Maximum);
        rejection.Fill<T>(values, TruncatedFill.Inside(law), contiguous: true, dense: true);
        if (fill.Law is Scaled scaled)
            LawFill.Scale<T>(fill.Version, values, scaled);
        return new WholeFill<T>(values, start, rejection.Rounds);
    }

    /// <summary>How often it drew for all elements.</summary>
    internal int Rounds { get; }

    internal override void Read(Span<T> destination)
    {
        _values.AsSpan((int)_next, destination.Length).CopyTo(destination);
        _next += destination.Length;
    }

    /// <summary>The second of the pair that a short fill before this one left over.</summary>
    private static double? Waiting(TorchFill fill, Mt19937Places words, TorchPlace place)
    {
        if (!fill.IsShort || place.Pair is not { } pair)
            return null;
        Source source = new(fill.Version, words.At(pair));
        source.NextNormal();
        return source.CachedNormal;
    }
}
