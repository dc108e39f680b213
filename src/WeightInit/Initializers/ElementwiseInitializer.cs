namespace WeightInit;

/// <summary>An initializer whose elements are independent draws of one law: the fans decide which.</summary>
public abstract record ElementwiseInitializer : Initializer
{
    private protected ElementwiseInitializer()
    {
    }

    /// <summary>Whether the law depends on the tensor's fans, and so on its shape and layout.</summary>
    public abstract bool DependsOnFans { get; }

    /// <summary>The law of the tensor's elements.</summary>
    /// <param name="tensor">The tensor, for its shape, layout, dtype and fans; one part of a packed one (<see cref="LawsFor"/>).</param>
    /// <exception cref="ArgumentException">The tensor has no fans and the law needs them.</exception>
    public abstract Distribution DistributionFor(TensorSpec tensor);

    /// <summary>
    /// The law of each part that the initializer tells apart, in order: one law for a tensor in which nothing is packed, or
    /// whose fans decide nothing.
    /// </summary>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ArgumentException">The tensor has no fans and the law needs them.</exception>
    public IReadOnlyList<(TensorPart Part, Distribution Law)> LawsFor(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        IReadOnlyList<TensorPart> parts = DependsOnFans ? PartsOf(tensor) : [new TensorPart(tensor, 0)];
        return [.. parts.Select(part => (part, DistributionFor(part.Spec)))];
    }

    private protected override void Draw<T>(Span<T> destination, TensorSlice slice, RandomKey key)
    {
        PackedLaws laws = Laws<T>(slice.Spec);
        int done = 0;
        foreach ((long start, long count) in slice.Runs())
        {
            laws.Fill(destination.Slice(done, (int)count), start, key);
            done += (int)count;
        }
    }

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key) =>
        Laws<T>(tensor).Fill(destination, start, key);

    /// <remarks>
    /// Parts with one law are one fill; parts whose laws differ are filled one after another, each as a tensor of its own, as a
    /// program does that draws each matrix and then concatenates them.
    /// </remarks>
    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, RandomStream stream)
    {
        PackedLaws laws = Laws<T>(tensor);
        if (laws.Single is Distribution law)
        {
            stream.Fill(destination, law);
            return;
        }

        for (int part = 0; part < laws.Count; part++)
        {
            T[] values = GC.AllocateUninitializedArray<T>(checked((int)laws.ElementCount(part)));
            stream.Fill(values.AsSpan(), laws.LawOf(part));
            laws.Place(values, part, destination);
        }
    }

    /// <summary>The laws for elements of type <typeparamref name="T"/>, whatever type the tensor is declared with.</summary>
    private PackedLaws Laws<T>(TensorSpec tensor)
        where T : unmanaged
    {
        TensorSpec drawn = tensor with { DType = DTypes.Of<T>() };
        return new PackedLaws(drawn, LawsFor(drawn));
    }
}
