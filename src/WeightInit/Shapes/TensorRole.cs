namespace WeightInit;

/// <summary>What a tensor does in its model. A recipe's rules may match on it.</summary>
public enum TensorRole
{
    /// <summary>The weight of a dense or convolutional layer.</summary>
    Kernel,

    /// <summary>An additive term of a layer.</summary>
    Bias,

    /// <summary>A table of rows, one a token or class; a class or mask token too.</summary>
    Embedding,

    /// <summary>The multiplier of a normalization (gamma), or a layer scale.</summary>
    NormScale,

    /// <summary>The additive term of a normalization (beta).</summary>
    NormShift,

    /// <summary>Position embeddings.</summary>
    Position,

    /// <summary>State that is stored and not trained.</summary>
    Buffer,
}

/// <summary>Names of <see cref="TensorRole"/>.</summary>
public static class TensorRoles
{
    /// <summary>The name in tables and JSON: <c>kernel</c>, <c>norm scale</c> and so on.</summary>
    public static string Name(this TensorRole role) => role switch
    {
        TensorRole.Kernel => "kernel",
        TensorRole.Bias => "bias",
        TensorRole.Embedding => "embedding",
        TensorRole.NormScale => "norm scale",
        TensorRole.NormShift => "norm shift",
        TensorRole.Position => "position",
        TensorRole.Buffer => "buffer",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "not a role"),
    };

    /// <summary>The role with this name; a hyphen may stand for the space.</summary>
    /// <exception cref="FormatException">No role has it; the message lists those that exist.</exception>
    public static TensorRole Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (TensorRole role in Enum.GetValues<TensorRole>())
        {
            if (role.Name() == name.Replace('-', ' '))
                return role;
        }

        throw new FormatException($"'{name}' is not a role; known are {string.Join(", ", Enum.GetValues<TensorRole>().Select(r => r.Name()))}.");
    }
}
