namespace WeightInit.Models;

/// <summary>What a module list is once its constructors have run: the state dict, and the draws in their order.</summary>
internal sealed class TorchConstruction
{
    /// <summary>Whose order of draws it is.</summary>
    internal const string Order = "torch.nn";

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

    /// <summary>Runs the constructors.</summary>
    /// <param name="list">The modules.</param>
    /// <param name="dtype">The default dtype.</param>
    /// <exception cref="TorchModuleException">The tensors are larger or more than a model's.</exception>
    internal static TorchConstruction Of(TorchModuleList list, DType dtype)
    {
        TorchRun run = new(dtype);
        TorchBuilder built = TorchBuilder.Construct(list.Modules, run);
        return new(run.Draws, [.. built.Entries().Select(entry => (entry.Name, entry.Tensor))]);
    }

    /// <summary>The draws, and which tensor is which of them.</summary>
    internal DrawSequence Sequence()
    {
        Dictionary<TorchDraw, int> places = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _draws.Count; i++)
            places.Add(_draws[i], i);
        Dictionary<string, DrawnPart> tensors = new(StringComparer.Ordinal);
        string?[] names = new string?[_draws.Count];
        for (int i = 0; i < _state.Count; i++)
        {
            if (_state[i].Tensor.Draw is not { } draw)
                continue;
            tensors.Add(Tensors[i].Name, new DrawnPart(places[draw], 0));
            names[places[draw]] ??= Tensors[i].Name;
        }

        return new DrawSequence(Order, [.. _draws.Select((draw, i) => Draw(draw, names[i]))], tensors);
    }

    /// <summary>The recipe torch-default, before it rules for what the constructors of this list leave with another law.</summary>
    internal Recipe RecipeFor(ModelSpec model) => TorchRecipe.Of(Recipe.TorchDefault.Resolve(model), [.. _state.Select(entry => entry.Tensor)]);

    private static ModelDraw Draw(TorchDraw draw, string? name) => new(draw.Law, draw.Tensor.Spec.Shape, draw.Tensor.Spec.DType)
    {
        Tensor = name,
        Note = name is null ? "overwritten, or of a module that only its copies are kept of" : null,
        ZeroRow = draw.Tensor.Draw == draw ? draw.Tensor.Spec.PaddingRow : null,
    };
}
