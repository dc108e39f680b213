namespace WeightInit.Models.KerasFiles;

/// <summary>The class of Keras that a type stands for: a layer is known because its type says so, and no list is kept.</summary>
/// <param name="names">Keras's names for it.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KerasClassAttribute(params string[] names) : Attribute
{
    /// <summary>Keras's names for it.</summary>
    public string[] Names { get; } = names;

    /// <summary>What the module's name begins with: Keras's operations have names that its layers have too.</summary>
    public string Module { get; init; } = "";
}
