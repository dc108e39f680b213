namespace WeightInit.Models;

/// <summary>How transformers draws a fresh model of a config after <c>torch.manual_seed</c>.</summary>
internal sealed class FamilyOrder(ModelFamily family, ModelConfig config, DType dtype) : ModelOrder
{
    public override string Name => "transformers 5.23.0";

    public override bool IsFor(StreamInfo stream) => TorchSource.IsFor(stream);

    public override TensorSource Open(Plan plan, StreamInfo stream, StreamSeed seed) => TorchSource.Of(plan, Draws(plan), stream, seed);

    public override DrawSequence Draws(Plan plan) => new FreshModel(family, config, plan).Draw(family.Describe(config, dtype), Name);
}
