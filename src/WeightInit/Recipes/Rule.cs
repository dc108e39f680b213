namespace WeightInit;

/// <summary>One line of a recipe: which tensors it is for, and the initializer they get. What is left out matches all.</summary>
/// <param name="Initializer">
/// An initializer's text form, whose arguments may be expressions over the model's scalars:
/// <c>normal(std=initializer_range / sqrt(2 * n_layer))</c>.
/// </param>
public sealed record Rule(string Initializer)
{
    /// <summary>A pattern for the tensor's name (<see cref="NamePattern"/>).</summary>
    public string? Name { get; init; }

    /// <summary>The role the tensor must have.</summary>
    public TensorRole? Role { get; init; }

    /// <summary>The rank it must have.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether the rule is for this tensor.</summary>
    public bool Matches(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return (Name is null || NamePattern.Matches(Name, tensor.Name))
            && (Role is null || Role == tensor.Role)
            && (Rank is null || Rank == tensor.Shape.Rank);
    }

    /// <summary>The conditions in a few words: <c>*.c_proj.weight</c>, <c>role bias</c>, <c>any</c>.</summary>
    public string Describe()
    {
        List<string> conditions = [];
        if (Name is not null)
            conditions.Add(Name);
        if (Role is { } role)
            conditions.Add($"role {role.Name()}");
        if (Rank is { } rank)
            conditions.Add(FormattableString.Invariant($"rank {rank}"));
        return conditions.Count == 0 ? "any" : string.Join(", ", conditions);
    }
}
