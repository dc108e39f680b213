using System.Buffers;
using WeightInit.Native;

namespace WeightInit.TorchCpu;

/// <summary>float32 uniforms and normals on several threads, each of which jumps to its words.</summary>
internal static unsafe class ParallelFill
{
    /// <summary>Fills, or says that one thread is as good and has done nothing.</summary>
    internal static bool Try(Source source, Memory<float> destination, Distribution law, int threads)
    {
        if (destination.Length < 2 * Mt19937Jump.Worthwhile)
            return false;
        using MemoryHandle pinned = destination.Pin();
        float* to = (float*)pinned.Pointer;
        switch (law)
        {
            case Uniform uniform:
                // The bounds are checked, and refused, where one thread would.
                UniformFill.Fill(source, Span<float>.Empty, uniform.Low, uniform.High);
                (float low, float high) = ((float)uniform.Low, (float)uniform.High);
                Spread24 spread = new(low, high - low, source.Version == TorchVersion.V2_13 ? high : float.PositiveInfinity);
                source.Engine = TwisterSplit.Run(source.Engine, destination.Length, wordsEach: 1, NormalFill.Block, threads, (engine, first, end) =>
                    VectorWidth.Run(new StreamFill32<Spread24>(engine, spread, to + first, end - first)));
                return true;
            case Normal normal when normal.Std >= 0:
                int whole = destination.Length / NormalFill.Block * NormalFill.Block;
                source.Engine = TwisterSplit.Run(source.Engine, whole, wordsEach: 1, NormalFill.Block, threads, (engine, first, end) =>
                    VectorWidth.Run(new NormalStream(engine, (float)normal.Mean, (float)normal.Std, to + first, end - first)));
                if (whole < destination.Length)
                {
                    source.Engine.Skip(destination.Length - whole);
                    source.Normals(destination.Span[^NormalFill.Block..], (float)normal.Mean, (float)normal.Std);
                }

                return true;
            default:
                return false;
        }
    }
}
