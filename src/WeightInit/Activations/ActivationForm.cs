namespace WeightInit;

/// <summary>A name of the catalogue of activations: its aliases, its argument if it takes one, and how it is made.</summary>
public sealed class ActivationForm
{
    private readonly string? _parameter;
    private readonly NumberRange _range;
    private readonly double _default;
    private readonly Func<double, Activation> _make;

    private ActivationForm(Activation activation, string definition, params string[] aliases)
    {
        Name = activation.Name;
        Definition = definition;
        Aliases = aliases;
        _range = NumberRange.Any;
        _make = _ => activation;
    }

    private ActivationForm(string name, string parameter, NumberRange range, double defaultValue, Func<double, Activation> make, string definition)
    {
        Name = name;
        Definition = definition;
        Aliases = [];
        _parameter = parameter;
        _range = range;
        _default = defaultValue;
        _make = make;
    }

    /// <summary>The forms in the order in which people are shown them.</summary>
    internal static IReadOnlyList<ActivationForm> All { get; } =
    [
        new(Activation.Linear, "x", "identity", "none"),
        new(Activation.Tanh, "tanh x"),
        new(Activation.Sigmoid, "1 / (1 + e^-x)", "logistic"),
        new(Activation.Relu, "max(0, x)"),
        new("leaky-relu", "slope", NumberRange.Finite, 0.01, Activation.LeakyRelu, "x, slope x below 0"),
        new("prelu", "slope", NumberRange.Finite, 0.25, Activation.PRelu, "x, slope x below 0, trained"),
        new("elu", "alpha", NumberRange.Positive, 1, Activation.Elu, "x, alpha (e^x - 1) below 0"),
        new(Activation.Selu, "1.0507 x, 1.7581 (e^x - 1) below 0"),
        new("celu", "alpha", NumberRange.Positive, 1, Activation.Celu, "x, alpha (e^(x/alpha) - 1) below 0"),
        new(Activation.Gelu, "x Phi(x)"),
        new(Activation.GeluTanh, "gelu with a cubic in tanh", "gelu-new", "gelu-pytorch-tanh"),
        new(Activation.Silu, "x / (1 + e^-x)", "swish"),
        new(Activation.Mish, "x tanh(ln(1 + e^x))"),
        new(Activation.Softplus, "ln(1 + e^x)"),
        new(Activation.Softsign, "x / (1 + |x|)"),
        new(Activation.Erf, "erf x"),
        new(Activation.ErfSqrt2, "erf(x / sqrt 2)"),
        new(Activation.Sin, "sin x", "sine"),
        new(Activation.HardTanh, "x, cut at -1 and 1", "hard-tanh"),
        new(Activation.HardSigmoid, "(x + 3) / 6, cut at 0 and 1", "hard-sigmoid"),
        new(Activation.HardSwish, "x hardsigmoid(x)", "hard-swish", "hard-silu"),
        new(Activation.Relu6, "x, cut at 0 and 6"),
    ];

    /// <summary>The name: <c>relu</c>, <c>leaky-relu</c>.</summary>
    public string Name { get; }

    /// <summary>The function in one line.</summary>
    public string Definition { get; }

    /// <summary>Other names for the same: <c>swish</c> for silu.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The activation with its default argument.</summary>
    public Activation Default => _make(_default);

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
