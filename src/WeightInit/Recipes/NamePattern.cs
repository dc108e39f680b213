namespace WeightInit;

/// <summary>
/// A pattern for tensor names: <c>*</c> stands for any run of characters, dots included, <c>{a,b}</c> for one of several texts;
/// all else for itself.
/// </summary>
public static class NamePattern
{
    /// <summary>The most alternatives that a pattern may unfold to.</summary>
    public const int MostAlternatives = 1000;

    /// <summary>Whether the whole name fits the pattern.</summary>
    /// <exception cref="FormatException">A brace is not closed, or there are more than <see cref="MostAlternatives"/>.</exception>
    public static bool Matches(string pattern, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Unfold(pattern).Any(plain => MatchesPlain(plain, name));
    }

    /// <summary>The patterns without braces that this one stands for.</summary>
    /// <exception cref="FormatException">A brace is not closed, or there are more than <see cref="MostAlternatives"/>.</exception>
    internal static IReadOnlyList<string> Unfold(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        List<string> unfolded = [""];
        int at = 0;
        while (at < pattern.Length)
        {
            int open = pattern.IndexOf('{', at);
            int end = open < 0 ? pattern.Length : open;
            if (pattern.AsSpan(at, end - at).Contains('}'))
                throw new FormatException($"the pattern '{pattern}' closes a brace that is not open (at character {pattern.IndexOf('}', at) + 1}).");
            unfolded = [.. unfolded.Select(head => head + pattern[at..end])];
            if (open < 0)
                break;
            int close = pattern.IndexOf('}', open);
            if (close < 0 || pattern.AsSpan(open + 1, close - open - 1).Contains('{'))
                throw new FormatException($"the pattern '{pattern}' has a brace that is not closed (at character {open + 1}).");
            string[] choices = pattern[(open + 1)..close].Split(',');
            if (unfolded.Count * choices.Length > MostAlternatives)
                throw new FormatException($"the pattern '{pattern}' stands for more than {MostAlternatives} names.");
            unfolded = [.. unfolded.SelectMany(head => choices.Select(choice => head + choice))];
            at = close + 1;
        }

        return unfolded;
    }

    /// <summary>Whether a name fits a pattern without braces: greedy, with one step back for each star, so never slow.</summary>
    internal static bool MatchesPlain(string pattern, string name)
    {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
