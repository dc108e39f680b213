using System.Numerics;

namespace WeightInit;

/// <summary>
/// The orthogonal factor of a QR decomposition by Householder's reflections, the same bits on every machine: every sum
/// has an order of its own that neither the vectors of a machine nor its threads change.
/// </summary>
/// <remarks>
/// Golub and Van Loan, Matrix Computations (4th ed.), section 5.2.3: blocks of reflections as I - V T Vᵀ, a panel being decomposed by
/// halves (Elmroth and Gustavson 2000, IBM J. Res. Dev. 44, 605). All but a few of the operations are matrix products.
/// </remarks>
internal static class HouseholderQr
{
    /// <summary>Reflections of a block.</summary>
    internal const int Block = 64;

    /// <summary>Vectors of Q that are formed together: whole blocks.</summary>
    private const int Strip = 4 * Block;

    /// <summary>
    /// Replaces linearly independent vectors by the orthonormal ones of Q, each with the sign that makes the diagonal of R
    /// positive: the result of Gram and Schmidt's process, computed stably. A vector that depends on those before becomes 0.
    /// </summary>
    /// <param name="vectors">The vectors, one after another.</param>
    /// <param name="count">How many, at most as many as they are long.</param>
    /// <param name="length">How long each is.</param>
    internal static void Orthonormalize<T>(Span<T> vectors, int count, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (count > length || (long)count * length != vectors.Length)
            throw new ArgumentException($"{count} vectors of {length} are {(long)count * length} numbers with no more vectors than axes; {vectors.Length} were given.");
        ReflectionBlock<T>[] blocks = new ReflectionBlock<T>[(count + Block - 1) / Block];
        T[] work = new T[2 * Block * Math.Max(Strip, count)];
        for (int i = 0; i < blocks.Length; i++)
        {
            int first = i * Block;
            int end = Math.Min(count, first + Block);
            blocks[i] = ReflectionBlock<T>.Decompose(vectors, first, end, length);
            if (end < count)
                blocks[i].ApplyTransposed(vectors, vectors[((end * length) + first)..], count - end, length, work);
        }

        Form(vectors, count, length, blocks, work);
    }

    // Unit vectors go through the blocks from the last to the first. The last vectors go first: the reflections that the others need
    // still stand.
    private static void Form<T>(Span<T> vectors, int count, int length, ReflectionBlock<T>[] blocks, T[] work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] columns = new T[Math.Min(Strip, count) * length];
        for (int start = (count - 1) / Strip * Strip; start >= 0 && count > 0; start -= Strip)
        {
            int end = Math.Min(count, start + Strip);
            Span<T> strip = columns.AsSpan(0, (end - start) * length);
            strip.Clear();
            for (int k = start; k < end; k++)
                strip[((k - start) * length) + k] = T.One;
            for (int i = (end - 1) / Block; i >= 0; i--)
            {
                int before = Math.Max(0, blocks[i].First - start);
                blocks[i].Apply(vectors, strip[((before * length) + blocks[i].First)..], end - start - before, length, work);
            }

            for (int k = start; k < end; k++)
            {
                Span<T> result = vectors.Slice(k * length, length);
                T sign = T.CreateChecked(T.Sign(blocks[k / Block].Diagonal[k % Block]));
                for (int i = 0; i < length; i++)
                    result[i] = sign * strip[((k - start) * length) + i];
            }
        }
    }
}
