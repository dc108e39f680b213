namespace WeightInit.Models;

/// <summary>
/// The recipe of a module list: torch-default, before it rules for the tensors that constructors leave with another law. Those
/// are what nn.Transformer draws again, the rows of add_bias_kv, and the init of a PReLU.
/// </summary>
internal sealed class TorchRecipe
{
    /// <summary>The most rules that are for several tensors; beyond it each tensor has its own, which are found by name.</summary>
    private const int MostPatterns = 100;

    private readonly Plan _usual;
    private readonly IReadOnlyList<TorchTensor> _tensors;
    private readonly ILookup<string, int> _modules;

    private TorchRecipe(Plan usual, IReadOnlyList<TorchTensor> tensors)
    {
        _usual = usual;
        _tensors = tensors;
        _modules = Enumerable.Range(0, tensors.Count).ToLookup(Module, StringComparer.Ordinal);
    }

    /// <summary>The recipe.</summary>
    /// <param name="usual">What torch-default makes of the list.</param>
    /// <param name="tensors">The tensors as the constructors leave them, in the plan's order.</param>
    internal static Recipe Of(Plan usual, IReadOnlyList<TorchTensor> tensors)
    {
        int[] others = [.. Enumerable.Range(0, tensors.Count).Where(i => !LawOf(tensors[i]).Equals(usual.Tensors[i].Distribution))];
        return others.Length == 0 ? usual.Recipe : usual.Recipe with { Rules = [.. new TorchRecipe(usual, tensors).RulesFor(others), .. usual.Recipe.Rules] };
    }

    private IEnumerable<Rule> RulesFor(int[] others)
    {
        (Rule Rule, int[] Tensors)[] groups = [.. others
            .GroupBy(i => (Module: Module(i), _tensors[i].Initializer, Spec(i).Shape.Rank))
            .Select(group => (OwnRule(group.First()) with { Name = $"{group.Key.Module}.*", Rank = group.Key.Rank }, group.ToArray()))];
        return groups.SelectMany(group => groups.Length <= MostPatterns && group.Tensors.Length > 1 && IsForAll(group.Rule, group.Tensors[0])
            ? [group.Rule]
            : group.Tensors.Select(i => OwnRule(i) with { Tensor = Spec(i).Name }));
    }

    /// <summary>Whether every tensor that a rule is for is as the rule has it.</summary>
    private bool IsForAll(Rule rule, int example) =>
        _modules[Module(example)].All(i => !rule.Matches(Spec(i)) || _tensors[i].Initializer == _tensors[example].Initializer);

    private Rule OwnRule(int tensor) => new(_tensors[tensor].Initializer.ToString()) { Note = "as the constructor of its module leaves it" };

    private TensorSpec Spec(int tensor) => _usual.Tensors[tensor].Tensor;

    /// <summary>The place in the list of the module that a tensor belongs to.</summary>
    private string Module(int tensor) => Spec(tensor).Name is var name ? name[..name.IndexOf('.', StringComparison.Ordinal)] : "";

    private static Distribution LawOf(TorchTensor tensor) => ((ElementwiseInitializer)tensor.Initializer).DistributionFor(tensor.Spec);
}
