using System.Runtime.Intrinsics;

namespace WeightInit.Native;

/// <summary>The one place where the width of the vectors is chosen: the widest that the hardware has. The bits are the same at all.</summary>
internal static unsafe class VectorWidth
{
    /// <summary>In bits; 32 where there are no vectors.</summary>
    internal static int Bits =>
        Lanes32x16.IsSupported ? 512 : Lanes32x8.IsSupported ? 256 : Lanes32x4.IsSupported ? 128 : 32;

    /// <summary>Lanes of 64 bits: 8, 4, 2 or 1.</summary>
    internal static int Lanes64 => Math.Max(Bits / 64, 1);

    /// <summary>Elements of 32 bits in a group of sixteen blocks.</summary>
    internal const int GroupSize = 256;

    /// <summary>Writes the words of a group in the order of 32-bit elements.</summary>
    internal static void Words(uint* key, ulong group, uint* words)
    {
        if (Lanes32x16.IsSupported)
            ChaChaLanes<Lanes32x16, Vector512<uint>, Vector512<float>>.Group(key, group, words);
        else if (Lanes32x8.IsSupported)
            ChaChaLanes<Lanes32x8, Vector256<uint>, Vector256<float>>.Group(key, group, words);
        else if (Lanes32x4.IsSupported)
            ChaChaLanes<Lanes32x4, Vector128<uint>, Vector128<float>>.Group(key, group, words);
        else
            ChaChaLanes<Lanes32x1, uint, float>.Group(key, group, words);
    }

    /// <summary>Runs a loop over 32-bit lanes.</summary>
    internal static void Run<TKernel>(TKernel kernel)
        where TKernel : struct, IKernel32
    {
        if (Lanes32x16.IsSupported)
            kernel.Run<Lanes32x16, Vector512<uint>, Vector512<float>>();
        else if (Lanes32x8.IsSupported)
            kernel.Run<Lanes32x8, Vector256<uint>, Vector256<float>>();
        else if (Lanes32x4.IsSupported)
            kernel.Run<Lanes32x4, Vector128<uint>, Vector128<float>>();
        else
            kernel.Run<Lanes32x1, uint, float>();
    }

    /// <summary>Runs a loop over 64-bit lanes.</summary>
    internal static void Run64<TKernel>(TKernel kernel)
        where TKernel : struct, IKernel64
    {
        if (Lanes32x16.IsSupported)
            kernel.Run<Lanes64x8, Vector512<ulong>, Vector512<double>>();
        else if (Lanes32x8.IsSupported)
            kernel.Run<Lanes64x4, Vector256<ulong>, Vector256<double>>();
        else if (Lanes32x4.IsSupported)
            kernel.Run<Lanes64x2, Vector128<ulong>, Vector128<double>>();
        else
            kernel.Run<Lanes64x1, ulong, double>();
    }

    /// <summary>Fills elements of 32 bits or fewer.</summary>
    internal static void Fill<TOperation, TStorage, T>(uint* key, TOperation operation, T* destination, long count, ulong start)
        where TOperation : struct, IOperation32
        where TStorage : IStorage32<T>
        where T : unmanaged
    {
        if (Lanes32x16.IsSupported)
            Fill<TOperation, TStorage, Lanes32x16, Vector512<uint>, Vector512<float>, T>(key, operation, destination, count, start);
        else if (Lanes32x8.IsSupported)
            Fill<TOperation, TStorage, Lanes32x8, Vector256<uint>, Vector256<float>, T>(key, operation, destination, count, start);
        else if (Lanes32x4.IsSupported)
            Fill<TOperation, TStorage, Lanes32x4, Vector128<uint>, Vector128<float>, T>(key, operation, destination, count, start);
        else
            Fill<TOperation, TStorage, Lanes32x1, uint, float, T>(key, operation, destination, count, start);
    }

    /// <summary>Fills elements of 32 bits or fewer with quantiles.</summary>
    internal static void FillQuantiles<TOperation, TStorage, T>(uint* key, TOperation operation, T* destination, long count, ulong start)
        where TOperation : struct, IQuantile32
        where TStorage : IStorage32<T>
        where T : unmanaged
    {
        if (Lanes32x16.IsSupported)
            GroupLoop<Words32<Lanes32x16, Vector512<uint>, Vector512<float>>, QuantileMap32<TOperation, TStorage, Lanes32x16, Vector512<uint>, Vector512<float>, T>, uint, T>.Fill(
                key, new(operation), destination, count, start);
        else if (Lanes32x8.IsSupported)
            GroupLoop<Words32<Lanes32x8, Vector256<uint>, Vector256<float>>, QuantileMap32<TOperation, TStorage, Lanes32x8, Vector256<uint>, Vector256<float>, T>, uint, T>.Fill(
                key, new(operation), destination, count, start);
        else
            Fill<TOperation, TStorage, T>(key, operation, destination, count, start);
    }

    /// <summary>Fills elements of 64 bits.</summary>
    internal static void Fill<TOperation>(uint* key, TOperation operation, double* destination, long count, ulong start)
        where TOperation : struct, IOperation64
    {
        if (Lanes32x16.IsSupported)
            Fill<TOperation, Words32<Lanes32x16, Vector512<uint>, Vector512<float>>, Lanes64x8, Vector512<ulong>, Vector512<double>>(key, operation, destination, count, start);
        else if (Lanes32x8.IsSupported)
            Fill<TOperation, Words32<Lanes32x8, Vector256<uint>, Vector256<float>>, Lanes64x4, Vector256<ulong>, Vector256<double>>(key, operation, destination, count, start);
        else if (Lanes32x4.IsSupported)
            Fill<TOperation, Words32<Lanes32x4, Vector128<uint>, Vector128<float>>, Lanes64x2, Vector128<ulong>, Vector128<double>>(key, operation, destination, count, start);
        else
            Fill<TOperation, Words32<Lanes32x1, uint, float>, Lanes64x1, ulong, double>(key, operation, destination, count, start);
    }

    private static void Fill<TOperation, TStorage, TLanes, TWord, TReal, T>(
        uint* key, TOperation operation, T* destination, long count, ulong start)
        where TOperation : struct, IOperation32
        where TStorage : IStorage32<T>
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
        where T : unmanaged =>
        GroupLoop<Words32<TLanes, TWord, TReal>, Map32<TOperation, TStorage, TLanes, TWord, TReal, T>, uint, T>.Fill(
            key, new(operation), destination, count, start);

    private static void Fill<TOperation, TSource, TLanes, TWord, TReal>(
        uint* key, TOperation operation, double* destination, long count, ulong start)
        where TOperation : struct, IOperation64
        where TSource : IWordSource<uint>
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        GroupLoop<Words64<TSource, TLanes, TWord, TReal>, Map64<TOperation, TLanes, TWord, TReal>, ulong, double>.Fill(
            key, new(operation), destination, count, start);
}
