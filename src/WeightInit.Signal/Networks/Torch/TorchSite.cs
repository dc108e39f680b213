using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Where a module of torch.nn becomes nodes: its arguments, the prefix of its tensors' names, and the builder.</summary>
/// <param name="Builder">The network under construction.</param>
/// <param name="Module">The module.</param>
/// <param name="Name">Its place in the list: <c>3</c>, <c>3.layers.0</c>.</param>
/// <param name="Tensors">The tensors of the whole list by name.</param>
internal sealed record TorchSite(NetworkBuilder Builder, TorchModule Module, string Name, IReadOnlyDictionary<string, TensorSpec> Tensors)
{
    /// <summary>The tensor of the module with this name, or null where it has none.</summary>
    internal TensorSpec? Find(string name) => Tensors.GetValueOrDefault($"{Name}.{name}");

    /// <summary>A parameter for a slot, or none where the module has no such tensor.</summary>
    internal NetworkParameter[] Slot(ParameterSlot slot, string name) => Find(name) is { } spec ? [new NetworkParameter(slot, spec)] : [];

    /// <summary>weight and bias.</summary>
    internal NetworkParameter[] WeightAndBias => [.. Slot(ParameterSlot.Weight, "weight"), .. Slot(ParameterSlot.Bias, "bias")];

    /// <summary>weight and bias of a normalization.</summary>
    internal NetworkParameter[] ScaleAndShift => [.. Slot(ParameterSlot.Scale, "weight"), .. Slot(ParameterSlot.Shift, "bias")];

    /// <summary>Adds the module's node, or a part of it under a longer name.</summary>
    internal NetworkNode Add(Operation operation, NetworkNode input, params NetworkParameter[] parameters) => Builder.Add(Name, operation, [input], parameters);

    /// <summary>Adds a node of several inputs.</summary>
    internal NetworkNode Join(Operation operation, params NetworkNode[] inputs) => Builder.Add(Name, operation, inputs, []);

    /// <summary>A module inside this one.</summary>
    internal TorchSite Inner(string name, TorchModule? module = null) => this with { Name = $"{Name}.{name}", Module = module ?? Module };

    /// <summary>An axis as PyTorch counts it, the batch being 0, as an axis of one sample.</summary>
    internal int Axis(string argument, Shape sample, long dim)
    {
        long axis = dim < 0 ? dim + sample.Rank + 1 : dim;
        if (axis < 1 || axis > sample.Rank)
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"its {argument} {dim} is no axis behind the batch of an input of the shape (batch, {sample})"));
        return (int)axis - 1;
    }

    /// <summary>What a sequence of modules cannot hold, or what the diagnosis does not compute.</summary>
    internal NetworkException Bad(string problem) => new($"{Name} ({Module.ClassName}): {problem}.");
}
