namespace WeightInit.Models;

/// <summary>One call of a library's random function while it makes a model.</summary>
/// <param name="Law">The law of the elements: what the function is called with.</param>
/// <param name="Shape">The shape of the tensor that it fills.</param>
/// <param name="DType">The type of the elements.</param>
public sealed record ModelDraw(Distribution Law, Shape Shape, DType DType)
{
    /// <summary>The tensor of the finished model whose values these are, or null where they are discarded.</summary>
    public string? Tensor { get; init; }

    /// <summary>Why values that are discarded do not survive, in a few words; or null.</summary>
    public string? Note { get; init; }

    /// <summary>The row that is set to 0 after the draw, or null.</summary>
    public long? ZeroRow { get; init; }
}
