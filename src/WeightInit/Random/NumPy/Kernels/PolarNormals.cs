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
    internal const int Points = Mt19937.Stretch / 4;

    /// <summary>The most lanes that a vector has.</summary>
    private const int MostLanes = 8;

    private readonly double* _destination = destination;

    /// <summary>Doubles that the points of those inside take: x1, x2 and s of each, and room for what a vector writes behind.</summary>
    internal static int RoomFor(int points) => 3 * (points + (2 * MostLanes));

    [SkipLocalsInit]
    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        const int Room = Points + (2 * MostLanes);
        double* chosen = stackalloc double[3 * Room];
        double* to = _destination;
        for (long wanted = pairs; wanted > 0;)
        {
            int points = (int)Math.Min(Points, wanted);
            int ready = Choose<TLanes, TWord, TReal>(engine, points, chosen, Room);
            Make<TLanes, TWord, TReal>(chosen, Room, to, ready, mean, std);
            to += 2 * ready;
            wanted -= ready;
        }
    }

    /// <summary>Draws points and puts those inside the circle together: their x1, x2 and s, <paramref name="room"/> apart.</summary>
    /// <returns>How many are inside.</returns>
    [SkipLocalsInit]
    internal static int Choose<TLanes, TWord, TReal>(Mt19937 engine, int points, double* chosen, int room)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        ulong* words = stackalloc ulong[2 * (Points + MostLanes)];
        int ready = 0;
        for (; points > 0; points -= Points)
        {
            int some = Math.Min(Points, points);
            engine.Words((uint*)words, 4 * some);
            ready = Choose<TLanes, TWord, TReal>(words, some, chosen, room, ready);
        }

        return ready;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Choose<TLanes, TWord, TReal>(ulong* words, int points, double* x1, int room, int ready)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        double* x2 = x1 + room;
        double* square = x2 + room;
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

    /// <summary>Makes the normals of points inside the circle, and writes them one after another.</summary>
    [SkipLocalsInit]
    internal static void Make<TLanes, TWord, TReal>(double* chosen, int room, double* to, int count, double mean, double std)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        int left = count % TLanes.Count;
        MakeWhole<TLanes, TWord, TReal>(chosen, room, to, count - left, mean, std);
        if (left == 0)
            return;

        // What stands behind the last point is old or nothing: it is computed with and thrown away.
        double* last = stackalloc double[2 * MostLanes];
        MakeWhole<TLanes, TWord, TReal>(chosen + count - left, room, last, TLanes.Count, mean, std);
        new ReadOnlySpan<double>(last, 2 * left).CopyTo(new Span<double>(to + (2 * (count - left)), 2 * left));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MakeWhole<TLanes, TWord, TReal>(double* x1, int room, double* to, int count, double mean, double std)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        double* x2 = x1 + room;
        double* square = x2 + room;
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
