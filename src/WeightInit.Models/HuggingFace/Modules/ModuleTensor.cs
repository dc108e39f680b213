namespace WeightInit.Models;

/// <summary>A parameter or a buffer of a <see cref="Module"/>.</summary>
public sealed class ModuleTensor
{
    internal ModuleTensor(Module owner, string name, TensorSpec spec)
    {
        Owner = owner;
        Name = name;
        Spec = spec;
    }

    /// <summary>The module that holds it.</summary>
    public Module Owner { get; }

    /// <summary>Its name there: <c>weight</c>.</summary>
    public string Name { get; }

    /// <summary>Its name in the model: <c>transformer.h.0.ln_1.weight</c>.</summary>
    public string Path => Spec.Name;

    /// <summary>What it is, under its name in the model.</summary>
    public TensorSpec Spec { get; }

    /// <summary>Its place among all tensors of the model in the order in which constructors make them, from 0.</summary>
    public int Sequence { get; internal init; }

    /// <summary>What the module's constructor draws into it.</summary>
    public ConstructorDraw Constructed { get; internal init; }

    /// <summary>The parts that a checkpoint holds in its place, where it does not hold the tensor itself.</summary>
    public IReadOnlyList<FusedPart> Parts { get; internal init; } = [];

    /// <summary>The tensor that replaces it when the model is finished, or null.</summary>
    public ModuleTensor? TiedTo { get; internal set; }

    /// <summary>Whether the finished model has this one's memory under the name of <see cref="TiedTo"/>, and not the other's.</summary>
    public bool TakesOver { get; internal set; }
}

/// <summary>A contiguous part of a tensor that a checkpoint holds under a name of its own.</summary>
/// <param name="Name">The name, from the module that holds the tensor's module on.</param>
/// <param name="Shape">The part's shape.</param>
/// <param name="Offset">The flat index of its first element in the tensor.</param>
/// <param name="Matrix">Which of the matrices that the tensor stacks for each expert.</param>
public sealed record FusedPart(string Name, Shape Shape, long Offset, int Matrix);
