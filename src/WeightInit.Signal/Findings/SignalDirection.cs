namespace WeightInit.Signal;

/// <summary>Which way a fault runs.</summary>
public enum SignalDirection
{
    /// <summary>Activations, from the input to the output.</summary>
    Forward,

    /// <summary>Gradients, from the loss to the input.</summary>
    Backward,

    /// <summary>Weights as they stand.</summary>
    Weights,
}
