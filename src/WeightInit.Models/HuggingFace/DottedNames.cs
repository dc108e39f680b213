namespace WeightInit.Models;

/// <summary>The order of a converted state dict: names part by part, numbers by value and before words.</summary>
internal sealed class DottedNames : IComparer<string>
{
    /// <summary>The only one.</summary>
    internal static DottedNames Order { get; } = new();

    public int Compare(string? x, string? y)
    {
        string[] left = (x ?? "").Split('.');
        string[] right = (y ?? "").Split('.');
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            int compared = (Number(left[i]), Number(right[i])) switch
            {
                (long a, long b) => a.CompareTo(b),
                (long, null) => -1,
                (null, long) => 1,
                _ => string.CompareOrdinal(left[i], right[i]),
            };
            if (compared != 0)
                return compared;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static long? Number(string part) => part.All(char.IsAsciiDigit) && long.TryParse(part, out long number) ? number : null;
}
