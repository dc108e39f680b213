namespace WeightInit.Models;

/// <summary>What a module list is once its constructors have run: the state dict, and the draws in their order.</summary>
internal sealed class TorchConstruction
{
    private readonly IReadOnlyList<TorchDraw> _draws;
    private readonly IReadOnlyList<(string Name, TorchTensor Tensor)> _state;

    private TorchConstruction(IReadOnlyList<TorchDraw> draws, IReadOnlyList<(string, TorchTensor)> state)
    {
        _draws = draws;
        _state = state;
        Tensors = [.. _state.Select(entry => entry.Tensor.Spec with { Name = entry.Name })];
    }

    /// <summary>The tensors in the order of the state dict.</summary>
    internal IReadOnlyList<TensorSpec> Tensors { get; }

    /// <summary>Every call on the generator, in order.</summary>
    internal IReadOnlyList<TorchDraw> Draws => _draws;

    /// <summary>The draw that a tensor of <see cref="Tensors"/> holds, or null where it holds a constant.</summary>
    internal TorchDraw? DrawOf(int tensor) => _state[tensor].Tensor.Draw;

    /// <summary>What made the values of a tensor of <see cref="Tensors"/>.</summary>
    internal Initializer InitializerOf(int tensor) => _state[tensor].Tensor.Initializer;

    /// <summary>Runs the constructors.</summary>
    /// <param name="list">The modules.</param>
    /// <param name="dtype">The default dtype.</param>
    /// <exception cref="TorchModuleException">The tensors are larger or more than a model's.</exception>
    internal static TorchConstruction Of(TorchModuleList list, DType dtype = DType.Float32)
    {
        TorchRun run = new(dtype);
        TorchBuilder built = TorchBuilder.Construct(list.Modules, run);
        return new(run.Draws, [.. built.Entries().Select(entry => (entry.Name, entry.Tensor))]);
    }
}
