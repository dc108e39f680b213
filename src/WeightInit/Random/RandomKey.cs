namespace WeightInit;

/// <summary>
/// Addressable randomness: any element of a tensor alone, any slice, in any order, on any number of threads. A key of a
/// model becomes the key of a tensor by <see cref="For(string)"/>.
/// </summary>
public abstract class RandomKey
{
    /// <summary>
    /// Elements that a thread draws at a time, at least: whole groups of any stream's blocks. For fewer than two of them a second
    /// thread takes longer to come than the work lasts.
    /// </summary>
    private const int ParallelChunk = 1 << 16;

    /// <summary>Elements that a thread draws at a time, at most: a large page of float32.</summary>
    private const int LargestChunk = 1 << 19;

    /// <summary>A key of our own stream, version 1 (REPRODUCIBILITY.md defines it).</summary>
    /// <param name="seed">0 to 2^64 - 1.</param>
    public static RandomKey FromSeed(ulong seed) => new NativeKey(seed);

    /// <summary>The name of the stream on the command line.</summary>
    public abstract string StreamName { get; }

    /// <summary>The seed as the command line takes it: what a checkpoint's provenance keeps.</summary>
    public abstract string SeedText { get; }

    /// <summary>Whether tensors of different names get different numbers, as a whole model needs it.</summary>
    public virtual bool TellsTensorsApart => true;

    /// <summary>The key of one tensor of the model.</summary>
    /// <param name="name">The tensor's name in the checkpoint.</param>
    public abstract RandomKey For(string name);

    /// <summary>The key of one tensor of a model that is drawn as a whole.</summary>
    /// <param name="name">The tensor's name in the checkpoint.</param>
    /// <param name="place">Its place in the plan, from 0 on: what keys that know no names go by.</param>
    internal virtual RandomKey For(string name, int place) => For(name);

    /// <summary>
    /// Writes elements <paramref name="start"/>, <paramref name="start"/> + 1, … of a tensor of independent elements of
    /// one law into memory.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="destination">Where they go; all of it is written.</param>
    /// <param name="law">The law of each element.</param>
    /// <param name="start">The flat, row-major index of the first, 0 or more.</param>
    /// <exception cref="ArgumentException">The law cannot be drawn in this type; the message says why.</exception>
    /// <exception cref="NotSupportedException">The stream has no such law, or not in <typeparamref name="T"/>.</exception>
    public abstract void Fill<T>(Span<T> destination, Distribution law, long start = 0)
        where T : unmanaged;

    /// <summary>
    /// <see cref="Fill{T}(Span{T}, Distribution, long)"/> on several threads. The values do not depend on how many.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="destination">Where they go; all of it is written.</param>
    /// <param name="law">The law of each element.</param>
    /// <param name="start">The flat, row-major index of the first, 0 or more.</param>
    /// <param name="threads">How many at most, 1 or more; without it as many as there are processors.</param>
    /// <exception cref="ArgumentException">The law cannot be drawn in this type; the message says why.</exception>
    /// <exception cref="NotSupportedException">The stream has no such law, or not in <typeparamref name="T"/>.</exception>
    public void FillParallel<T>(Memory<T> destination, Distribution law, long start = 0, int? threads = null)
        where T : unmanaged
    {
        int most = threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(threads));

        // What is wrong with the law is found here, where it can be caught as it is; and a chunk has the key of the tensor.
        Fill(Span<T>.Empty, law, start);
        if (most == 1 || destination.Length < 2 * ParallelChunk)
        {
            Fill(destination.Span, law, start);
            return;
        }

        long size = Math.Clamp(destination.Length / (8L * most) / ParallelChunk * ParallelChunk, ParallelChunk, LargestChunk);
        long end = checked(start + destination.Length);
        Parallel.For(start / size, (end / size) + 1, new ParallelOptions { MaxDegreeOfParallelism = most }, chunk =>
        {
            long from = Math.Max(chunk * size, start);
            long to = Math.Min((chunk + 1) * size, end);
            Fill(destination.Span[(int)(from - start)..(int)(to - start)], law, from);
        });
    }

    /// <summary>Draws a whole matrix whose elements are not independent.</summary>
    /// <param name="destination">As long as the matrix has elements; row-major.</param>
    /// <param name="law">The law of the matrix.</param>
    /// <exception cref="NotSupportedException">The stream has no such law, or not in <typeparamref name="T"/>.</exception>
    internal virtual void FillMatrix<T>(Span<T> destination, MatrixLaw law)
        where T : unmanaged =>
        throw new NotSupportedException($"The stream {StreamName} does not draw {law}.");
}
