namespace WeightInit;

/// <summary>A tensor of a plan: what it is, which rule chose its initializer, and the law that follows.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Initializer">Its initializer, every number put in.</param>
/// <param name="RuleIndex">Which rule of the recipe chose it, from 0.</param>
/// <param name="Rule">That rule's conditions and its text before numbers were put in.</param>
public sealed record PlannedTensor(TensorSpec Tensor, Initializer Initializer, int RuleIndex, string Rule)
{
    /// <summary>The law of the elements, or null where they are not independent (orthogonal, identity and the like) or packed parts differ.</summary>
    public Distribution? Distribution { get; init; }

    /// <summary>The fans of the whole tensor by its layout, or null where it has none.</summary>
    public Fans? Fans { get; init; }

    /// <summary>Resolves a rule for a tensor.</summary>
    internal static PlannedTensor Make(Recipe recipe, int index, TensorSpec tensor, ModelSpec model, Dictionary<string, Initializer> made)
    {
        Rule rule = recipe.Rules[index];
        try
        {
            if (!made.TryGetValue(rule.Initializer, out Initializer? initializer))
                made[rule.Initializer] = initializer = InitializerTemplate.Resolve(rule.Initializer, model.Scalars);
            return new PlannedTensor(tensor, initializer, index, $"{rule.Describe()}: {rule.Initializer}")
            {
                Distribution = initializer is ElementwiseInitializer elementwise ? OnlyLaw(elementwise.LawsFor(tensor)) : null,
            };
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            string problem = exception.Message.StartsWith($"{tensor.Name}: ", StringComparison.Ordinal) ? exception.Message : $"{tensor.Name}: {exception.Message}";
            throw new RecipeException($"recipe {recipe.Name}, rule {index + 1} ({rule.Describe()}), {problem}", exception);
        }
    }

    /// <summary>The law of every part, or null where parts that are packed in one tensor differ.</summary>
    private static Distribution? OnlyLaw(IReadOnlyList<(TensorPart Part, Distribution Law)> laws) =>
        laws.All(part => part.Law.Equals(laws[0].Law)) ? laws[0].Law : null;
}
