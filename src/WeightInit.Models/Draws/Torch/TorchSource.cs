using System.Runtime.InteropServices;
using WeightInit.TorchCpu;

namespace WeightInit.Models;

/// <summary>
/// A model's tensors as PyTorch draws them while it makes the model: each at its place in the stream, so that what is discarded
/// is jumped over and what is kept is drawn in bounded memory, in any order and on several threads.
/// </summary>
internal sealed class TorchSource : TensorSource
{
    /// <summary>How much one reader draws: what it costs to find the place is little beside it.</summary>
    private const long Stretch = 32L << 20;

    private readonly IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> _tensors;
    private readonly TorchSpot?[] _spots;
    private readonly Mt19937Places _words;

    private TorchSource(
        string order, TorchGenerator generator, string seed, IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, TorchSpot?[] spots, Mt19937Places words)
    {
        Order = order;
        StreamName = generator.StreamName;
        SeedText = seed;
        _tensors = tensors;
        _spots = spots;
        _words = words;
    }

    public override string StreamName { get; }

    public override string SeedText { get; }

    public override string? Order { get; }

    /// <summary>Whether a stream is PyTorch's.</summary>
    internal static bool IsFor(StreamInfo stream) => stream.Name.StartsWith("torch-", StringComparison.Ordinal);

    /// <summary>The tensors of a plan at the places that a sequence of draws gives them.</summary>
    /// <exception cref="ArgumentException">PyTorch does not take this seed, or refuses a law.</exception>
    internal static TorchSource Of(Plan plan, DrawSequence sequence, StreamInfo stream, StreamSeed seed)
    {
        TorchGenerator generator = (TorchGenerator)stream.OpenStream(seed);
        Mt19937Places words = WordsOf(generator);
        IReadOnlyList<(TorchFill Fill, TorchPlace Place)> places = TorchPlaces.Of(sequence, generator.Version, words);
        TorchSpot?[] spots = [.. plan.Tensors.Select(planned => Spot(planned, sequence, places))];
        return new TorchSource(sequence.Order, generator, seed.ToString(), [.. plan.Tensors.Select(planned => (planned.Tensor, planned.Initializer))], spots, words);
    }

    /// <summary>The tensors of a checkpoint at the places that its provenance gives them.</summary>
    /// <exception cref="FormatException">A position is none.</exception>
    internal static TorchSource Of(Provenance provenance, StreamInfo stream, StreamSeed seed)
    {
        TorchGenerator generator = (TorchGenerator)stream.OpenStream(seed);
        TorchSpot?[] spots = [.. provenance.Tensors.Select(tensor => tensor.Position is null ? null : TorchSpot.Parse(tensor.Position, generator.Version, tensor.Tensor, LawOf(tensor.Tensor, tensor.Initializer)))];
        return new TorchSource(provenance.Order!, generator, seed.ToString(), [.. provenance.Tensors.Select(tensor => (tensor.Tensor, tensor.Initializer))], spots, WordsOf(generator));
    }

    public override string? PositionOf(int tensor) => _spots[tensor]?.PositionOf(_tensors[tensor].Tensor).ToString();

    public override long StretchOf(int tensor) => _spots[tensor] is { Fill.IsDivisible: false } ? long.MaxValue : Stretch;

    public override TensorReader Open(int tensor, long begin)
    {
        (TensorSpec spec, Initializer initializer) = _tensors[tensor];
        if (_spots[tensor] is not { } spot)
            return new UndrawnReader(spec, initializer, begin);
        return spec.DType switch
        {
            DType.Float64 => new Reader<double>(spec, spot, _words, begin),
            DType.BFloat16 => new Reader<BFloat16>(spec, spot, _words, begin),
            DType.Float16 => new Reader<Half>(spec, spot, _words, begin),
            _ => new Reader<float>(spec, spot, _words, begin),
        };
    }

    private static Mt19937Places WordsOf(TorchGenerator generator) => new(Mt19937.FromWord((uint)generator.InitialSeed));

    private static TorchSpot? Spot(PlannedTensor planned, DrawSequence sequence, IReadOnlyList<(TorchFill Fill, TorchPlace Place)> places)
    {
        if (!sequence.Tensors.TryGetValue(planned.Tensor.Name, out DrawnPart part))
            return null;
        (TorchFill fill, TorchPlace place) = places[part.Draw];
        return fill.Law.Equals(planned.Distribution)
            ? new TorchSpot(fill, place, part.Offset)
            : throw new InvalidOperationException($"{planned.Tensor.Name}: {sequence.Order} draws {fill.Law}, the plan has {planned.LawText ?? planned.Initializer.ToString()}.");
    }

    private static Distribution LawOf(TensorSpec tensor, Initializer initializer) =>
        initializer is ElementwiseInitializer elementwise && elementwise.LawsFor(tensor) is [var only]
            ? only.Law
            : throw new FormatException($"{OneLine.Plain(tensor.Name)}: PyTorch has no one function for {initializer}");

    private sealed class Reader<T> : TensorReader
        where T : unmanaged
    {
        private readonly TensorSpec _tensor;
        private readonly TorchValues<T> _values;
        private long _next;

        internal Reader(TensorSpec tensor, TorchSpot spot, Mt19937Places words, long begin)
        {
            _tensor = tensor;
            _next = begin / tensor.DType.Size();
            _values = TensorBytes.Naming(tensor, () => TorchValues<T>.Open(spot.Fill, words, spot.Place, spot.Offset + _next));
        }

        public override void Read(Span<byte> destination)
        {
            Span<T> values = MemoryMarshal.Cast<byte, T>(destination);
            try
            {
                _values.Read(values);
            }
            catch (NotSupportedException exception)
            {
                throw TensorBytes.Named(_tensor, exception);
            }

            PaddingRow.Clear(values, _tensor, _next);
            _next += values.Length;
        }

        protected override void Dispose(bool disposing)
        {
            _values.Close();
            base.Dispose(disposing);
        }
    }

    /// <summary>Reads a tensor that no generator has to do with: constants and the like.</summary>
    private sealed class UndrawnReader(TensorSpec tensor, Initializer initializer, long begin) : TensorReader
    {
        private long _next = begin;

        public override void Read(Span<byte> destination)
        {
            TensorBytes.Fill(destination, initializer, tensor, _next / tensor.DType.Size(), Undrawn.Key);
            _next += destination.Length;
        }
    }
}
