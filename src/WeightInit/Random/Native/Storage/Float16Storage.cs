using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>The nearest float16, ties to even, of values below 65520 in magnitude.</summary>
internal unsafe readonly struct Float16Storage : IStorage32<Half>
{
    private const uint SmallestNormal = 113 << 23;
    private const uint ExponentShift = 112 << 23;
    private const float Half = 0.5f;
    private const uint HalfBits = 126 << 23;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, TWord, TReal>(TReal values, Half* destination)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord bits = TLanes.AsWord(values);
        TWord magnitude = TLanes.And(bits, TLanes.Word(0x7FFF_FFFF));
        TWord even = TLanes.And(TLanes.ShiftRight(magnitude, 13), TLanes.Word(1));
        TWord rounded = TLanes.Add(TLanes.Add(magnitude, even), TLanes.Word(unchecked(0xFFF - ExponentShift)));
        TWord normal = TLanes.ShiftRight(rounded, 13);

        // Beside 1/2 the unit in the last place of a float32 is that of a subnormal float16: the addition rounds.
        TReal aligned = TLanes.Add(TLanes.AsReal(magnitude), TLanes.Real(Half));
        TWord subnormal = TLanes.Subtract(TLanes.AsWord(aligned), TLanes.Word(HalfBits));

        TWord small = TLanes.Less(magnitude, TLanes.Word(SmallestNormal));
        TWord sign = TLanes.And(TLanes.ShiftRight(bits, 16), TLanes.Word(0x8000));
        TLanes.StoreLow16(TLanes.Or(sign, TLanes.Select(small, subnormal, normal)), (ushort*)destination);
    }
}
