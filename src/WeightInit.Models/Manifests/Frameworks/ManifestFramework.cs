namespace WeightInit.Models;

/// <summary>
/// The framework that a manifest names, and where its parameters stand in that framework's count: what decides the key of each
/// from the model's seed.
/// </summary>
/// <param name="Framework">The framework.</param>
/// <param name="Parameters">One for each tensor of the manifest, in its order; null for a buffer, which has no key.</param>
internal sealed record ManifestFramework(JaxFramework Framework, IReadOnlyList<ManifestParameter?> Parameters)
{
    /// <summary>The largest number: more parameters than a model has.</summary>
    internal const int LargestNumber = 1 << 24;

    /// <summary>The framework and the release that was compared, as a checkpoint's provenance has it.</summary>
    internal string Order => Framework == JaxFramework.Haiku ? "haiku 0.0.17" : $"{Framework.Name()} 0.12.8";

    /// <summary>The place of each parameter, null for what has no key.</summary>
    /// <param name="initializers">What the tensors get: in Haiku, what draws nothing does not count.</param>
    /// <exception cref="ManifestException">A number that the manifest gives was passed by then.</exception>
    internal JaxPlace?[] Places(IReadOnlyList<Initializer> initializers) => Places(index => Framework != JaxFramework.Haiku || IsDrawn(initializers[index]));

    /// <summary>Refuses numbers that do not rise whatever the initializers are.</summary>
    /// <exception cref="ManifestException">A number does not rise.</exception>
    internal void Check() => Places(index => Framework != JaxFramework.Haiku || Parameters[index]?.Number is not null);

    private JaxPlace?[] Places(Func<int, bool> isCounted)
    {
        Dictionary<string, int> next = new(StringComparer.Ordinal);
        JaxPlace?[] places = new JaxPlace?[Parameters.Count];
        for (int i = 0; i < places.Length; i++)
        {
            if (Parameters[i] is not { } parameter || !isCounted(i))
                continue;
            string count = Framework == JaxFramework.FlaxLinen ? string.Join('/', parameter.Module) : "";
            int least = next.GetValueOrDefault(count, Framework.FirstNumber());
            int number = parameter.Number ?? least;
            if (number < least || number > LargestNumber)
                throw parameter.Refused(least);
            next[count] = number + 1;
            places[i] = new JaxPlace(parameter.Module, number);
        }

        return places;
    }

    /// <summary>Whether the initializer takes a key.</summary>
    internal static bool IsDrawn(Initializer initializer) => initializer is not (ConstantInitializer or Identity or Dirac);
}
