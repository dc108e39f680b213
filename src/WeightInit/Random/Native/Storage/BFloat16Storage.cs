using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>The nearest bfloat16, ties to even, of values that are numbers.</summary>
internal unsafe readonly struct BFloat16Storage : IStorage32<BFloat16>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, TWord, TReal>(TReal values, BFloat16* destination)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord bits = TLanes.AsWord(values);
        TWord even = TLanes.And(TLanes.ShiftRight(bits, 16), TLanes.Word(1));
        TWord rounded = TLanes.Add(TLanes.Add(bits, even), TLanes.Word(0x7FFF));
        TLanes.StoreLow16(TLanes.ShiftRight(rounded, 16), (ushort*)destination);
    }
}
