namespace WeightInit.Models;

/// <summary>A model whose tensors PyTorch draws one after another from one generator, in an order that follows from the model.</summary>
/// <param name="name">The library and release.</param>
/// <param name="draws">Everything that is drawn while the model is made, of a plan by the model's own recipe.</param>
internal sealed class TorchOrder(string name, Func<Plan, DrawSequence> draws) : ModelOrder
{
    public override string Name => name;

    /// <summary>A fresh model of transformers.</summary>
    internal static TorchOrder Of(ModelFamily family, ModelConfig config, DType dtype)
    {
        const string Name = "transformers 5.23.0";
        return new TorchOrder(Name, plan => new FreshModel(family, config, plan).Draw(family.Describe(config, dtype), Name));
    }

    public override bool IsFor(StreamInfo stream) => TorchSource.IsFor(stream);

    public override TensorSource Open(Plan plan, StreamInfo stream, StreamSeed seed) => TorchSource.Of(plan, Draws(plan), stream, seed);

    public override DrawSequence Draws(Plan plan) => draws(plan);
}
