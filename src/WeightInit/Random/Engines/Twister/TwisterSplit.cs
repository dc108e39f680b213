namespace WeightInit;

/// <summary>A fill from a Mersenne Twister on several threads: each jumps to where its part of the words begins.</summary>
/// <remarks>
/// A thread that jumps loses the time of about <see cref="Mt19937Jump.Worthwhile"/> words, so the first one, which need not, is given
/// that much more; and a part that is not longer than a jump is not split off. docs/theory/kernels.md has the measurement.
/// </remarks>
internal static class TwisterSplit
{
    /// <summary>Draws the elements from first to end.</summary>
    internal delegate void Draw(Mt19937 engine, long first, long end);

    /// <summary>Draws all elements and gives the generator that stands behind them.</summary>
    /// <param name="engine">Where it stands before.</param>
    /// <param name="count">How many elements.</param>
    /// <param name="wordsEach">Words that each takes.</param>
    /// <param name="grain">What the elements of a part are a multiple of.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <param name="draw">Draws a part.</param>
    internal static Mt19937 Run(Mt19937 engine, long count, int wordsEach, int grain, int threads, Draw draw)
    {
        long[] starts = Starts(count, Mt19937Jump.Worthwhile / wordsEach, grain, threads);
        int parts = starts.Length - 1;
        if (parts == 1)
        {
            draw(engine, 0, count);
            return engine;
        }

        Mt19937[] engines = new Mt19937[parts];
        Mt19937 start = Mt19937.FromState(engine.Key, engine.Position);
        Threads.Run(parts, part =>
        {
            engines[part] = part == 0 ? engine : Mt19937Jump.Ahead(start, starts[part] * wordsEach);
            draw(engines[part], starts[part], starts[part + 1]);
        });
        return engines[^1];
    }

    /// <summary>Where the parts begin, and the end.</summary>
    /// <param name="count">How many elements.</param>
    /// <param name="jump">How many could be drawn in the time of a jump.</param>
    /// <param name="grain">What the elements of a part are a multiple of.</param>
    /// <param name="threads">How many parts at most.</param>
    internal static long[] Starts(long count, long jump, int grain, int threads)
    {
        int parts = (int)Math.Clamp(count / (2 * jump), 1, threads);
        long each = (count - jump) / parts / grain * grain;
        long[] starts = new long[parts + 1];
        for (int part = 1; part < parts; part++)
            starts[part] = count - ((parts - part) * each / grain * grain) - (count % grain);
        starts[parts] = count;
        return starts;
    }
}
