using System.Runtime.ExceptionServices;

namespace WeightInit.Models;

/// <summary>Runs the pieces of a checkpoint on every core, each worker with a buffer of its own.</summary>
internal static class PieceWorkers
{
    /// <summary>What is done with a piece.</summary>
    internal delegate void Work(int tensor, long begin, Span<byte> buffer);

    /// <summary>Runs every piece once.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="work">Called on several threads, with a buffer of the piece's length.</param>
    /// <param name="progress">Told after a piece, or null.</param>
    /// <param name="total">All bytes, for the progress.</param>
    /// <param name="cancellation">Ends the work between pieces.</param>
    internal static void Run(PieceList pieces, Work work, IProgress<WriteProgress>? progress, long total, CancellationToken cancellation)
    {
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        long next = -1;
        long done = 0;
        Exception? failure = null;

        void Worker()
        {
            byte[] buffer = GC.AllocateUninitializedArray<byte>(ContentDigest.PieceBytes);
            try
            {
                for (long piece = Interlocked.Increment(ref next); piece < pieces.Count; piece = Interlocked.Increment(ref next))
                {
                    failed.Token.ThrowIfCancellationRequested();
                    (int tensor, long begin, long length) = pieces[piece];
                    if (length > buffer.Length)
                        buffer = GC.AllocateUninitializedArray<byte>(checked((int)length));
                    work(tensor, begin, buffer.AsSpan(0, (int)length));
                    progress?.Report(new WriteProgress(Interlocked.Add(ref done, length), total));
                    if (buffer.Length > ContentDigest.PieceBytes)
                        buffer = GC.AllocateUninitializedArray<byte>(ContentDigest.PieceBytes);
                }
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
                failed.Cancel();
            }
        }

        Thread[] others = new Thread[Math.Max(0, (int)Math.Min(Environment.ProcessorCount, pieces.Count) - 1)];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Worker) { IsBackground = true, Name = "weights" };
            others[i].Start();
        }

        Worker();
        foreach (Thread other in others)
            other.Join();
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }
}
