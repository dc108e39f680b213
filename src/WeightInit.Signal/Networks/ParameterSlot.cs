namespace WeightInit.Signal;

/// <summary>What a parameter is to its operation. A node has at most one parameter a slot.</summary>
public enum ParameterSlot
{
    /// <summary>The weight of a dense layer, a convolution or an embedding; the tensor itself of <see cref="Learned"/>.</summary>
    Weight,

    /// <summary>The additive term of a dense layer or a convolution.</summary>
    Bias,

    /// <summary>The multiplier of a normalization or of <see cref="ScaleShift"/> (gamma).</summary>
    Scale,

    /// <summary>The additive term of a normalization or of <see cref="ScaleShift"/> (beta).</summary>
    Shift,

    /// <summary>The stored mean of a batch normalization: not trained, not read in training mode.</summary>
    Mean,

    /// <summary>The stored variance of a batch normalization: not trained, not read in training mode.</summary>
    Variance,

    /// <summary>The slopes of <see cref="ParametricRectifier"/>.</summary>
    Slope,

    /// <summary>A recurrent cell's weight of the input, its gates packed along the output axis.</summary>
    InputWeight,

    /// <summary>A recurrent cell's weight of its own state, its gates packed along the output axis.</summary>
    RecurrentWeight,

    /// <summary>A recurrent cell's additive term beside the input.</summary>
    InputBias,

    /// <summary>A recurrent cell's additive term beside its state.</summary>
    RecurrentBias,
}
