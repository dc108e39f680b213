namespace WeightInit;

/// <summary>
/// Sequential randomness: a generator with a state, that fills whole tensors one after another. A slice cannot be drawn
/// from it, because what a fill gives depends on the fills before.
/// </summary>
public abstract class RandomStream
{
    /// <summary>The name of the stream on the command line.</summary>
    public abstract string StreamName { get; }

    /// <summary>Draws a whole tensor of independent elements of one law, as the library's own function for it does.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="destination">Where the elements go, in row-major order.</param>
    /// <param name="law">The law of each element.</param>
    /// <exception cref="NotSupportedException">The library has no such law, or not in <typeparamref name="T"/>.</exception>
    public abstract void Fill<T>(Span<T> destination, Distribution law)
        where T : unmanaged;

    /// <summary>
    /// <see cref="Fill{T}(Span{T}, Distribution)"/> on several threads, where that is worth it. The values do not depend on how many, and
    /// the generator stands behind it where one thread would have left it.
    /// </summary>
    /// <remarks>
    /// A sequential generator can be split where it can be moved on faster than it draws: uniforms and normals in double of NumPy's
    /// legacy generator, uniforms and normals in float32 of PyTorch's. All else, and what is too short for it, is drawn on one thread.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="destination">Where the elements go, in row-major order.</param>
    /// <param name="law">The law of each element.</param>
    /// <param name="threads">How many at most, 1 or more; without it as many as there are processors.</param>
    /// <exception cref="NotSupportedException">The library has no such law, or not in <typeparamref name="T"/>.</exception>
    public void FillParallel<T>(Memory<T> destination, Distribution law, int? threads = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(law);
        int most = threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(threads));
        if (most == 1 || !TryFillParallel(destination, law, most))
            Fill(destination.Span, law);
    }

    /// <summary>Fills on several threads, or says that one is as good and has done nothing.</summary>
    private protected virtual bool TryFillParallel<T>(Memory<T> destination, Distribution law, int threads)
        where T : unmanaged => false;

    /// <summary>What draws one tensor of a model: this stream, which goes on from tensor to tensor, unless it knows only one.</summary>
    /// <param name="place">The tensor's place in the plan, from 0 on.</param>
    internal virtual RandomStream ForTensor(int place) => this;

    /// <summary>Draws a whole matrix whose elements are not independent.</summary>
    /// <param name="destination">As long as the matrix has elements; row-major.</param>
    /// <param name="law">The law of the matrix.</param>
    /// <exception cref="NotSupportedException">The stream has no such law, or not in <typeparamref name="T"/>.</exception>
    internal virtual void FillMatrix<T>(Span<T> destination, MatrixLaw law)
        where T : unmanaged =>
        throw new NotSupportedException($"The stream {StreamName} does not draw {law}.");
}
