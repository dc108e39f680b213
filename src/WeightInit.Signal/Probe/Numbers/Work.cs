namespace WeightInit.Signal;

/// <summary>Loops over independent parts, on several threads where that pays. What a part computes does not depend on how many.</summary>
internal static class Work
{
    /// <summary>Below so many elementary steps threads cost more than they save.</summary>
    private const long WorthThreads = 1 << 16;

    /// <summary>Does parts 0 to <paramref name="count"/> - 1.</summary>
    /// <param name="count">How many parts.</param>
    /// <param name="steps">Elementary steps of a part, roughly.</param>
    /// <param name="part">One part.</param>
    internal static void For(int count, long steps, Action<int> part)
    {
        if (count > 1 && count * steps >= WorthThreads)
        {
            Parallel.For(0, count, part);
            return;
        }

        for (int i = 0; i < count; i++)
            part(i);
    }

    /// <summary>Does stretches of a line of elements.</summary>
    internal static void Stretches(int length, int steps, Action<int, int> stretch)
    {
        const int Stretch = 1 << 14;
        For((length + Stretch - 1) / Stretch, (long)Stretch * steps, i => stretch(i * Stretch, Math.Min(length, (i + 1) * Stretch)));
    }
}
