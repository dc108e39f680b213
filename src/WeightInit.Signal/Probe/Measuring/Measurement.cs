namespace WeightInit.Signal;

/// <summary>What the probe measured of a network on one batch, forward and backward, before any training.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layers">For each of <see cref="Network.Layers"/>, in order, what was measured at its output.</param>
/// <param name="Parameters">For each of <see cref="Network.Parameters"/>, in order.</param>
/// <param name="Initialization">Where the weights are from.</param>
/// <param name="Data">What it was measured on.</param>
/// <param name="Loss">The loss, in words.</param>
/// <param name="InitialLoss">Its value.</param>
/// <param name="InputSecondMoment">The mean square that the layers' second moments are relative to: of the real inputs, or where all are tokens of the first embedding.</param>
/// <param name="LastGradient">The mean square of the loss gradient at the last layer's output, which the layers' are relative to.</param>
public sealed record Measurement(
    Network Network, IReadOnlyList<MeasuredLayer> Layers, IReadOnlyList<MeasuredParameter> Parameters,
    string Initialization, string Data, string Loss, double InitialLoss, double InputSecondMoment, double LastGradient)
{
    /// <summary>
    /// The singular values of the derivative of the output by the input, at one sample; null where the network reads tokens, or
    /// where it takes long (<see cref="WeightInit.Signal.Jacobian.Measure"/> measures it all the same).
    /// </summary>
    public Spectrum? Jacobian { get; init; }

    /// <summary>What was measured at a layer.</summary>
    /// <param name="layer">A layer of the network.</param>
    public MeasuredLayer this[NetworkLayer layer]
    {
        get
        {
            for (int i = 0; i < Network.Layers.Count; i++)
            {
                if (ReferenceEquals(Network.Layers[i], layer))
                    return Layers[i];
            }

            throw new ArgumentException($"{layer?.Name} is no layer of {Network.Name}.", nameof(layer));
        }
    }
}
