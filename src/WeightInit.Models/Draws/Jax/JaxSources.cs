using System.Globalization;

namespace WeightInit.Models;

/// <summary>Sources of models of a framework on JAX, each of whose parameters has a key of its own.</summary>
internal static class JaxSources
{
    private const string Position = "key";

    /// <summary>Whether the stream is one of JAX's.</summary>
    internal static bool Has(StreamInfo stream) => stream.Name == "jax" || stream.Name.StartsWith("jax-", StringComparison.Ordinal);

    /// <summary>The source of a model from its seed.</summary>
    /// <param name="framework">The framework and the places of the parameters.</param>
    /// <param name="stream">A stream of JAX.</param>
    /// <param name="seed">The seed of the model. A model with a float64 tensor is one of <c>jax_enable_x64</c>.</param>
    /// <param name="tensors">The tensors and what they are to be.</param>
    /// <exception cref="ArgumentException">JAX does not take this seed.</exception>
    /// <exception cref="ManifestException">A number that the manifest gives was passed by then.</exception>
    internal static TensorSource Of(ManifestFramework framework, StreamInfo stream, StreamSeed seed, IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors)
    {
        JaxPlace?[] places = framework.Places([.. tensors.Select(tensor => tensor.Initializer)]);
        bool enableX64 = tensors.Any(tensor => tensor.Tensor.DType == DType.Float64);
        return stream.IsAddressable
            ? Source(stream, seed, framework.Order, tensors, framework.Framework.KeysOf(((JaxSeed)stream.OpenKey(seed)).Root(enableX64), places))
            : Source(stream, seed, framework.Order, tensors, framework.Framework.KeysOf(((JaxLegacyStream)stream.OpenStream(seed)).Root(enableX64), places));
    }

    /// <summary>The source that a checkpoint was written from.</summary>
    /// <exception cref="FormatException">A tensor that is drawn has no position that is a key.</exception>
    internal static TensorSource Of(StreamInfo stream, StreamSeed seed, Provenance provenance)
    {
        (TensorSpec, Initializer)[] tensors = [.. provenance.Tensors.Select(tensor => (tensor.Tensor, tensor.Initializer))];
        (uint High, uint Low)?[] words = [.. provenance.Tensors.Select(WordsOf)];
        return stream.IsAddressable
            ? Source(stream, seed, provenance.Order!, tensors, KeysOf(((JaxSeed)stream.OpenKey(seed)).Root(false), words))
            : Source(stream, seed, provenance.Order!, tensors, KeysOf(((JaxLegacyStream)stream.OpenStream(seed)).Root(false), words));
    }

    private static TKey?[] KeysOf<TKey>(TKey like, (uint High, uint Low)?[] words)
        where TKey : class, IJaxKey<TKey> => [.. words.Select(pair => pair is { } of ? like.WithWords(of.High, of.Low) : null)];

    private static KeySource Source(StreamInfo stream, StreamSeed seed, string order, IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, JaxKey?[] keys)
    {
        RandomKey unused = stream.OpenKey(seed);
        return new KeySource(tensors, stream.Name, seed.ToString(), [.. keys.Select(key => key ?? unused)]) { LibraryOrder = order, Positions = Positions(tensors, keys) };
    }

    private static JaxLegacySource Source(StreamInfo stream, StreamSeed seed, string order, IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, JaxLegacyKey?[] keys)
    {
        JaxLegacyKey unused = ((JaxLegacyStream)stream.OpenStream(seed)).Root(false);
        return new JaxLegacySource(stream.Name, seed.ToString(), order, tensors, [.. keys.Select(key => key ?? unused)], Positions(tensors, keys));
    }

    private static string?[] Positions(IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, IReadOnlyList<IJaxKey?> keys) =>
        [.. keys.Select((key, index) => key is not null && ManifestFramework.IsDrawn(tensors[index].Initializer) ? DrawPosition.Of((Position, $"{key.High:x8}{key.Low:x8}")).ToString() : null)];

    private static (uint High, uint Low)? WordsOf(ProvenanceTensor tensor)
    {
        if (tensor.Position is null)
            return ManifestFramework.IsDrawn(tensor.Initializer) ? throw new FormatException($"{tensor.Name} is drawn, and has no position") : null;
        string? words = DrawPosition.Parse(tensor.Position)[Position];
        return words?.Length == 16 && ulong.TryParse(words, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong key)
            ? ((uint)(key >> 32), (uint)key)
            : throw new FormatException($"{tensor.Name} has the position {OneLine.Quote(tensor.Position)}; {Position}= and the key's two words as 16 hex digits are needed");
    }
}
