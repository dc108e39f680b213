using System.Collections.Concurrent;

namespace WeightInit.Native;

/// <summary>What a normal cut at two bounds is drawn from, built once for each pair of bounds.</summary>
internal sealed class TruncatedTables
{
    /// <summary>Beyond this many pairs the cache starts anew: a program that varies its bounds must not fill the memory.</summary>
    private const int Limit = 256;

    private static readonly ConcurrentDictionary<(double Low, double High), TruncatedTables> Cache = new();

    private readonly Lazy<QuantileTable> _single;
    private readonly Lazy<TailMasses> _double;

    private TruncatedTables(double low, double high)
    {
        _single = new(() => QuantileTable.Build(low, high));
        _double = new(() => new TailMasses(low, high));
    }

    /// <summary>The polynomials of float32.</summary>
    internal QuantileTable Single => _single.Value;

    /// <summary>The probabilities of float64.</summary>
    internal TailMasses Double => _double.Value;

    /// <summary>Those of the unit normal between two bounds.</summary>
    internal static TruncatedTables For(double low, double high)
    {
        if (Cache.TryGetValue((low, high), out TruncatedTables? found))
            return found;
        if (Cache.Count >= Limit)
            Cache.Clear();
        return Cache.GetOrAdd((low, high), static bounds => new TruncatedTables(bounds.Low, bounds.High));
    }
}
