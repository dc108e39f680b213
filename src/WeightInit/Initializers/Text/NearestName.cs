namespace WeightInit;

/// <summary>Which known name a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest edits from the given one, or null where none is near.</summary>
    /// <param name="given">The name as it was written; underscores and capitals count as kebab-case.</param>
    /// <param name="known">The names there are.</param>
    internal static string? Of(string given, IEnumerable<string> known)
    {
        string kebab = given.ToLowerInvariant().Replace('_', '-');
        (string? nearest, int least) = (null, Math.Max(2, kebab.Length / 3) + 1);
        foreach (string name in known)
        {
            int edits = Edits(kebab, name);
            if (edits < least)
                (nearest, least) = (name, edits);
        }

        return nearest;
    }

    /// <summary>Insertions, deletions and replacements of a character that turn one text into the other (Levenshtein 1966).</summary>
    private static int Edits(string from, string to)
    {
        int[] row = new int[to.Length + 1];
        for (int j = 0; j <= to.Length; j++)
            row[j] = j;
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
