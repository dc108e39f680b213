namespace WeightInit.Models;

/// <summary>Where a weight stands in a graph.</summary>
internal enum WeightPlace
{
    /// <summary>An initializer.</summary>
    Initializer,

    /// <summary>An input for which there are no data.</summary>
    Input,

    /// <summary>What a ConstantOfShape node makes.</summary>
    Filled,

    /// <summary>The tensor of a Constant node.</summary>
    Constant,
}

/// <summary>A weight of a graph.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Shape">Its axes.</param>
/// <param name="Type">The type of its elements, one of the floating-point ones.</param>
/// <param name="Use">What it is for.</param>
internal sealed record OnnxWeight(string Name, WeightPlace Place, Shape Shape, int Type, WeightUse Use)
{
    /// <summary>Its elements, where the file has some.</summary>
    internal OnnxTensor? Elements { get; init; }
}
