namespace WeightInit.Models;

/// <summary>What a module list is once its constructors have run: the state dict, and the draws in their order.</summary>
internal sealed class TorchConstruction
{
    private readonly IReadOnlyList<TorchDraw> _draws;
    private readonly IReadOnlyList<TorchTensor> _tensors;

    private TorchConstruction(string name, IReadOnlyList<TorchDraw> draws, IReadOnlyList<(string Name, TorchTensor Tensor, bool)> state)
    {
        _draws = draws;
        _tensors = [.. state.Select(entry => entry.Tensor)];
        Model = new ModelSpec(name, [.. state.Select(entry => entry.Tensor.Spec with { Name = entry.Name })]);
    }

    /// <summary>The tensors in the order of the state dict.</summary>
    internal ModelSpec Model { get; }

    /// <summary>Runs the constructors.</summary>
    /// <param name="list">The modules.</param>
    /// <param name="dtype">The default dtype.</param>
    /// <exception cref="TorchModuleException">The tensors are larger or more than a model's.</exception>
    internal static TorchConstruction Of(TorchModuleList list, DType dtype)
    {
        TorchRun run = new(dtype);
        TorchBuilder built = TorchBuilder.Construct(list.Modules, run);
        return new(list.Name, run.Draws, [.. built.Entries()]);
    }

    /// <summary>The draws, and which tensor is which of them.</summary>
    internal DrawSequence Sequence()
    {
        Dictionary<TorchDraw, int> places = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _draws.Count; i++)
            places.Add(_draws[i], i);
        Dictionary<string, DrawnPart> tensors = new(StringComparer.Ordinal);
        string?[] names = new string?[_draws.Count];
        for (int i = 0; i < _tensors.Count; i++)
        {
            if (_tensors[i].Draw is not { } draw)
                continue;
            string name = Model.Tensors[i].Name;
            tensors.Add(name, new DrawnPart(places[draw], 0));
            names[places[draw]] ??= name;
        }

        return new DrawSequence(TorchModuleOrder.Library, [.. _draws.Select((draw, i) => Draw(draw, names[i]))], tensors);
    }

    /// <summary>The recipe torch-default, before it rules for what the constructors of this list leave with another law.</summary>
    internal Recipe Recipe() => TorchRecipe.Of(WeightInit.Recipe.TorchDefault.Resolve(Model), _tensors);

    private static ModelDraw Draw(TorchDraw draw, string? name) => new(draw.Law, draw.Tensor.Spec.Shape, draw.Tensor.Spec.DType)
    {
        Tensor = name,
        Note = name is null ? "overwritten, or of a module that only its copies are kept of" : null,
        ZeroRow = draw.Tensor.Draw == draw ? draw.Tensor.Spec.PaddingRow : null,
    };
}
