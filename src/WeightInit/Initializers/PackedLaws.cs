namespace WeightInit;

/// <summary>Which law the elements of a tensor have, by their flat index: one law, or one a packed part.</summary>
internal sealed class PackedLaws
{
    private readonly IReadOnlyList<(TensorPart Part, Distribution Law)> _parts;
    private readonly long _length;
    private readonly long _stride;
    private readonly int _axis;

    internal PackedLaws(TensorSpec tensor, IReadOnlyList<(TensorPart Part, Distribution Law)> parts)
    {
        _parts = parts;
        if (parts.All(part => part.Law.Equals(parts[0].Law)))
        {
            Single = parts[0].Law;
            return;
        }

        _axis = tensor.PackedAxis;
        _length = tensor.Shape[_axis];
        _stride = 1;
        for (int axis = _axis + 1; axis < tensor.Shape.Rank; axis++)
            _stride *= tensor.Shape[axis];
    }

    /// <summary>The law of all elements, or null where parts differ.</summary>
    internal Distribution? Single { get; }

    internal int Count => _parts.Count;

    internal Distribution LawOf(int part) => _parts[part].Law;

    internal long ElementCount(int part) => _parts[part].Part.Spec.Shape.Count;

    /// <summary>Draws a stretch of the tensor, every element from the law of its part at its own index.</summary>
    internal void Fill<T>(Span<T> destination, long start, RandomKey key)
        where T : unmanaged
    {
        while (!destination.IsEmpty)
        {
            (Distribution law, long ahead) = At(start);
            int count = (int)Math.Min(destination.Length, ahead);
            key.Fill(destination[..count], law, start);
            destination = destination[count..];
            start += count;
        }
    }

    /// <summary>The law of an element, and how many elements from it on are of the same part.</summary>
    private (Distribution Law, long Ahead) At(long element)
    {
        if (Single is not null)
            return (Single, long.MaxValue);
        long place = element / _stride % _length;
        int part = 0;
        while (place >= End(part))
            part++;
        return (_parts[part].Law, ((End(part) - place) * _stride) - (element % _stride));
    }

    /// <summary>Copies the elements of a part to their places in the whole tensor.</summary>
    internal void Place<T>(ReadOnlySpan<T> values, int part, Span<T> whole)
    {
        int block = checked((int)(_parts[part].Part.Spec.Shape[_axis] * _stride));
        int step = checked((int)(_length * _stride));
        int start = checked((int)(_parts[part].Part.Start * _stride));
        for (int done = 0; done < values.Length; done += block, start += step)
            values.Slice(done, block).CopyTo(whole[start..]);
    }

    private long End(int part) => _parts[part].Part.Start + _parts[part].Part.Spec.Shape[_axis];
}
