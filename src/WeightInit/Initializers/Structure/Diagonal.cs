namespace WeightInit;

/// <summary>Flat indexes at equal distances: Start, Start + Step, …, Count of them.</summary>
internal readonly record struct Diagonal(long Start, long Step, long Count)
{
    /// <summary>Writes a value at those of the indexes that lie in a stretch of the tensor.</summary>
    internal void Write<T>(Span<T> stretch, long stretchStart, T value)
    {
        long skipped = stretchStart <= Start ? 0 : (stretchStart - Start + Step - 1) / Step;
        for (long i = skipped; i < Count; i++)
        {
            long place = Start + (i * Step) - stretchStart;
            if (place >= stretch.Length)
                return;
            stretch[(int)place] = value;
        }
    }
}
