namespace WeightInit.Models;

/// <summary>A class of torch.nn: its constructor's parameters, what it refuses, and what it makes and draws.</summary>
/// <param name="Name">Its name, without <c>torch.nn.</c>.</param>
/// <param name="Parameters">In the order of the signature.</param>
/// <param name="Construct">Makes its tensors and draws, in the constructor's order; null where it has no tensors.</param>
internal sealed record TorchClass(string Name, IReadOnlyList<TorchParameter> Parameters, Action<TorchModule, TorchBuilder>? Construct = null)
{
    /// <summary>Throws where the arguments do not go together.</summary>
    internal Action<TorchModule>? Check { get; init; }

    /// <summary>The first release of PyTorch 2 that has it, or null where 1.13 has it.</summary>
    internal string? Since { get; init; }

    /// <summary>Whether it takes arguments of any name and looks at none.</summary>
    internal bool TakesAnything { get; init; }
}

/// <summary>Classes of torch.nn that are alike. A file each, found by their type: adding classes touches no list.</summary>
internal abstract class TorchFamily
{
    /// <summary>The classes.</summary>
    internal abstract IEnumerable<TorchClass> Classes { get; }
}
