using System.Globalization;
using System.Text;

namespace WeightInit.Mutations;

/// <summary>What became of the mutants.</summary>
internal sealed class Tally
{
    private readonly Dictionary<Kind, (int Read, SortedDictionary<string, int> Refused, TimeSpan Longest, long Largest)> _kinds = [];

    internal int Read => _kinds.Values.Sum(kind => kind.Read);

    internal int Refused => _kinds.Values.Sum(kind => kind.Refused.Values.Sum());

    /// <summary>Counts a mutant.</summary>
    /// <param name="kind">What it is of.</param>
    /// <param name="refusal">The type of the exception that refused it, or null where it was read.</param>
    /// <param name="time">How much of the processor's time that took.</param>
    /// <param name="allocated">How much was allocated for it, in bytes.</param>
    internal void Add(Kind kind, string? refusal, TimeSpan time, long allocated)
    {
        (int read, SortedDictionary<string, int> refused, TimeSpan longest, long largest) =
            _kinds.TryGetValue(kind, out var known) ? known : (0, new SortedDictionary<string, int>(StringComparer.Ordinal), TimeSpan.Zero, 0);
        if (refusal is null)
            read++;
        else
            refused[refusal] = refused.GetValueOrDefault(refusal) + 1;
        _kinds[kind] = (read, refused, time > longest ? time : longest, Math.Max(largest, allocated));
    }

    public override string ToString()
    {
        StringBuilder text = new("| kind | mutants | read | refused | by | longest | most allocated |\n|---|---:|---:|---:|---|---:|---:|\n");
        foreach ((Kind kind, (int read, SortedDictionary<string, int> refused, TimeSpan longest, long largest)) in _kinds.OrderBy(kind => kind.Key))
        {
            int count = refused.Values.Sum();
            string by = string.Join(", ", refused.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
            text.Append(CultureInfo.InvariantCulture,
                $"| {kind.ToString().ToLowerInvariant()} | {read + count} | {read} | {count} | {by} | {longest.TotalMilliseconds:0} ms | {largest / 1e6:0} MB |\n");
        }

        return text.ToString();
    }
}
