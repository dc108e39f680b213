using System.Globalization;

namespace WeightInit;

/// <summary>An initializer's text whose arguments may be expressions over a model's scalars.</summary>
internal static class InitializerTemplate
{
    /// <summary>The initializer, every expression replaced by its value.</summary>
    /// <exception cref="FormatException">The text, an expression or an argument is wrong.</exception>
    internal static Initializer Resolve(string text, IReadOnlyDictionary<string, double> scalars)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return Initializer.Parse(text);
        if (!text.EndsWith(')'))
            throw new FormatException($"'{text}' has no closing parenthesis.");
        IEnumerable<string> arguments = Split(text[(open + 1)..^1]).Select(argument => Argument(argument, scalars));
        return Initializer.Parse($"{text[..open]}({string.Join(',', arguments)})");
    }

    private static string Argument(string argument, IReadOnlyDictionary<string, double> scalars)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        string name = argument[..(equals + 1)];
        string value = argument[(equals + 1)..].Trim();
        return IsWord(value, scalars) ? name + value : name + Expression.Evaluate(value, scalars).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A mode or a boolean, not a number: letters and hyphens that name no scalar.</summary>
    private static bool IsWord(string value, IReadOnlyDictionary<string, double> scalars) =>
        value.Length > 0 && char.IsAsciiLetter(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') && !scalars.ContainsKey(value);

    /// <summary>The arguments, split at the commas that stand outside parentheses.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }

            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        }

        if (text.Length > 0)
            yield return text[start..];
    }
}
