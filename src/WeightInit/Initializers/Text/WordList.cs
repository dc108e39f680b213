namespace WeightInit;

/// <summary>The kebab-case words of some values of an enumeration. The first word of a value is the one it is written with.</summary>
internal sealed class WordList<T>(params (string Word, T Value)[] words)
    where T : struct, Enum
{
    /// <summary>What is accepted, to stand after "give".</summary>
    internal string Words { get; } = string.Join(", ", words.Select(pair => pair.Word));

    internal bool TryParse(string text, out T value)
    {
        foreach ((string word, T meaning) in words)
        {
            if (word == text)
            {
                value = meaning;
                return true;
            }
        }

        value = default;
        return false;
    }

    internal string Text(T value)
    {
        foreach ((string word, T meaning) in words)
        {
            if (EqualityComparer<T>.Default.Equals(meaning, value))
                return word;
        }

        return value.ToString();
    }

    /// <summary>The value, if it has a word.</summary>
    /// <exception cref="ArgumentException">It has none; the message names the initializer, the argument, the value and the words.</exception>
    internal T Check(T value, string initializer, string argument)
    {
        foreach ((_, T meaning) in words)
        {
            if (EqualityComparer<T>.Default.Equals(meaning, value))
                return value;
        }

        throw NumberRange.Refused(initializer, argument, value.ToString(), Words);
    }
}
