namespace WeightInit.Models;

/// <summary>The order of texts by their UTF-8 bytes, which is that of their code points.</summary>
internal static class Utf8Order
{
    /// <summary>The order as a comparer, for sorting.</summary>
    internal static IComparer<string> Names { get; } = Comparer<string>.Create(Compare);

    internal static int Compare(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        return Rank(left[common]).CompareTo(Rank(right[common]));
    }

    /// <summary>UTF-16 puts surrogates, code points above U+FFFF, before U+E000; here they come last.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
