namespace WeightInit;

/// <summary>A tensor of a plan: what it is, which rule chose its initializer, and the law that follows.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Initializer">Its initializer, every number put in.</param>
/// <param name="RuleIndex">Which rule of the recipe chose it, from 0.</param>
/// <param name="Rule">That rule's conditions and its text before numbers were put in.</param>
public sealed record PlannedTensor(TensorSpec Tensor, Initializer Initializer, int RuleIndex, string Rule)
{
    /// <summary>
    /// The law of the elements; null where they are not independent (orthogonal, identity and the like), or where packed parts
    /// have laws of their own (<see cref="Laws"/>).
    /// </summary>
    public Distribution? Distribution => Laws.Count == 1 ? Laws[0].Law : null;

    /// <summary>The laws of the parts: one where the parts share it, none where elements are not independent.</summary>
    public IReadOnlyList<(TensorPart Part, Distribution Law)> Laws { get; init; } = [];

    /// <summary>The fans of the whole weight as its initializer counts them, or null where it has none.</summary>
    public Fans? Fans => FanFinding.Fans;

    /// <summary>The fans, and why these.</summary>
    public FanFinding FanFinding => FanFinding.Of(Tensor, Initializer);

    /// <summary>The scalars that the rule's expressions name, with the values that were put in.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Numbers { get; init; } = [];

    /// <summary>Whether a number of <see cref="Numbers"/> is this tensor's own, as a fan or the place of its layer, or the model's.</summary>
    public bool IsOwn(string name) => TensorScalars.IsOwn(name, Tensor);

    /// <summary>The law in the command line's text form, those of packed parts joined by <c>; </c>; or null.</summary>
    public string? LawText => Laws.Count == 0 ? null : string.Join("; ", Laws.Select(part => part.Law.ToString()));

    /// <summary>
    /// The standard deviation of the law after any truncation, over all parts; null where elements are not independent. A
    /// padding row does not count.
    /// </summary>
    public double? StandardDeviation
    {
        get
        {
            if (Laws.Count <= 1)
                return Distribution?.StandardDeviation;
            double count = Laws.Sum(part => (double)part.Part.Spec.Shape.Count);
            double mean = Laws.Sum(part => part.Part.Spec.Shape.Count * part.Law.Expectation) / count;
            double square = Laws.Sum(part => part.Part.Spec.Shape.Count * (Math.Pow(part.Law.StandardDeviation, 2) + Math.Pow(part.Law.Expectation, 2))) / count;
            return Math.Sqrt(square - (mean * mean));
        }
    }

    internal static PlannedTensor Of(TensorSpec tensor, int index, Rule rule, Initializer initializer, IReadOnlyList<KeyValuePair<string, double>> numbers) =>
        new(tensor, initializer, index, rule.ToString())
        {
            Laws = initializer is ElementwiseInitializer elementwise ? LawsOf(elementwise, tensor) : [],
            Numbers = numbers,
        };

    private static IReadOnlyList<(TensorPart Part, Distribution Law)> LawsOf(ElementwiseInitializer initializer, TensorSpec tensor)
    {
        IReadOnlyList<(TensorPart Part, Distribution Law)> laws = initializer.LawsFor(tensor);
        return laws.All(part => part.Law.Equals(laws[0].Law)) ? [(new TensorPart(tensor, 0), laws[0].Law)] : laws;
    }
}
