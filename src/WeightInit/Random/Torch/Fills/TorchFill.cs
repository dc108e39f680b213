namespace WeightInit.TorchCpu;

/// <summary>One call of a random function of PyTorch's on a contiguous tensor, and what it takes from the generator.</summary>
internal sealed record TorchFill
{
    /// <summary>Deviations beyond which no normal of PyTorch's lies: 53 bits of a uniform reach √(106 ln 2) = 8.57.</summary>
    private const double Unreachable = 9;

    private const int PairWords = 4;

    /// <param name="version">Which PyTorch.</param>
    /// <param name="law">The law of the elements.</param>
    /// <param name="dtype">Their type.</param>
    /// <param name="count">How many.</param>
    internal TorchFill(TorchVersion version, Distribution law, DType dtype, long count)
    {
        Version = version;
        Law = law;
        DType = dtype;
        Count = count;
        Unit = (law as Scaled)?.Unit ?? law;
        Rejected = version == TorchVersion.V2_13 ? Unit as TruncatedNormal : null;
        ProposesUniforms = Rejected is not null && TruncatedFill.Inside(Rejected) <= RejectionFill.EnoughInside;
        IsNormal = Unit is Normal || (Rejected is not null && !ProposesUniforms);
    }

    /// <summary>Which PyTorch.</summary>
    internal TorchVersion Version { get; }

    /// <summary>The law of the elements.</summary>
    internal Distribution Law { get; }

    /// <summary>The law that is drawn, before it is multiplied or divided by a number.</summary>
    internal Distribution Unit { get; }

    /// <summary>The type of the elements.</summary>
    internal DType DType { get; }

    /// <summary>How many.</summary>
    internal long Count { get; }

    /// <summary>The law where it is drawn by rejection, in rounds that each draw for every element; or null.</summary>
    internal TruncatedNormal? Rejected { get; }

    /// <summary>Whether the rounds draw uniforms, which are accepted by their density, and no normals.</summary>
    internal bool ProposesUniforms { get; }

    /// <summary>Whether it draws normals: in blocks of 16, the last 16 anew where they are no block, or one by one where there are fewer.</summary>
    internal bool IsNormal { get; }

    /// <summary>Whether it draws normals one by one, in pairs whose second waits for the next short fill where it is left over.</summary>
    internal bool IsShort => IsNormal && Count < NormalFill.Block;

    /// <summary>Whether what it takes depends on what it draws.</summary>
    internal bool DependsOnValues => Rejected is { } law && Math.Min(law.Mean - law.Minimum, law.Maximum - law.Mean) <= Unreachable * law.Std;

    /// <summary>Whether a stretch can be drawn without what lies before it.</summary>
    internal bool IsDivisible => !IsShort && !ProposesUniforms;

    /// <summary>Words that each element takes.</summary>
    internal int WordsEach => Law is Constant ? 0 : DType == DType.Float64 ? 2 : 1;

    /// <summary>Elements in whole blocks of normals; all where it has no blocks.</summary>
    internal long Whole => HasTail ? Count / NormalFill.Block * NormalFill.Block : Count;

    /// <summary>Whether its last 16 are drawn anew.</summary>
    internal bool HasTail => IsNormal && !IsShort && Count % NormalFill.Block != 0;

    /// <summary>The first element that is drawn anew; the number of elements where none is.</summary>
    internal long TailStart => HasTail ? Count - NormalFill.Block : Count;

    /// <summary>Where the last 16 are drawn anew, in words from the fill's beginning.</summary>
    internal long TailWord => checked(WordsEach * (Version == TorchVersion.V2_13 && DType is DType.BFloat16 or DType.Float16 ? Whole : Count));

    /// <summary>Where the generator stands after it; of one that rejects, after one more round.</summary>
    /// <param name="place">Where it stood before.</param>
    internal TorchPlace After(TorchPlace place)
    {
        if (IsShort)
            return AfterPairs(place);
        long words = HasTail ? TailWord + (WordsEach * NormalFill.Block) : checked(WordsEach * Count * (ProposesUniforms ? 2 : 1));
        return place with { Word = checked(place.Word + words) };
    }

    private TorchPlace AfterPairs(TorchPlace place)
    {
        if (Count == 0)
            return place;
        long fresh = place.Pair is null ? Count : Count - 1;
        long next = place.Word + ((fresh + 1) / 2 * PairWords);
        return new TorchPlace(next, fresh % 2 == 0 ? null : next - PairWords);
    }
}
