using System.Runtime.ExceptionServices;

namespace WeightInit.Models;

/// <summary>Runs the pieces of a checkpoint on several threads, each with a buffer of its own.</summary>
internal sealed class PieceWorkers
{
    /// <summary>Tensors that are drawn whole and are larger than this are drawn one at a time, for the memory they take.</summary>
    private const int LargeBytes = 16 << 20;

    private readonly PieceList _pieces;
    private readonly Work _work;
    private readonly IProgress<WriteProgress>? _progress;
    private readonly CancellationTokenSource _stop;
    private readonly Lock _large = new();
    private readonly long _total;
    private long _next = -1;
    private long _done;
    private Exception? _failure;

    private PieceWorkers(PieceList pieces, Work work, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        _pieces = pieces;
        _work = work;
        _progress = progress;
        _total = pieces.Bytes;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>What is done with a piece.</summary>
    internal delegate void Work(int tensor, long begin, Span<byte> buffer);

    /// <summary>Runs every piece once; the first that fails ends the others.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="work">Called on several threads, with a buffer of the piece's length.</param>
    /// <param name="workers">How many threads, 1 or more.</param>
    /// <param name="progress">Told after a piece, or null.</param>
    /// <param name="cancellation">Ends the work between pieces.</param>
    internal static void Run(PieceList pieces, Work work, int workers, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        PieceWorkers crew = new(pieces, work, progress, cancellation);
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
            for (long piece = Interlocked.Increment(ref _next); piece < _pieces.Count; piece = Interlocked.Increment(ref _next))
            {
                _stop.Token.ThrowIfCancellationRequested();
                (int tensor, long begin, int length) = _pieces[piece];
                if (length <= buffer.Length)
                    _work(tensor, begin, buffer.AsSpan(0, length));
                else
                    Whole(tensor, length);
                _progress?.Report(new WriteProgress(Interlocked.Add(ref _done, length), _total));
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
            _stop.Cancel();
        }
    }

    private void Whole(int tensor, int length)
    {
        if (length <= LargeBytes)
        {
            _work(tensor, 0, GC.AllocateUninitializedArray<byte>(length));
            return;
        }

        lock (_large)
            _work(tensor, 0, GC.AllocateUninitializedArray<byte>(length));
    }
}
