using System.Text;

namespace WeightInit.Models.KerasFiles;

/// <summary>Names as Keras makes them of classes.</summary>
internal static class KerasNames
{
    /// <summary>
    /// A class's name in snake case, as keras.src.utils.naming writes it: what is no letter, digit or underscore goes; an underscore
    /// before a capital that begins a word; <c>PReLU</c> is <c>p_re_lu</c>, <c>Conv2DTranspose</c> is <c>conv2d_transpose</c>.
    /// </summary>
    public static string SnakeCase(string name)
    {
        string plain = string.Concat(name.Where(character => char.IsLetterOrDigit(character) || character == '_'));
        StringBuilder snake = new();
        for (int i = 0; i < plain.Length; i++)
        {
            // (.)([A-Z][a-z0-9]+) and ([a-z])([A-Z]), one after the other.
            bool isCapital = char.IsAsciiLetterUpper(plain[i]);
            bool beginsWord = i > 0 && isCapital && i + 1 < plain.Length && (char.IsAsciiLetterLower(plain[i + 1]) || char.IsAsciiDigit(plain[i + 1]));
            bool follows = i > 0 && isCapital && char.IsAsciiLetterLower(plain[i - 1]);
            if (beginsWord || follows)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(plain[i]));
        }

        return snake.ToString();
    }
}
