namespace WeightInit.Models;

/// <summary>Opens the sources of whole models.</summary>
internal static class TensorSources
{
    /// <summary>A stream for a model that no library has an order for: keys by the tensors' names, or one tensor after another.</summary>
    /// <exception cref="ArgumentException">The library does not take this seed.</exception>
    /// <exception cref="NotSupportedException">The seed gives every tensor the same numbers.</exception>
    internal static TensorSource Of(StreamInfo stream, StreamSeed seed, IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors) =>
        stream.IsAddressableFrom(seed)
            ? new KeySource(tensors, stream.OpenKey(seed))
            : new OrderedSource(tensors, stream.OpenStream(seed), seed.ToString());

    /// <summary>
    /// The source of a model that is made anew: in the order of the library whose stream it is, where it has one for the model and
    /// the plan is by the model's own recipe.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The library does not take this seed.</exception>
    /// <exception cref="ManifestException">A number that a manifest gives does not fit the plan.</exception>
    /// <exception cref="NotSupportedException">The seed gives every tensor the same numbers, or the stream does not draw a law of the plan.</exception>
    internal static TensorSource Of(LoadedModel model, Plan plan, StreamInfo stream, StreamSeed seed)
    {
        IReadOnlyList<(TensorSpec, Initializer)> tensors = [.. plan.Tensors.Select(planned => (planned.Tensor, planned.Initializer))];
        if (model.Framework is { } framework && JaxSources.Has(stream))
            return JaxSources.Of(framework, stream, seed, tensors);
        return OrderOf(model, plan, stream) is { } order ? order.Open(plan, stream, seed) : Of(stream, seed, tensors);
    }

    /// <summary>The library's order in which a stream draws a plan, or null where it has none.</summary>
    internal static ModelOrder? OrderOf(LoadedModel model, Plan plan, StreamInfo stream) =>
        model.Order is { } order && order.IsFor(stream) && plan.Recipe.Digest == model.Recipe.Digest ? order : null;

    /// <summary>The source that a checkpoint was written from.</summary>
    /// <exception cref="FormatException">The stream, the seed or a position is none that is known.</exception>
    /// <exception cref="ArgumentException">The library does not take this seed.</exception>
    /// <exception cref="NotSupportedException">The seed gives every tensor the same numbers.</exception>
    internal static TensorSource Of(Provenance provenance)
    {
        StreamInfo stream = Streams.Find(provenance.Stream);
        StreamSeed seed = StreamSeed.Parse(provenance.Seed);
        IReadOnlyList<(TensorSpec, Initializer)> tensors = [.. provenance.Tensors.Select(tensor => (tensor.Tensor, tensor.Initializer))];
        return provenance.Order is null ? Of(stream, seed, tensors)
            : JaxSources.Has(stream) ? JaxSources.Of(stream, seed, provenance)
            : TorchSource.IsFor(stream) ? TorchSource.Of(provenance, stream, seed)
            : KerasOrder.BackendOf(stream) is { } backend ? KerasOrder.Of(backend, provenance)
            : throw new FormatException($"tensors of the stream {provenance.Stream} have no place in the order of {OneLine.Quote(provenance.Order)}");
    }
}
