namespace WeightInit;

/// <summary>
/// The grammar of initializers and layouts as text: <c>name</c>, <c>name(argument=value,…)</c>, <c>name:argument=value,…</c>,
/// and <c>name(value)</c> where there is only one argument.
/// </summary>
/// <param name="Name">What is called.</param>
/// <param name="Arguments">The arguments in the order given; an argument whose name was left out has an empty one.</param>
internal readonly record struct TextCall(string Name, IReadOnlyList<(string Name, string Value)> Arguments)
{
    /// <exception cref="FormatException">The text does not follow the grammar; the message quotes it.</exception>
    internal static TextCall Parse(string text, string what)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int end = rest.IndexOfAny('(', ':');
        string name = (end < 0 ? rest : rest[..end]).Trim().ToString();
        if (name.Length == 0 || name.AsSpan().IndexOfAny(" \t=,)") >= 0)
            throw Malformed(text, what);
        if (end < 0)
            return new TextCall(name, []);

        ReadOnlySpan<char> inner = rest[(end + 1)..];
        if (rest[end] == '(')
        {
            if (!inner.EndsWith(")"))
                throw Malformed(text, what);
            inner = inner[..^1].Trim();
            if (inner.IsEmpty)
                return new TextCall(name, []);
        }

        return new TextCall(name, ParseArguments(inner, text, what));
    }

    private static List<(string Name, string Value)> ParseArguments(ReadOnlySpan<char> inner, string text, string what)
    {
        List<(string Name, string Value)> arguments = [];
        foreach (Range range in inner.Split(','))
        {
            ReadOnlySpan<char> part = inner[range];
            int equals = part.IndexOf('=');
            string name = equals < 0 ? "" : part[..equals].Trim().ToString();
            string value = part[(equals + 1)..].Trim().ToString();
            if (value.Length == 0 || (equals >= 0 && name.Length == 0) || value.AsSpan().IndexOfAny("()=:") >= 0)
                throw Malformed(text, what);
            arguments.Add((name, value));
        }

        return arguments;
    }

    private static FormatException Malformed(string text, string what) =>
        new($"'{text}' is not {what}: write name, name(argument=value,...) or name:argument=value,...");
}
