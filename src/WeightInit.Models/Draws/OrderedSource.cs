namespace WeightInit.Models;

/// <summary>
/// A model's tensors from a sequential stream, drawn one after another in the plan's order: what a stream gives where no library
/// has an order of its own for the model. Memory is the largest tensor.
/// </summary>
/// <param name="tensors">The tensors and what they are to be.</param>
/// <param name="stream">The randomness; it moves on.</param>
/// <param name="seed">The stream's seed as the command line takes it.</param>
internal sealed class OrderedSource(IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, RandomStream stream, string seed) : TensorSource
{
    public override string StreamName => stream.StreamName;

    public override string SeedText => seed;

    public override bool IsSequential => true;

    public override long StretchOf(int tensor) => long.MaxValue;

    public override TensorReader Open(int tensor, long begin) =>
        new BytesReader(TensorBytes.Draw(tensors[tensor].Initializer, tensors[tensor].Tensor, stream.ForTensor(tensor)));

    /// <summary>Draws for nobody, so that the others are what they would be without it.</summary>
    public override void Pass(int tensor) => Open(tensor, 0).Dispose();
}
