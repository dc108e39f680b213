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
