using WeightInit.Models;

namespace WeightInit.Tests.Draws;

/// <summary>A checkpoint takes every tensor's bytes from a source, piece by piece, and its provenance says where they lay.</summary>
public class TensorSourceTests
{
    private const int Pieces = 5;

    private static Plan Plan => new Recipe("r", "r", [new("normal(std=1)")]).Resolve(
        new ModelSpec("m", [new TensorSpec("a", [3]), new TensorSpec("b", [(Pieces << 18) + 1]), new TensorSpec("none", [0])]));

    [Fact]
    public void A_checkpoint_is_what_its_source_reads()
    {
        using TemporaryFolder folder = new();
        Counting source = new();

        Provenance written = Plan.WriteTo(folder["m"], source, new() { Workers = 3 });

        Provenance read = CheckpointVerifier.ReadProvenance(folder["m"]);
        Assert.Equal(("counting", "7", "a library 1.0"), (read.Stream, read.Seed, read.Order));
        Assert.Equal(["place=0", "place=1", "place=2"], read.Tensors.Select(tensor => tensor.Position));
        Assert.Equal(written.ContentDigest, read.ContentDigest);
        Assert.Equal([(0, 0L), (1, 0L), (1, 2L << 20), (1, 4L << 20)], source.Opened.Order());
        using SafetensorsReader reader = SafetensorsReader.Open(Path.Combine(folder["m"], "model.safetensors"));
        byte[] bytes = [.. System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(reader.Read<float>("b"))];
        Assert.Equal(Enumerable.Range(0, (Pieces << 20) + 4).Select(Counting.Byte), bytes);
    }

    [Fact]
    public void An_order_that_is_not_known_is_not_drawn_again()
    {
        using TemporaryFolder folder = new();
        Provenance written = Plan.WriteTo(folder["m"], RandomKey.FromSeed(1)) with { Order = "a library 1.0" };

        ProvenanceException error = Assert.Throws<ProvenanceException>(() => CheckpointVerifier.Verify(folder["m"], written));

        Assert.Contains("a library 1.0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jax", "3")]
    [InlineData("jax-legacy", "3")]
    [InlineData("torch-2.13", "3")]
    [InlineData("tensorflow", "3")]
    public void A_stream_draws_its_checkpoint_again(string stream, string seed)
    {
        using TemporaryFolder folder = new();
        Plan plan = Plan;
        TensorSource source = TensorSources.Of(Streams.Find(stream), StreamSeed.Parse(seed), [.. plan.Tensors.Select(planned => (planned.Tensor, planned.Initializer))]);

        Provenance written = plan.WriteTo(folder["m"], source);

        Assert.Null(CheckpointVerifier.Verify(folder["m"], written));
        Assert.NotNull(CheckpointVerifier.Verify(folder["m"], written with { Tensors = [written.Tensors[0] with { Digest = new('0', 64) }, .. written.Tensors.Skip(1)] }));
    }

    /// <summary>The bytes of every tensor count on, in stretches of 2 MiB.</summary>
    private sealed class Counting : TensorSource
    {
        public System.Collections.Concurrent.ConcurrentBag<(int, long)> Opened { get; } = [];

        public override string StreamName => "counting";

        public override string SeedText => "7";

        public override string? Order => "a library 1.0";

        public override string? PositionOf(int tensor) => DrawPosition.Of(("place", tensor)).ToString();

        public override long StretchOf(int tensor) => 2 << 20;

        public override TensorReader Open(int tensor, long begin)
        {
            Opened.Add((tensor, begin));
            return new Reader(begin);
        }

        public static byte Byte(int place) => (byte)(place % 251);

        private sealed class Reader(long next) : TensorReader
        {
            public override void Read(Span<byte> destination)
            {
                foreach (ref byte value in destination)
                    value = Byte((int)next++);
            }
        }
    }
}
