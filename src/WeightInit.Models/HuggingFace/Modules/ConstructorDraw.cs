namespace WeightInit.Models;

/// <summary>What the constructor of a module leaves in a tensor, before anything initializes the model.</summary>
public enum ConstructorDraw
{
    /// <summary>Nothing is drawn: empty, zeros or ones.</summary>
    None,

    /// <summary>Uniform within 1 / sqrt(fan_in), the weight before the bias: Linear and Conv.</summary>
    Uniform,

    /// <summary>Normal(0, 1): Embedding, a parameter of randn.</summary>
    UnitNormal,

    /// <summary>Normal(0, 0.02²): GPT-2's Conv1D.</summary>
    Normal002,
}
