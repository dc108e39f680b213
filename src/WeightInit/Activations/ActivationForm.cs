namespace WeightInit;

/// <summary>A name of the catalogue of activations: its aliases, its argument if it takes one, and how it is made.</summary>
internal sealed class ActivationForm
{
    private readonly string? _parameter;
    private readonly NumberRange _range;
    private readonly double _default;
    private readonly Func<double, Activation> _make;

    private ActivationForm(Activation activation, params string[] aliases)
    {
        Name = activation.Name;
        Aliases = aliases;
        _range = NumberRange.Any;
        _make = _ => activation;
    }

    private ActivationForm(string name, string parameter, NumberRange range, double defaultValue, Func<double, Activation> make, params string[] aliases)
    {
        Name = name;
        Aliases = aliases;
        _parameter = parameter;
        _range = range;
        _default = defaultValue;
        _make = make;
    }

    /// <summary>The forms in the order in which people are shown them.</summary>
    internal static IReadOnlyList<ActivationForm> All { get; } =
    [
        new(Activation.Linear, "identity", "none"),
        new(Activation.Tanh),
        new(Activation.Sigmoid, "logistic"),
        new(Activation.Relu),
        new("leaky-relu", "slope", NumberRange.Finite, 0.01, Activation.LeakyRelu),
        new("prelu", "slope", NumberRange.Finite, 0.25, Activation.PRelu),
        new("elu", "alpha", NumberRange.Positive, 1, Activation.Elu),
        new(Activation.Selu),
        new("celu", "alpha", NumberRange.Positive, 1, Activation.Celu),
        new(Activation.Gelu),
        new(Activation.GeluTanh, "gelu-new", "gelu-pytorch-tanh"),
        new(Activation.Silu, "swish"),
        new(Activation.Mish),
        new(Activation.Softplus),
        new(Activation.Softsign),
        new(Activation.Erf),
        new(Activation.ErfSqrt2),
        new(Activation.Sin, "sine"),
        new(Activation.HardTanh, "hard-tanh"),
        new(Activation.HardSigmoid, "hard-sigmoid"),
        new(Activation.HardSwish, "hard-swish", "hard-silu"),
        new(Activation.Relu6),
    ];

    internal string Name { get; }

    internal IReadOnlyList<string> Aliases { get; }

    /// <summary>The activation with its default argument.</summary>
    internal Activation Default => _make(_default);

    /// <summary>The name, and the argument with its default: <c>leaky-relu(slope=0.01)</c>.</summary>
    public override string ToString() => _parameter is null ? Name : $"{Name}({_parameter}={Number.Text(_default)})";

    /// <summary>The text form of an activation with this argument.</summary>
    internal static string Text(Activation activation, double? argument)
    {
        ActivationForm? form = All.FirstOrDefault(form => form.Name == activation.Name);
        return form?._parameter is null || argument is null || argument.Value.Equals(form._default)
            ? activation.Name
            : $"{activation.Name}({form._parameter}={Number.Text(argument.Value)})";
    }

    /// <exception cref="FormatException">The text is no activation, or its argument is not accepted.</exception>
    internal static Activation Parse(string text)
    {
        TextCall call = TextCall.Parse(text, "an activation");
        string name = call.Name.ToLowerInvariant().Replace('_', '-');
        ActivationForm form = All.FirstOrDefault(form => form.Name == name || form.Aliases.Contains(name))
            ?? throw Unknown(name);
        return form._make(form.Value(call));
    }

    private static FormatException Unknown(string name)
    {
        string? nearest = NearestName.Of(name, All.SelectMany(form => form.Aliases.Prepend(form.Name)));
        return new FormatException(nearest is null
            ? $"There is no activation '{name}'; known are {string.Join(", ", All.Select(form => form.Name))}."
            : $"There is no activation '{name}'; did you mean {nearest}?");
    }

    private double Value(TextCall call)
    {
        if (call.Arguments.Count == 0)
            return _default;
        (string name, string value) = call.Arguments[0];
        if (_parameter is null || (name.Length > 0 && name != _parameter))
            throw new FormatException($"{Name}: there is no argument '{(name.Length > 0 ? name : value)}'; it takes {_parameter ?? "none"}.");
        if (call.Arguments.Count > 1)
            throw new FormatException($"{Name}: {_parameter} is its only argument; it was given {call.Arguments.Count}.");
        if (!Number.TryParse(value, out double number))
            throw new FormatException(NumberRange.Refused(Name, _parameter, $"'{value}'", _range.Words).Message);
        try
        {
            return _range.Check(number, Name, _parameter);
        }
        catch (ArgumentException refused)
        {
            throw new FormatException(refused.Message, refused);
        }
    }
}
