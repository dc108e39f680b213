namespace WeightInit;

/// <summary>
/// An initializer's text whose numbers may be expressions over scalars: <c>normal(std=0.02 / sqrt(2 * layers))</c>. The text is
/// checked when it is read; the scalars' values are put in tensor by tensor.
/// </summary>
internal sealed class InitializerTemplate
{
    private readonly (string Name, string Word, Expression? Number)[] _arguments;
    private readonly InitializerForm _form;

    private InitializerTemplate(string text, InitializerForm form, (string, string, Expression?)[] arguments)
    {
        Text = text;
        _form = form;
        _arguments = arguments;
        Names = [.. _arguments.SelectMany(argument => argument.Number?.Names ?? []).Distinct()];
    }

    internal string Text { get; }

    /// <summary>The names of the scalars it needs, each once, in the order in which they appear.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">
    /// The text is malformed, no initializer has the name, it has no such argument, or an expression is wrong; the message says
    /// where and what is accepted.
    /// </exception>
    internal static InitializerTemplate Parse(string text)
    {
        int open = text.AsSpan().IndexOfAny('(', ':');
        InitializerForm form = InitializerRegistry.Find((open < 0 ? text : text[..open]).Trim());
        string inner = open < 0 ? "" : text[(open + 1)..];
        if (open >= 0 && text[open] == '(')
        {
            inner = inner.TrimEnd();
            if (!inner.EndsWith(')'))
                throw new FormatException($"'{text}' has no closing parenthesis at its end.");
            inner = inner[..^1];
        }

        InitializerTemplate template = new(text, form, [.. Split(inner).Select(argument => Argument(form, argument, text))]);
        if (template.Names.Count == 0)
            template.Resolve(NoScalars);
        return template;
    }

    private static readonly Dictionary<string, double> NoScalars = [];

    /// <summary>The initializer with every expression replaced by its value.</summary>
    /// <exception cref="FormatException">A scalar is unknown, a value is not finite, or the initializer does not accept it.</exception>
    internal Initializer Resolve(IReadOnlyDictionary<string, double> scalars) =>
        _form.Parse(new TextCall(_form.Name, [.. _arguments.Select(argument =>
            (argument.Name, argument.Number is null ? argument.Word : Number.Text(argument.Number.Evaluate(scalars))))]));

    private static (string Name, string Word, Expression? Number) Argument(InitializerForm form, string argument, string whole)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : argument[..equals].Trim();
        string value = argument[(equals + 1)..].Trim();
        if (value.Length == 0 || (equals >= 0 && name.Length == 0))
            throw new FormatException($"'{whole}' is not an initializer: write name, name(argument=value,...) or name:argument=value,...");
        InitializerParameter? parameter = name.Length == 0 && form.Parameters.Count == 1 ? form.Parameters[0] : form.Parameters.FirstOrDefault(known => known.Name == name);

        // A name that the form does not have is refused by the form, with those it has.
        if (parameter is not NumberParameter || value is "inf" or "-inf")
        {
            if (parameter is null)
                form.Parse(new TextCall(form.Name, [(name, value)]));
            return (name, value, null);
        }

        return (name, "", Expression.Parse(value));
    }

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

        if (text.AsSpan().Trim().Length > 0)
            yield return text[start..];
    }
}
