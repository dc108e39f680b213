using System.Runtime.CompilerServices;
using WeightInit.Native;
using WeightInit.Numerics;

namespace WeightInit.NumPyKernels;

/// <summary>
/// Pairs of normals by Marsaglia's polar method, as NumPy's legacy generator draws them: x1 and x2 uniform on [-1, 1) until
/// s = x1² + x2² lies within the unit circle; then f·x2 and f·x1 with f = sqrt(-2 ln s / s).
/// </summary>
/// <remarks>
/// Two passes: points are drawn and those inside the circle put together; of those the normals are made. Never are more
/// points drawn than pairs are still wanted, so the generator stands in the end where NumPy's does. s and f are rounded as
/// SSE2 code rounds them, without fused operations; ln is glibc's (<see cref="GnuLog"/>).
/// </remarks>
internal readonly unsafe struct PolarNormals(Mt19937 engine, double* destination, long pairs, double mean, double std) : IKernel64
{
    /// <summary>Points at a time: those of one stretch of words.</summary>
    private const int Points = Mt19937.Stretch / 4;

    /// <summary>Pairs that wait for a whole vector of them, at most.</summary>
    private const int Waiting = 8;

    private const int Room = Points + (2 * Waiting);

    private readonly double* _destination = destination;

    [SkipLocalsInit]
    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        ulong* words = stackalloc ulong[2 * (Points + Waiting)];
        double* x1 = stackalloc double[3 * Room];
        double* to = _destination;
        int ready = 0;
        for (long wanted = pairs; wanted > 0;)
        {
            int points = (int)Math.Min(Points, wanted - ready);
            if (points > 0)
            {
                engine.Words((uint*)words, 4 * points);
                ready = Choose<TLanes, TWord, TReal>(words, points, x1, ready);
            }

            // All that make whole vectors, and the rest where nothing more can be wanted.
            int whole = ready / TLanes.Count * TLanes.Count;
            Make<TLanes, TWord, TReal>(x1, to, whole);
            to += 2 * whole;
            wanted -= whole;
            ready -= whole;
            for (int i = 0; i < ready; i++)
                (x1[i], x1[Room + i], x1[(2 * Room) + i]) = (x1[whole + i], x1[Room + whole + i], x1[(2 * Room) + whole + i]);
            if (ready == wanted && ready > 0)
            {
                double* last = stackalloc double[2 * Waiting];
                Make<TLanes, TWord, TReal>(x1, last, TLanes.Count);
                new ReadOnlySpan<double>(last, 2 * ready).CopyTo(new Span<double>(to, 2 * ready));
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Choose<TLanes, TWord, TReal>(ulong* words, int points, double* x1, int ready)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        double* x2 = x1 + Room;
        double* square = x2 + Room;
        int left = points;
        for (int i = 0; i < points; i += TLanes.Count)
        {
            (TWord first, TWord second) = TLanes.Deinterleave(TLanes.Load(words + (2 * i)), TLanes.Load(words + (2 * i) + TLanes.Count));
            TReal a = Centred<TLanes, TWord, TReal>(first);
            TReal b = Centred<TLanes, TWord, TReal>(second);
            TReal s = TLanes.Add(TLanes.Multiply(a, a), TLanes.Multiply(b, b));
            TWord inside = TLanes.And(TLanes.Less(s, TLanes.Real(1)), TLanes.Less(TLanes.Real(0), s));
            if (left < TLanes.Count)
                inside = TLanes.And(inside, TLanes.First(left));
            TLanes.StoreChosen(a, inside, x1 + ready);
            TLanes.StoreChosen(b, inside, x2 + ready);
            TLanes.StoreChosen(s, inside, square + ready);
            ready += TLanes.Chosen(inside);
            left -= TLanes.Count;
        }

        return ready;
    }

    // 2u - 1, which is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Centred<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal unit = Spread53.Unit<TLanes, TWord, TReal>(words);
        return TLanes.Subtract(TLanes.Add(unit, unit), TLanes.Real(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Make<TLanes, TWord, TReal>(double* x1, double* to, int count)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        double* x2 = x1 + Room;
        double* square = x2 + Room;
        TReal centre = TLanes.Real(mean);
        TReal deviation = TLanes.Real(std);
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TReal s = TLanes.LoadReal(square + i);
            TReal f = TLanes.Sqrt(TLanes.Divide(TLanes.Multiply(TLanes.Real(-2), GnuLog.Of<TLanes, TWord, TReal>(s)), s));
            TReal second = TLanes.Add(centre, TLanes.Multiply(deviation, TLanes.Multiply(f, TLanes.LoadReal(x2 + i))));
            TReal first = TLanes.Add(centre, TLanes.Multiply(deviation, TLanes.Multiply(f, TLanes.LoadReal(x1 + i))));
            TLanes.StoreInterleaved(TLanes.AsWord(second), TLanes.AsWord(first), (ulong*)to + (2 * i));
        }
    }
}
