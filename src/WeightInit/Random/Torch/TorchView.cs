using System.Collections.Immutable;

namespace WeightInit;

/// <summary>
/// Where the elements of a tensor lie in memory that it does not fill or not in row-major order: PyTorch's strides. A fill of
/// a view goes in the order of memory.
/// </summary>
public sealed class TorchView
{
    private readonly int[] _outermostFirst;

    /// <summary>The view of this shape with these strides: <c>torch.as_strided(memory, shape, strides, offset)</c>.</summary>
    /// <param name="shape">The sizes of its axes.</param>
    /// <param name="strides">For each axis, how many elements of memory lie between neighbours; 0 or more.</param>
    /// <param name="offset">Where its first element lies; 0 or more.</param>
    /// <exception cref="ArgumentException">There is not one stride an axis, a stride or the offset is negative, or two elements share a place.</exception>
    public TorchView(Shape shape, ReadOnlySpan<long> strides, long offset = 0)
    {
        if (strides.Length != shape.Rank)
            throw new ArgumentException($"A view of the shape ({shape}) has {shape.Rank} strides, not {strides.Length}.");
        if (offset < 0)
            throw new ArgumentException($"A view starts at 0 or more, not at {offset}.");
        foreach (long stride in strides)
        {
            if (stride < 0)
                throw new ArgumentException($"A stride is 0 or more, not {stride}.");
        }

        Shape = shape;
        Strides = [.. strides];
        Offset = offset;
        _outermostFirst = [.. Enumerable.Range(0, shape.Rank).OrderByDescending(axis => Strides[axis]).ThenByDescending(axis => shape[axis])];
        if (shape.Count > 1 && !IsNested && Places(_outermostFirst).Distinct().LongCount() != shape.Count)
            throw new ArgumentException($"The view of the shape ({shape}) with the strides ({string.Join(',', Strides)}) has elements that share a place; PyTorch fills none such.");
    }

    /// <summary>The sizes of its axes.</summary>
    public Shape Shape { get; }

    /// <summary>For each axis, how many elements of memory lie between neighbours.</summary>
    public ImmutableArray<long> Strides { get; }

    /// <summary>Where its first element lies.</summary>
    public long Offset { get; }

    /// <summary>Whether its elements lie one after another in row-major order: <c>is_contiguous()</c>.</summary>
    public bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (int axis = Shape.Rank - 1; axis >= 0; axis--)
            {
                if (Shape.Count > 0 && Shape[axis] != 1 && Strides[axis] != expected)
                    return false;
                expected *= Shape[axis];
            }

            return true;
        }
    }

    /// <summary>The places of its elements in memory, row-major by its own axes.</summary>
    public IEnumerable<long> Places() => Places([.. Enumerable.Range(0, Shape.Rank)]);

    /// <summary>The places in the order in which PyTorch fills them.</summary>
    internal IEnumerable<long> PlacesInMemoryOrder() => Places(_outermostFirst);

    /// <summary>Whether memory order is row-major, so that a new tensor like this one is contiguous.</summary>
    internal bool IsRowMajor => _outermostFirst.Where(axis => Shape[axis] != 1) is var order && order.SequenceEqual(order.Order());

    /// <summary>One past the last place.</summary>
    internal long End => Shape.Count == 0 ? Offset : checked(Offset + 1 + Enumerable.Range(0, Shape.Rank).Sum(axis => (Shape[axis] - 1) * Strides[axis]));

    // From the innermost out, each stride is longer than all that lies within.
    private bool IsNested
    {
        get
        {
            long reach = 0;
            foreach (int axis in _outermostFirst.Reverse().Where(axis => Shape[axis] != 1))
            {
                if (Strides[axis] <= reach)
                    return false;
                reach = checked(reach + ((Shape[axis] - 1) * Strides[axis]));
            }

            return true;
        }
    }

    // The places with the last of these axes running fastest.
    private IEnumerable<long> Places(int[] axes)
    {
        long[] index = new long[axes.Length];
        long place = Offset;
        for (long done = 0; done < Shape.Count; done++)
        {
            yield return place;
            for (int i = axes.Length - 1; i >= 0; i--)
            {
                place += Strides[axes[i]];
                if (++index[i] < Shape[axes[i]])
                    break;
                place -= index[i] * Strides[axes[i]];
                index[i] = 0;
            }
        }
    }
}
