namespace WeightInit;

/// <summary>
/// What a tensor's values are to be: an immutable value with a text form and a JSON form that read back as the same.
/// <see cref="Init"/> is the catalogue.
/// </summary>
public abstract partial record Initializer
{
    private protected Initializer()
    {
    }

    /// <summary>What the axes mean where the tensor does not say: (…, in, out), for <c>torch.</c> names (out, in, …).</summary>
    public virtual WeightLayout DefaultLayout => WeightLayout.InOut;

    /// <summary>How fans are counted: ours, for <c>torch.</c>, <c>keras.</c>, <c>jax.</c> and <c>tf1.</c> names that library's.</summary>
    public virtual FanConvention Convention => FanConvention.Own;

    /// <summary>The fans that this initializer sees: those said outright, else those of its convention.</summary>
    /// <param name="tensor">The tensor, or a part of a packed one.</param>
    /// <exception cref="ArgumentException">The tensor has none under the convention; the message names it and says why.</exception>
    /// <exception cref="OverflowException">A fan is beyond 2^63 - 1.</exception>
    public virtual Fans FansFor(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Fans ?? tensor.Naming(() => Convention.Of(tensor.Shape, tensor.Layout ?? DefaultLayout));
    }

    /// <summary>
    /// The parts that this initializer tells apart: those packed in the tensor, each with fans of its own; the tensor alone
    /// where nothing is packed, or where the convention is a framework's, which knows only the packed matrix.
    /// </summary>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ArgumentException">The parts do not add up to the shape.</exception>
    public IReadOnlyList<TensorPart> PartsOf(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Convention.KnowsParts ? tensor.Parts : [new TensorPart(tensor, 0)];
    }

    /// <summary>A new array with every element of the tensor, from a key.</summary>
    /// <param name="tensor">The tensor; its name decides the values unless the key is already that of a tensor.</param>
    /// <param name="key">The randomness.</param>
    public T[] Create<T>(TensorSpec tensor, RandomKey key)
        where T : unmanaged =>
        Create<T>((tensor ?? throw new ArgumentNullException(nameof(tensor))).Whole, key);

    /// <summary>A new array with the elements of a part, equal to those of the whole at the same places.</summary>
    /// <param name="slice">The part.</param>
    /// <param name="key">The randomness.</param>
    public T[] Create<T>(TensorSlice slice, RandomKey key)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(slice);
        T[] values = GC.AllocateUninitializedArray<T>(checked((int)slice.Shape.Count));
        Fill<T>(values, slice, key);
        return values;
    }

    /// <summary>A new array with every element of the tensor, the next that the stream draws.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="stream">The randomness; it moves on.</param>
    public T[] Create<T>(TensorSpec tensor, RandomStream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        T[] values = GC.AllocateUninitializedArray<T>(checked((int)tensor.Shape.Count));
        Fill<T>(values, tensor, stream);
        return values;
    }

    /// <summary>A new array with every element of an unnamed tensor: <c>Create&lt;float&gt;([768, 3072], key)</c>.</summary>
    /// <inheritdoc cref="Create{T}(TensorSpec, RandomKey)"/>
    /// <param name="shape">The sizes of its axes; its name is <see cref="TensorSpec.DefaultName"/>, its layout <see cref="DefaultLayout"/>.</param>
    /// <param name="key">The randomness.</param>
    public T[] Create<T>(Shape shape, RandomKey key)
        where T : unmanaged =>
        Create<T>((TensorSpec)shape, key);

    /// <summary>A new array with every element of an unnamed tensor: <c>Create&lt;double&gt;([3, 3], NumPy.RandomState(42))</c>.</summary>
    /// <inheritdoc cref="Create{T}(TensorSpec, RandomStream)"/>
    /// <param name="shape">The sizes of its axes; its name is <see cref="TensorSpec.DefaultName"/>, its layout <see cref="DefaultLayout"/>.</param>
    /// <param name="stream">The randomness; it moves on.</param>
    public T[] Create<T>(Shape shape, RandomStream stream)
        where T : unmanaged =>
        Create<T>((TensorSpec)shape, stream);

    /// <summary>Writes every element of the tensor into memory of the caller's.</summary>
    /// <inheritdoc cref="Fill{T}(Span{T}, TensorSlice, RandomKey)"/>
    public void Fill<T>(Span<T> destination, TensorSpec tensor, RandomKey key)
        where T : unmanaged =>
        Fill(destination, (tensor ?? throw new ArgumentNullException(nameof(tensor))).Whole, key);

    /// <summary>Writes the elements of a part into memory of the caller's.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="destination">As long as the part has elements; row-major.</param>
    /// <param name="slice">The part.</param>
    /// <param name="key">The randomness.</param>
    /// <exception cref="ArgumentException">The length differs, or the tensor has no fans the initializer needs.</exception>
    public void Fill<T>(Span<T> destination, TensorSlice slice, RandomKey key)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(key);
        Match(destination.Length, slice.Spec, slice.Shape);
        Draw(destination, slice, key.For(slice.Spec.Name));
        PaddingRow.Clear(destination, slice);
    }

    /// <summary>
    /// Writes a stretch of the tensor, elements <paramref name="start"/>, <paramref name="start"/> + 1, … in row-major
    /// order, into memory of the caller's: how a tensor larger than memory is written piece by piece.
    /// </summary>
    /// <param name="destination">Where they go; all of it is written.</param>
    /// <param name="tensor">The whole tensor.</param>
    /// <param name="start">The flat index of the first element.</param>
    /// <param name="key">The randomness.</param>
    /// <exception cref="ArgumentException">The stretch is not inside the tensor, or the tensor lacks fans that are needed.</exception>
    public void FillFlat<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(key);
        if (start < 0 || start > tensor.Shape.Count - destination.Length)
            throw new ArgumentException($"{tensor.Name}: {destination.Length} elements from {start} on are not inside the shape ({tensor.Shape}).");
        Draw(destination, tensor, start, key.For(tensor.Name));
        PaddingRow.Clear(destination, tensor, start);
    }

    /// <summary>Writes every element of the tensor into memory of the caller's, the next that the stream draws.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="destination">As long as the tensor has elements; row-major.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="stream">The randomness; it moves on.</param>
    /// <exception cref="ArgumentException">The length differs, or the tensor has no fans the initializer needs.</exception>
    public void Fill<T>(Span<T> destination, TensorSpec tensor, RandomStream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(stream);
        Match(destination.Length, tensor, tensor.Shape);
        Draw(destination, tensor, stream);
        PaddingRow.Clear(destination, tensor, 0);
    }

    /// <summary>Draws a slice from the key of its tensor.</summary>
    private protected abstract void Draw<T>(Span<T> destination, TensorSlice slice, RandomKey key)
        where T : unmanaged;

    /// <summary>Draws a stretch from the key of its tensor.</summary>
    private protected abstract void Draw<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key)
        where T : unmanaged;

    /// <summary>Draws a whole tensor from a stream.</summary>
    private protected abstract void Draw<T>(Span<T> destination, TensorSpec tensor, RandomStream stream)
        where T : unmanaged;

    private static void Match(long length, TensorSpec tensor, Shape shape)
    {
        if (length != shape.Count)
            throw new ArgumentException($"{tensor.Name}: the memory holds {length} elements, the shape ({shape}) has {shape.Count}.");
    }
}
