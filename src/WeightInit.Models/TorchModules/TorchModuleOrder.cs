namespace WeightInit.Models;

/// <summary>How torch.nn draws a list of modules after <c>torch.manual_seed</c>: in the order of their constructors.</summary>
/// <param name="list">The modules.</param>
/// <param name="made">What their constructors make.</param>
internal sealed class TorchModuleOrder(TorchModuleList list, TorchConstruction made) : ModelOrder
{
    /// <summary>The library; the stream says which release.</summary>
    internal const string Library = "torch.nn";

    private readonly Lazy<DrawSequence> _draws = new(made.Sequence);

    public override string Name => Library;

    public override bool IsFor(StreamInfo stream) => TorchSource.IsFor(stream);

    public override DrawSequence Draws(Plan plan) => _draws.Value;

    public override TensorSource Open(Plan plan, StreamInfo stream, StreamSeed seed)
    {
        TorchVersion version = ((TorchGenerator)stream.OpenStream(seed)).Version;
        return list.NewerThan(version) is { } newer
            ? throw new NotSupportedException($"the stream {stream.Name} cannot make {OneLine.Plain(list.Name)}: {newer}")
            : TorchSource.Of(plan, Draws(plan), stream, seed);
    }
}
