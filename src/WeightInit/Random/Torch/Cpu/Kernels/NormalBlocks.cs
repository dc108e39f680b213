using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TorchCpu;

/// <summary>Blocks of 16 words to blocks of 16 normals: the first eight words of a block with its last eight.</summary>
internal readonly unsafe struct NormalBlocks<TLanes, TWord, TReal>(float mean, float std) : IElementMap<uint, float>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    private const int Block = NormalFill.Block;
    private const int Half = Block / 2;

    private readonly float _mean = mean;
    private readonly float _std = std;

    /// <summary>Two blocks where a vector is as long as one.</summary>
    public static int Lanes => TLanes.Count == Block ? 2 * Block : Block;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Whole(uint* words, float* destination, int count)
    {
        TReal mean = TLanes.Real(_mean);
        TReal std = TLanes.Real(_std);
        for (int i = 0; i < count; i += Lanes)
        {
            if (TLanes.Count == Block)
            {
                uint* from = words + i;
                float* to = destination + i;
                (TReal cosine, TReal sine) = BoxMuller<TLanes, TWord, TReal>.Pair(
                    TLanes.LoadHalves(from, from + Block), TLanes.LoadHalves(from + Half, from + Block + Half));
                TLanes.StoreHalves(TLanes.FusedMultiplyAdd(cosine, std, mean), to, to + Block);
                TLanes.StoreHalves(TLanes.FusedMultiplyAdd(sine, std, mean), to + Half, to + Block + Half);
                continue;
            }

            for (int j = i; j < i + Half; j += TLanes.Count)
            {
                (TReal cosine, TReal sine) = BoxMuller<TLanes, TWord, TReal>.Pair(TLanes.Load(words + j), TLanes.Load(words + j + Half));
                TLanes.Store(TLanes.FusedMultiplyAdd(cosine, std, mean), destination + j);
                TLanes.Store(TLanes.FusedMultiplyAdd(sine, std, mean), destination + j + Half);
            }
        }
    }

    /// <summary>One block where two are made at a time.</summary>
    [SkipLocalsInit]
    public void Part(uint* words, float* destination, int count)
    {
        float* values = stackalloc float[2 * Block];
        Whole(words, values, Lanes);
        new ReadOnlySpan<float>(values, count).CopyTo(new Span<float>(destination, count));
    }
}

/// <summary>The next words of a Mersenne Twister as blocks of normals.</summary>
internal readonly unsafe struct NormalStream(Mt19937 engine, float mean, float std, float* destination, long count) : IKernel32
{
    private readonly float* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        StreamLoop<NormalBlocks<TLanes, TWord, TReal>, uint, float>.Fill(engine, new(mean, std), _destination, count);
}

/// <summary>Words that are at hand as blocks of normals.</summary>
internal readonly unsafe struct NormalsOfWords(uint* words, float mean, float std, float* destination, int count) : IKernel32
{
    private readonly uint* _words = words;
    private readonly float* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        NormalBlocks<TLanes, TWord, TReal> map = new(mean, std);
        int whole = count / NormalBlocks<TLanes, TWord, TReal>.Lanes * NormalBlocks<TLanes, TWord, TReal>.Lanes;
        map.Whole(_words, _destination, whole);
        if (whole < count)
            map.Part(_words + whole, _destination + whole, count - whole);
    }
}
