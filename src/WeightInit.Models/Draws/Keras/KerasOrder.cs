using System.Globalization;
using System.Numerics;

namespace WeightInit.Models;

/// <summary>
/// How Keras draws a model's weights: each from the integer seed of its initializer, which is one of Python's randint after
/// <c>keras.utils.set_random_seed</c>, or one that the file gives.
/// </summary>
/// <param name="model">The model.</param>
internal sealed class KerasOrder(KerasModel model) : ModelOrder
{
    /// <summary>The release in whose order Python's randint seed the initializers.</summary>
    internal const string Release = "keras 3.15.1";

    /// <summary>What provenance keeps of a tensor: the integer seed of its initializer.</summary>
    internal const string Position = "seed";

    public override string Name => Release;

    public override bool IsFor(StreamInfo stream) => BackendOf(stream) is not null;

    public override TensorSource Open(Plan plan, StreamInfo stream, StreamSeed seed)
    {
        if (seed.IsList || seed.Values[0] < 0 || seed.Values[0] > uint.MaxValue)
            throw new ArgumentException($"The seed {seed} is not accepted: in a Keras model it is that of keras.utils.set_random_seed, which takes 0 to 2^32 - 1.");
        return new KerasSource(
            stream.Name,
            seed.ToString(),
            [.. plan.Tensors.Select(planned => (planned.Tensor, planned.Initializer))],
            model.Seeds(BackendOf(stream)!.Value, (long)seed.Values[0]));
    }

    /// <summary>The backend whose stream it is, or null where it is none of Keras's.</summary>
    internal static KerasBackend? BackendOf(StreamInfo stream)
    {
        foreach (KerasBackend backend in Enum.GetValues<KerasBackend>())
        {
            if (Keras.InitializerSeed(backend, 0).StreamName == stream.Name)
                return backend;
        }

        return null;
    }

    /// <summary>The source that a checkpoint was written from.</summary>
    /// <exception cref="FormatException">A tensor's position is no seed, or one that is drawn has none.</exception>
    /// <exception cref="ArgumentException">The backend does not take a seed.</exception>
    internal static KerasSource Of(KerasBackend backend, Provenance provenance) => new(
        provenance.Stream,
        provenance.Seed,
        [.. provenance.Tensors.Select(tensor => (tensor.Tensor, tensor.Initializer))],
        [.. provenance.Tensors.Select(tensor => SeedOf(tensor) is { } seed ? SeedOf(backend, tensor.Tensor.Name, seed) : null)]);

    /// <summary>The seed of a tensor's initializer.</summary>
    /// <exception cref="ArgumentException">The backend does not take it.</exception>
    internal static KerasInitializerSeed SeedOf(KerasBackend backend, string tensor, BigInteger seed)
    {
        KerasBackends.IBackend draws = Keras.Of(backend);
        return draws.InitializerSeed(seed) is null
            ? throw new ArgumentException($"{tensor} has the seed {seed}, which is not accepted: {draws.StreamName} takes {draws.InitializerSeeds}.")
            : Keras.InitializerSeed(backend, seed);
    }

    private static BigInteger? SeedOf(ProvenanceTensor tensor)
    {
        if (tensor.Position is null)
        {
            return tensor.Initializer is ConstantInitializer or PatternInitializer
                ? null
                : throw new FormatException($"{tensor.Name} is drawn, and has no position");
        }

        return BigInteger.TryParse(DrawPosition.Parse(tensor.Position)[Position], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger seed)
            ? seed
            : throw new FormatException($"{tensor.Name} has the position {OneLine.Quote(tensor.Position)}; {Position}= and the initializer's integer seed are needed");
    }
}
