using System.Collections.Concurrent;
using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>How a plan is cut into pieces, and how workers run them.</summary>
public class PieceTests
{
    private const int MiB = 1 << 20;
    private static readonly byte[] Zeros = new byte[4 * MiB];

    [Fact]
    public void Pieces_cover_every_tensor_once_in_order()
    {
        PieceList pieces = Pieces(
            (new TensorSpec("empty", [0]), Init.Zeros),
            (new TensorSpec("small", [5]), Init.Zeros),
            (new TensorSpec("empty too", [0, 3]), Init.Orthogonal()),
            (new TensorSpec("long", [(2 * MiB / 4) + 1]), Init.Normal(1)),
            (new TensorSpec("whole", [1024, 1024]), Init.Orthogonal()),
            (new TensorSpec("exact", [MiB / 4]), Init.Zeros),
            (new TensorSpec("last", [0]), Init.Zeros));

        (int, long, long)[] all = [.. Enumerable.Range(0, (int)pieces.Count).Select(i => pieces[i])];

        Assert.Equal([(1, 0, 20), (3, 0, MiB), (3, MiB, MiB), (3, 2 * MiB, 4), (4, 0, 4 * MiB), (5, 0, MiB)], all);
        Assert.Equal(all.Sum(piece => piece.Item3), pieces.Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void Every_piece_is_run_once(int workers)
    {
        PieceList pieces = Pieces((new TensorSpec("a", [20 * MiB / 4]), Init.Zeros), (new TensorSpec("b", [1024, 1024]), Init.Orthogonal()));
        ConcurrentBag<(int, long, int)> seen = [];
        Progress progress = new();

        PieceWorkers.Run(pieces, Nothing, (tensor, begin, buffer) => seen.Add((tensor, begin, buffer.Length)), workers, progress, default);

        (int, long, int)[] expected = [.. Enumerable.Range(0, 20).Select(i => (0, (long)i * MiB, MiB)), .. Enumerable.Range(0, 4).Select(i => (1, (long)i * MiB, MiB))];
        Assert.Equal(expected, seen.Order());
        Assert.Equal(new WriteProgress(pieces.Bytes, pieces.Bytes), progress.Reports.MaxBy(report => report.BytesDone));
    }

    [Fact]
    public void The_first_failure_ends_the_work_and_is_the_one_that_is_seen()
    {
        PieceList pieces = Pieces((new TensorSpec("a", [1000L * MiB / 4]), Init.Zeros));
        int run = 0;

        IOException error = Assert.Throws<IOException>(() => PieceWorkers.Run(pieces, Nothing, (_, begin, _) =>
        {
            Interlocked.Increment(ref run);
            if (begin >= 10 * MiB)
                throw new IOException("full");
        }, 2, null, default));

        Assert.Equal("full", error.Message);
        Assert.InRange(run, 11, 20);
    }

    [Fact]
    public void Cancellation_ends_the_work()
    {
        using CancellationTokenSource source = new();
        PieceList pieces = Pieces((new TensorSpec("a", [1000L * MiB / 4]), Init.Zeros));
        int run = 0;

        Assert.Throws<OperationCanceledException>(() => PieceWorkers.Run(pieces, Nothing, (_, begin, _) =>
        {
            Interlocked.Increment(ref run);
            if (begin >= 10 * MiB)
                source.Cancel();
        }, 2, null, source.Token));

        Assert.InRange(run, 11, 20);
    }

    [Fact]
    public void A_whole_tensor_beyond_an_array_is_refused()
    {
        OutputException error = Assert.Throws<OutputException>(() => Pieces((new TensorSpec("vast", [40_000, 40_000]), Init.Orthogonal())));

        Assert.Contains("vast", error.Message, StringComparison.Ordinal);
        Assert.Contains("6400000000", error.Message, StringComparison.Ordinal);
    }

    private static PieceList Pieces(params (TensorSpec Tensor, Initializer Initializer)[] tensors) =>
        new([.. tensors.Select(item => item.Tensor)], new KeySource(tensors, RandomKey.FromSeed(0)));

    private static BytesReader Nothing(int tensor, long begin) => new(Zeros);

    private sealed class Progress : IProgress<WriteProgress>
    {
        public ConcurrentBag<WriteProgress> Reports { get; } = [];

        public void Report(WriteProgress value) => Reports.Add(value);
    }
}
