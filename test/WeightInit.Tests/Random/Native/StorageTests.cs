using System.Runtime.Intrinsics;
using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>Rounding to the 16-bit types, at every value that lies on, beside or halfway between two of them.</summary>
public unsafe class StorageTests
{
    [Fact]
    public void One_lane() => Rounds<Lanes32x1, uint, float>(true);

    [Fact]
    public void Four_lanes() => Rounds<Lanes32x4, Vector128<uint>, Vector128<float>>(Lanes32x4.IsSupported);

    [Fact]
    public void Eight_lanes() => Rounds<Lanes32x8, Vector256<uint>, Vector256<float>>(Lanes32x8.IsSupported);

    [Fact]
    public void Sixteen_lanes() => Rounds<Lanes32x16, Vector512<uint>, Vector512<float>>(Lanes32x16.IsSupported);

    private static void Rounds<TLanes, TWord, TReal>(bool supported)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        if (!supported)
            return;
        float[] halves = [.. Around(Enumerable.Range(0, 0x7C00).Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)bits))).Where(x => Math.Abs(x) < 65520)];
        Assert.True(halves.Length > 300_000);
        Half[] nearHalf = new Half[halves.Length];
        Map<Float16Storage, TLanes, TWord, TReal, Half>(halves, nearHalf);
        for (int i = 0; i < halves.Length; i++)
            Assert.Equal(BitConverter.HalfToUInt16Bits((Half)halves[i]), BitConverter.HalfToUInt16Bits(nearHalf[i]));

        float[] brains = [.. Around(Enumerable.Range(0, 0x7F80).Select(bits => (float)BFloat16.FromBits((ushort)bits)))];
        BFloat16[] nearBrain = new BFloat16[brains.Length];
        Map<BFloat16Storage, TLanes, TWord, TReal, BFloat16>(brains, nearBrain);
        for (int i = 0; i < brains.Length; i++)
            Assert.Equal(((BFloat16)brains[i]).Bits, nearBrain[i].Bits);
    }

    /// <summary>For ascending values: each, the halfway points, their neighbours, and all of it negated.</summary>
    private static IEnumerable<float> Around(IEnumerable<float> ascending)
    {
        float before = 0;
        foreach (float value in ascending)
        {
            float between = (before * 0.5f) + (value * 0.5f);
            foreach (float x in new[] { MathF.BitDecrement(between), between, MathF.BitIncrement(between), MathF.BitDecrement(value), value })
            {
                if (x >= 0)
                {
                    yield return x;
                    yield return -x;
                }
            }

            before = value;
        }
    }

    private static void Map<TStorage, TLanes, TWord, TReal, T>(float[] values, T[] stored)
        where TStorage : IStorage32<T>
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
        where T : unmanaged
    {
        int whole = values.Length / TLanes.Count * TLanes.Count;
        float[] padded = [.. values, .. new float[16]];
        fixed (float* from = padded)
        fixed (T* to = stored)
        {
            Map32<Identity, TStorage, TLanes, TWord, TReal, T> map = new(default);
            map.Whole((uint*)from, to, whole);
            map.Part((uint*)from + whole, to + whole, values.Length - whole);
        }
    }

    private readonly struct Identity : IOperation32
    {
        public TReal Apply<TLanes, TWord, TReal>(TWord words)
            where TLanes : ILanes32<TWord, TReal>
            where TWord : unmanaged
            where TReal : unmanaged =>
            TLanes.AsReal(words);
    }
}
