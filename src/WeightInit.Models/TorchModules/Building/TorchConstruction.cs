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
        Dictionary<TorchTensor, string> names = new(ReferenceEqualityComparer.Instance);
        string?[] kept = new string?[_draws.Count];
        for (int i = 0; i < _tensors.Count; i++)
        {
            string name = Model.Tensors[i].Name;
            names.Add(_tensors[i], name);
            if (_tensors[i].Draw is not { } draw)
                continue;
            tensors.Add(name, new DrawnPart(places[draw], 0));
            kept[places[draw]] ??= name;
        }

        return new DrawSequence(TorchModuleOrder.Library, [.. _draws.Select((draw, i) => Draw(draw, kept[i], names.GetValueOrDefault(draw.Tensor)))], tensors);
    }

    /// <summary>The recipe torch-default, before it rules for what the constructors of this list leave with another law.</summary>
    internal Recipe Recipe() => TorchRecipe.Of(WeightInit.Recipe.TorchDefault.Resolve(Model), _tensors);

    private static ModelDraw Draw(TorchDraw draw, string? kept, string? drawn) => new(draw.Law, draw.Tensor.Spec.Shape, draw.Tensor.Spec.DType)
    {
        Tensor = kept,
        Note = kept is not null ? null : drawn is null ? "overwritten in the copies of its module" : $"overwritten: {drawn}",
        ZeroRow = draw.Tensor.Draw == draw ? draw.Tensor.Spec.PaddingRow : null,
    };
}
