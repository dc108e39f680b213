namespace WeightInit.Signal;

/// <summary>The rule of each operation.</summary>
internal static class RuleBook
{
    private static readonly PassRule Pass = new();

    private static readonly Dictionary<Type, Rule> Known = new()
    {
        [typeof(Input)] = new InputRule(),
        [typeof(Dense)] = new DenseRule(),
        [typeof(Activate)] = new ActivateRule(),
        [typeof(ParametricRectifier)] = new ParametricRectifierRule(),
        [typeof(Add)] = new AddRule(),
    };

    /// <summary>The rule; one that passes the first input on where there is none.</summary>
    internal static Rule Of(Operation operation) => Known.GetValueOrDefault(operation.GetType(), Pass);
}
