namespace WeightInit.Models;

/// <summary>How a library draws the tensors of a model from its own seed: in which order, or from which seed or key each.</summary>
public abstract class ModelOrder
{
    /// <summary>The library and release, <c>transformers 5.23.0</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is an order of draws from this stream.</summary>
    /// <param name="stream">The stream.</param>
    public abstract bool IsFor(StreamInfo stream);

    /// <summary>The model's tensors as the library draws them.</summary>
    /// <param name="plan">The plan, by the model's own recipe.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The library does not take this seed.</exception>
    /// <exception cref="NotSupportedException">The stream does not draw a law of the plan, or not in the tensor's dtype.</exception>
    public abstract TensorSource Open(Plan plan, StreamInfo stream, StreamSeed seed);

    /// <summary>Everything that the library draws, in order, where it draws from one generator; else null.</summary>
    /// <param name="plan">The plan, by the model's own recipe.</param>
    public virtual DrawSequence? Draws(Plan plan) => null;
}
