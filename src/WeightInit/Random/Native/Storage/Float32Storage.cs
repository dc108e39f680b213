using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>As they are.</summary>
internal unsafe readonly struct Float32Storage : IStorage32<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, TWord, TReal>(TReal values, float* destination)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.Store(values, destination);
}
