using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TensorFlowCpu;

/// <summary>float32 uniforms of a call, times a factor, plus a number.</summary>
internal readonly unsafe struct UniformFill(uint* key, float factor, float addend, float* destination, long count, ulong start) : IKernel64
{
    private readonly uint* _key = key;
    private readonly float* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        VectorWidth.Run(new Mapped<PhiloxWords<TLanes, TWord, TReal>>(_key, new(factor, addend), _destination, count, start));

    private readonly struct Mapped<TSource>(uint* key, Fractions23 operation, float* destination, long count, ulong start) : IKernel32
        where TSource : IWordSource<uint>
    {
        private readonly uint* _key = key;
        private readonly float* _destination = destination;

        public void Run<TLanes, TWord, TReal>()
            where TLanes : ILanes32<TWord, TReal>
            where TWord : unmanaged
            where TReal : unmanaged =>
            GroupLoop<TSource, Map32<Fractions23, Float32Storage, TLanes, TWord, TReal, float>, uint, float>.Fill(
                _key, new(operation), _destination, count, start);
    }
}

/// <summary>float32 normals of a call, times a factor, plus a number. Pairs stay together, so whole groups are made, and of the first and last a part is taken.</summary>
internal readonly unsafe struct NormalFill(uint* key, float factor, float addend, float* destination, long count, ulong start) : IKernel64
{
    private const int GroupSize = VectorWidth.GroupSize;

    private readonly uint* _key = key;
    private readonly float* _destination = destination;

    [SkipLocalsInit]
    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        uint* words = stackalloc uint[GroupSize];
        float* values = stackalloc float[GroupSize];
        NormalPairs<TLanes, TWord, TReal> pairs = new(factor, addend);
        float* to = _destination;
        ulong group = start / GroupSize;
        int skipped = (int)(start % GroupSize);
        for (long left = count; left > 0; group++)
        {
            int ready = (int)Math.Min(GroupSize - skipped, left);
            PhiloxWords<TLanes, TWord, TReal>.Group(_key, group, words);
            pairs.Whole(words, ready == GroupSize ? to : values, GroupSize);
            if (ready < GroupSize)
                new ReadOnlySpan<float>(values + skipped, ready).CopyTo(new Span<float>(to, ready));
            to += ready;
            left -= ready;
            skipped = 0;
        }
    }
}
