namespace WeightInit;

/// <summary>A recipe does not fit a model: the message names the tensor or the rule.</summary>
public sealed class RecipeException(string message, Exception? inner = null) : Exception(message, inner);
