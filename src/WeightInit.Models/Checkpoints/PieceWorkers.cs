using System.Runtime.ExceptionServices;

namespace WeightInit.Models;

/// <summary>Reads the pieces of a checkpoint from their source on several threads, each with a buffer of its own.</summary>
internal sealed class PieceWorkers
{
    private readonly PieceList _pieces;
    private readonly Opener _open;
    private readonly Work _work;
    private readonly IProgress<WriteProgress>? _progress;
    private readonly CancellationTokenSource _stop;
    private readonly long _total;
    private long _next = -1;
    private long _done;
    private Exception? _failure;

    private PieceWorkers(PieceList pieces, Opener open, Work work, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        _pieces = pieces;
        _open = open;
        _work = work;
        _progress = progress;
        _total = pieces.Bytes;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Opens a stretch, or gives null where it is not wanted.</summary>
    internal delegate TensorReader? Opener(int tensor, long begin);

    /// <summary>What is done with a piece: at most 1 MiB, in order within a stretch.</summary>
    internal delegate void Work(int tensor, long begin, ReadOnlySpan<byte> piece);

    /// <summary>Reads every piece once; the first that fails ends the others.</summary>
    /// <param name="pieces">The stretches.</param>
    /// <param name="open">Opens a stretch, on several threads.</param>
    /// <param name="work">Takes a piece, on several threads.</param>
    /// <param name="workers">How many threads, 1 or more; one thread goes through the stretches in order.</param>
    /// <param name="progress">Told after a piece, or null.</param>
    /// <param name="cancellation">Ends the work between pieces.</param>
    internal static void Run(PieceList pieces, Opener open, Work work, int workers, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        PieceWorkers crew = new(pieces, open, work, progress, cancellation);
        using (crew._stop)
            crew.Run((int)Math.Min(workers, Math.Max(1, pieces.Count)));
        cancellation.ThrowIfCancellationRequested();
        if (crew._failure is not null)
            ExceptionDispatchInfo.Throw(crew._failure);
    }

    private void Run(int workers)
    {
        Thread[] others = new Thread[workers - 1];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Worker) { IsBackground = true, Name = "weights" };
            others[i].Start();
        }

        Worker();
        foreach (Thread other in others)
            other.Join();
    }

    private void Worker()
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(ContentDigest.PieceBytes);
        try
        {
            for (long stretch = Interlocked.Increment(ref _next); stretch < _pieces.Count; stretch = Interlocked.Increment(ref _next))
            {
                _stop.Token.ThrowIfCancellationRequested();
                (int tensor, long begin, long length) = _pieces[stretch];
                using TensorReader? reader = _open(tensor, begin);
                if (reader is not null)
                    Read(reader, tensor, begin, length, buffer);
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
            _stop.Cancel();
        }
    }

    private void Read(TensorReader reader, int tensor, long begin, long length, byte[] buffer)
    {
        for (long done = 0; done < length;)
        {
            _stop.Token.ThrowIfCancellationRequested();
            Span<byte> piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done));
            reader.Read(piece);
            _work(tensor, begin + done, piece);
            done += piece.Length;
            _progress?.Report(new WriteProgress(Interlocked.Add(ref _done, piece.Length), _total));
        }
    }
}
