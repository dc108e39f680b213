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
    /// <param name="tensor">The tensor, for its shape, layout and fans. It must not be packed.</param>
    /// <exception cref="ArgumentException">The tensor has no fans and the law needs them.</exception>
    public abstract Distribution DistributionFor(TensorSpec tensor);

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key) =>
        key.Fill(destination, DistributionFor(tensor), start);

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, RandomStream stream) =>
        stream.Fill(destination, DistributionFor(tensor));
}
