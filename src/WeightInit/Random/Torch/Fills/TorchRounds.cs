namespace WeightInit.TorchCpu;

/// <summary>What a fill takes whose bounds can be reached: nobody knows before it is drawn.</summary>
internal static class TorchRounds
{
    private const int Piece = 1 << 16;

    /// <summary>Where the generator stands after a fill: by its law, or by drawing it, a piece at a time, for nobody.</summary>
    internal static TorchPlace After(TorchFill fill, Mt19937Places words, TorchPlace place)
    {
        if (!fill.DependsOnValues)
            return fill.After(place);
        return fill.DType switch
        {
            DType.Float64 => After<double>(fill, words, place),
            DType.BFloat16 => After<BFloat16>(fill, words, place),
            DType.Float16 => After<Half>(fill, words, place),
            _ => After<float>(fill, words, place),
        };
    }

    private static TorchPlace After<T>(TorchFill fill, Mt19937Places words, TorchPlace place)
        where T : unmanaged
    {
        int rounds = fill.IsDivisible ? InPieces<T>(fill, words, place) : Whole<T>(fill, words, place);
        for (int round = 0; round < rounds; round++)
            place = fill.After(place);
        return place;
    }

    private static int InPieces<T>(TorchFill fill, Mt19937Places words, TorchPlace place)
        where T : unmanaged
    {
        RejectedStretch<T> values = new(fill, words, place, 0);
        T[] piece = new T[Piece];
        for (long done = 0; done < fill.Count; done += Piece)
            values.Read(piece.AsSpan(0, (int)Math.Min(Piece, fill.Count - done)));
        return values.Rounds;
    }

    private static int Whole<T>(TorchFill fill, Mt19937Places words, TorchPlace place)
        where T : unmanaged =>
        WholeFill<T>.Draw(fill, words, place, 0).Rounds;
}
