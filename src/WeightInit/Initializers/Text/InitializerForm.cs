using System.Text.Json;

namespace WeightInit;

/// <summary>A name of the catalogue: its aliases, its arguments, its law, and how an initializer is made from them.</summary>
public sealed class InitializerForm
{
    private readonly InitializerParameter[] _parameters;
    private readonly Func<Arguments, Initializer> _make;

    internal InitializerForm(string name, string law, InitializerParameter[] parameters, Func<Arguments, Initializer> make, params string[] aliases)
    {
        Name = name;
        Law = law;
        Aliases = aliases;
        _parameters = parameters;
        _make = make;
    }

    /// <summary>The name: <c>glorot-uniform</c>, <c>torch.kaiming-normal</c>.</summary>
    public string Name { get; }

    /// <summary>Other names for the same: <c>xavier-uniform</c>.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The law in one line: <c>Normal(0, 2 / fan_in)</c>.</summary>
    public string Law { get; }

    /// <summary>The arguments in their order.</summary>
    public IReadOnlyList<InitializerParameter> Parameters => _parameters;

    /// <summary>The name and the arguments with their defaults: <c>normal(mean=0,std)</c>.</summary>
    public override string ToString() =>
        _parameters.Length == 0 ? Name : $"{Name}({string.Join<InitializerParameter>(',', _parameters)})";

    /// <summary>An initializer of this form: the values of its arguments in their order.</summary>
    internal InitializerText With(params object[] values) => new(this, values);

    internal Initializer Parse(TextCall call)
    {
        object?[] values = new object?[_parameters.Length];
        foreach ((string name, string text) in call.Arguments)
        {
            int index = name.Length == 0 ? Only(call) : Find(name);
            Set(values, index, _parameters[index].Parse(text), $"'{text}'");
        }

        return Make(values);
    }

    internal Initializer Read(JsonElement element)
    {
        object?[] values = new object?[_parameters.Length];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals("name"))
                continue;
            int index = Find(property.Name);
            Set(values, index, _parameters[index].Read(property.Value), property.Value.GetRawText());
        }

        return Make(values);
    }

    private Initializer Make(object?[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] ??= _parameters[i].DefaultValue
                ?? throw new FormatException($"{Name}: {_parameters[i].Name} is missing; give {_parameters[i].Accepted}.");
        }

        try
        {
            return _make(new Arguments(Name, _parameters, values!));
        }
        catch (ArgumentException refused)
        {
            throw new FormatException(refused.Message, refused);
        }
    }

    private void Set(object?[] values, int index, object? value, string given)
    {
        InitializerParameter parameter = _parameters[index];
        if (values[index] is not null)
            throw new FormatException($"{Name}: {parameter.Name} is given twice.");
        values[index] = value
            ?? throw new FormatException(NumberRange.Refused(Name, parameter.Name, given, parameter.Accepted).Message);
    }

    private int Only(TextCall call)
    {
        if (_parameters.Length == 1)
            return 0;
        string given = call.Arguments.First(argument => argument.Name.Length == 0).Value;
        throw new FormatException($"{Name}: '{given}' has no name; {Accepted}");
    }

    private int Find(string name)
    {
        int index = Array.FindIndex(_parameters, parameter => parameter.Name == name);
        return index >= 0 ? index : throw new FormatException($"{Name}: there is no argument '{name}'; {Accepted}");
    }

    private string Accepted => _parameters.Length == 0
        ? "it takes none."
        : $"it takes {string.Join(", ", _parameters.Select(parameter => parameter.Name))}.";
}
