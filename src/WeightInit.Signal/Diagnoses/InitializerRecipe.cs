namespace WeightInit.Signal;

/// <summary>One initializer for a whole network, as a recipe: what <c>diagnose --init</c> means.</summary>
public static class InitializerRecipe
{
    /// <summary>The initializer in every weight and table, biases and shifts zero, scales and stored variances one.</summary>
    /// <param name="initializer">The initializer.</param>
    public static Recipe Of(Initializer initializer)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        string text = initializer.ToString()!;
        return new Recipe(text, "one initializer in every weight",
        [
            new Rule("ones") { Name = "*running_var", IsOptional = true },
            new Rule("ones") { Role = TensorRole.NormScale, IsOptional = true },
            .. new[] { TensorRole.Kernel, TensorRole.Embedding, TensorRole.Position }.Select(role => new Rule(text) { Role = role, IsOptional = true }),
            new Rule("zeros") { IsOptional = true },
        ]);
    }
}
