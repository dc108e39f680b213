namespace WeightInit;

/// <summary>Resolves a recipe for the tensors of a model, one after another.</summary>
internal sealed class PlanBuilder(Recipe recipe, ModelSpec model)
{
    private readonly RuleIndex _rules = new(recipe.Rules);
    private readonly bool[] _used = new bool[recipe.Rules.Count];
    private readonly Initializer?[] _shared = new Initializer?[recipe.Rules.Count];

    /// <summary>Rules that are for no tensor so far, and should be.</summary>
    internal IReadOnlyList<int> UnusedRules =>
        [.. Enumerable.Range(0, _used.Length).Where(index => !_used[index] && !recipe.Rules[index].IsOptional)];

    internal PlannedTensor Plan(TensorSpec tensor)
    {
        int index = _rules.Find(tensor);
        if (index < 0)
            throw new RecipeException($"recipe {recipe.Name}: no rule is for {tensor.Name} ({tensor.Role.Name()}, shape {tensor.Shape}); end the recipe with a rule for all.");
        _used[index] = true;
        Rule rule = recipe.Rules[index];
        try
        {
            if (tensor.Start is { } start)
                return PlannedTensor.Of(tensor, index, StartRule(tensor, start), new ConstantInitializer(start), []);
            TensorSpec drawn = rule.DType is { } dtype && tensor.DType.IsFloatingPoint() ? tensor with { DType = dtype } : tensor;
            return PlannedTensor.Of(drawn, index, rule, Initializer(index, drawn), Numbers(rule, drawn));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            string problem = exception.Message.StartsWith($"{tensor.Name}: ", StringComparison.Ordinal) ? exception.Message : $"{tensor.Name}: {exception.Message}";
            throw new RecipeException($"recipe {recipe.Name}, rule {index + 1} ({rule.Describe()}), {problem}", exception);
        }
    }

    /// <summary>What a plan shows as the rule of a tensor whose value its layer's definition says.</summary>
    private static Rule StartRule(TensorSpec tensor, double start) => new(new ConstantInitializer(start).ToString()) { Tensor = tensor.Name };

    /// <summary>The rule's initializer, made once where no number of the tensor's own is in it.</summary>
    private Initializer Initializer(int index, TensorSpec tensor)
    {
        InitializerTemplate template = recipe.Rules[index].Template;
        if (template.Names.Any(name => TensorScalars.IsOwn(name, tensor)))
            return template.Resolve(new TensorScalars(tensor, model));
        return _shared[index] ??= template.Resolve(new TensorScalars(tensor, model));
    }

    private KeyValuePair<string, double>[] Numbers(Rule rule, TensorSpec tensor)
    {
        if (rule.Template.Names.Count == 0)
            return [];
        TensorScalars scalars = new(tensor, model);
        return [.. rule.Template.Names.Select(name => KeyValuePair.Create(name, scalars[name]))];
    }
}
