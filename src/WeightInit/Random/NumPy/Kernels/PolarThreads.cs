using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.NumPyKernels;

/// <summary>
/// <see cref="PolarNormals"/> on several threads. Which words a point takes is known, but not how many points of a stretch lie inside
/// the circle: so the stretches go round among the threads, each finds its points, adds their number to that of the stretches before,
/// which says where its normals belong, and makes them there.
/// </summary>
/// <remarks>
/// A thread passes over the words of the others by the recurrence alone, an eighth of what a stretch costs; for two threads that is
/// less than a jump. A round of stretches has no more points than pairs are wanted, so no normal is made that is not wanted; what is
/// left, a fifth, is the next round's, and the last few are drawn on one thread.
/// </remarks>
internal sealed unsafe class PolarThreads(double* destination, double mean, double std, int threads)
{
    /// <summary>Points of a stretch: those of so many stretches of words.</summary>
    private const int Points = 16 * PolarNormals.Points;

    /// <summary>Pairs from which on a second thread pays.</summary>
    internal const long Worthwhile = 64 * Points;

    /// <summary>Draws pairs and gives the generator that stands behind them.</summary>
    internal Mt19937 Fill(Mt19937 engine, long pairs)
    {
        double* to = destination;
        while (pairs >= Worthwhile)
        {
            int stretches = (int)Math.Min(pairs / Points, int.MaxValue / 2);
            long[] ends = new long[stretches + 1];
            Array.Fill(ends, -1, 1, stretches);
            Mt19937 start = Mt19937.FromState(engine.Key, engine.Position);
            Mt19937[] engines = new Mt19937[threads];
            double* from = to;
            Threads.Run(threads, thread => engines[thread] = Round(start, thread, stretches, ends, from));
            engine = engines[(stretches - 1) % threads];
            to += 2 * ends[stretches];
            pairs -= ends[stretches];
        }

        VectorWidth.Run64(new PolarNormals(engine, to, pairs, mean, std));
        return engine;
    }

    private Mt19937 Round(Mt19937 start, int thread, int stretches, long[] ends, double* to)
    {
        Mt19937 engine = Mt19937.FromState(start.Key, start.Position);
        engine.Skip(4L * Points * thread);
        double[] room = GC.AllocateUninitializedArray<double>(PolarNormals.RoomFor(Points), pinned: true);
        double* chosen = (double*)Unsafe.AsPointer(ref room[0]);
        for (int stretch = thread; stretch < stretches; stretch += threads)
        {
            PolarStretch work = new(engine, Points, chosen, ends, stretch, to, mean, std);
            VectorWidth.Run64(work);
            if (stretch + threads < stretches)
                engine.Skip(4L * Points * (threads - 1));
        }

        return engine;
    }
}

/// <summary>One stretch of points: find those inside, learn where they belong, make their normals there.</summary>
internal readonly unsafe struct PolarStretch(
    Mt19937 engine, int points, double* chosen, long[] ends, int stretch, double* destination, double mean, double std) : IKernel64
{
    private readonly double* _chosen = chosen;
    private readonly double* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        int ready = PolarNormals.Choose<TLanes, TWord, TReal>(engine, points, _chosen, PolarNormals.RoomFor(points) / 3);
        SpinWait wait = default;
        long before;
        while ((before = Volatile.Read(ref ends[stretch])) < 0)
            wait.SpinOnce(sleep1Threshold: -1);
        Volatile.Write(ref ends[stretch + 1], before + ready);
        PolarNormals.Make<TLanes, TWord, TReal>(_chosen, PolarNormals.RoomFor(points) / 3, _destination + (2 * before), ready, mean, std);
    }
}
