using System.Text;

namespace WeightInit;

/// <summary>
/// A recipe is not one, or does not fit a model. The message is one line: the recipe, the rule or the tensor, the offending
/// value and what is accepted.
/// </summary>
public sealed class RecipeException : Exception
{
    /// <summary>The longest message: what a file holds is quoted in it.</summary>
    private const int LongestMessage = 1500;

    internal RecipeException(string message, Exception? inner = null)
        : base(OneLine(message), inner)
    {
    }

    private static string OneLine(string message)
    {
        StringBuilder line = new();
        foreach (Rune rune in message.EnumerateRunes())
        {
            if (line.Length >= LongestMessage)
                return line.Append("...").ToString();
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar || rune.Value is 0x2028 or 0x2029)
                line.Append(FormattableString.Invariant($"\\u{rune.Value:x4}"));
            else
                line.Append(rune);
        }

        return line.ToString();
    }
}
