using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WeightInit;

/// <summary>
/// The numbers that a rule's expressions may name for a tensor: its own, then <c>fan_in</c> and <c>fan_out</c>, then the model's.
/// </summary>
internal sealed class TensorScalars(TensorSpec tensor, ModelSpec model) : IReadOnlyDictionary<string, double>
{
    private const string FanIn = "fan_in";
    private const string FanOut = "fan_out";

    public IEnumerable<string> Keys => tensor.Scalars.Keys.Concat([FanIn, FanOut]).Concat(model.Scalars.Keys).Distinct();

    public IEnumerable<double> Values => this.Select(pair => pair.Value);

    public int Count => Keys.Count();

    public double this[string key] => TryGetValue(key, out double value) ? value : throw new KeyNotFoundException(key);

    /// <summary>Whether a name has a value of its own for each tensor.</summary>
    internal static bool IsOwn(string name, TensorSpec tensor) => IsFan(name) || tensor.Scalars.ContainsKey(name);

    /// <summary>Whether a name is that of a fan.</summary>
    internal static bool IsFan(string name) => name is FanIn or FanOut;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        if (tensor.Scalars.TryGetValue(key, out value))
            return true;
        if (!IsFan(key))
            return model.Scalars.TryGetValue(key, out value);
        FanFinding found = FanFinding.Of(tensor, FanConvention.Own);
        Fans fans = found.Fans ?? throw new ArgumentException($"its rule names {key}, and it has no fans ({found.Reason}).");
        value = key == FanIn ? fans.In : fans.Out;
        return true;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() =>
        Keys.Where(ContainsKey).Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
