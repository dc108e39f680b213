namespace WeightInit;

/// <summary>One line of a recipe: which tensors it is for, and the initializer they get. What is left out matches all.</summary>
public sealed record Rule
{
    private readonly IReadOnlyList<string>? _patterns;

    /// <param name="initializer">
    /// An initializer's text form, whose numbers may be expressions over the model's scalars and the tensor's own (<c>layer</c>,
    /// <c>layers</c>, <c>fan_in</c>, <c>fan_out</c>): <c>normal(std=initializer_range / sqrt(2 * n_layer))</c>.
    /// </param>
    /// <exception cref="FormatException">The text is not such a form; the message says where and what is accepted.</exception>
    public Rule(string initializer)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        Template = InitializerTemplate.Parse(initializer);
    }

    /// <summary>The initializer's text form, expressions as they were written.</summary>
    public string Initializer => Template.Text;

    /// <summary>The tensor's very name, no pattern.</summary>
    public string? Tensor { get; init; }

    /// <summary>A pattern for the tensor's name (<see cref="NamePattern"/>).</summary>
    /// <exception cref="FormatException">It is no pattern.</exception>
    public string? Name
    {
        get;
        init
        {
            _patterns = value is null ? null : NamePattern.Unfold(value);
            field = value;
        }
    }

    /// <summary>The role the tensor must have.</summary>
    public TensorRole? Role { get; init; }

    /// <summary>The rank it must have.</summary>
    public int? Rank { get; init; }

    /// <summary>The kind of layer it must belong to.</summary>
    public LayerKind? Layer { get; init; }

    /// <summary>Whether it must be, or must not be, the last of a residual branch (<see cref="TensorSpec.EndsResidual"/>).</summary>
    public bool? EndsResidual { get; init; }

    /// <summary>The dtype that the tensor gets, or null for the model's own.</summary>
    /// <exception cref="ArgumentException">Weights are not drawn in it.</exception>
    public DType? DType
    {
        get;
        init => field = value is null || value.Value.IsFloatingPoint()
            ? value
            : throw new ArgumentException($"weights are drawn in float32, float64, bfloat16 or float16, not in {value.Value.Name()}.");
    }

    /// <summary>Whether it is as it should be when the rule is for no tensor of a model.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Why, in a few words; or null.</summary>
    public string? Note { get; init; }

    internal InitializerTemplate Template { get; }

    /// <summary>Whether the rule is for this tensor.</summary>
    public bool Matches(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return (Tensor is null || Tensor == tensor.Name)
            && (Role is null || Role == tensor.Role)
            && (Rank is null || Rank == tensor.Shape.Rank)
            && (Layer is null || Layer == tensor.Layer)
            && (EndsResidual is null || EndsResidual == tensor.EndsResidual)
            && (_patterns is null || _patterns.Any(pattern => NamePattern.MatchesPlain(pattern, tensor.Name)));
    }

    /// <summary>The conditions in a few words: <c>*.c_proj.weight</c>, <c>role bias</c>, <c>any</c>.</summary>
    public string Describe()
    {
        List<string> conditions = [];
        if (Tensor is not null)
            conditions.Add(Tensor);
        if (Name is not null)
            conditions.Add(Name);
        if (Role is { } role)
            conditions.Add($"role {role.Name()}");
        if (Layer is { } layer)
            conditions.Add($"layer {layer.Name()}");
        if (EndsResidual is { } ends)
            conditions.Add(ends ? "ends a residual branch" : "ends no residual branch");
        if (Rank is { } rank)
            conditions.Add(FormattableString.Invariant($"rank {rank}"));
        return conditions.Count == 0 ? "any" : string.Join(", ", conditions);
    }

    /// <summary>Whether both say the same.</summary>
    public bool Equals(Rule? other) =>
        other is not null && ToString() == other.ToString() && IsOptional == other.IsOptional && Note == other.Note;

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The conditions and the initializer: <c>role bias: zeros</c>.</summary>
    public override string ToString() => $"{Describe()}: {Initializer}{(DType is { } dtype ? $" in {dtype.Name()}" : "")}";
}
