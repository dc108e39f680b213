namespace WeightInit.Models;

/// <summary>Reads a module list's JSON, every class and argument checked.</summary>
internal sealed class TorchListReader
{
    internal const string Sequential = "Sequential";

    private int _count;

    /// <summary>The modules of a list.</summary>
    internal IReadOnlyList<TorchModule> List(TorchNode node)
    {
        if (!node.IsList)
            throw node.WrongKind("a list of modules");
        return [.. node.Items().Select(Module)];
    }

    /// <summary>A module: an object whose one key is the class.</summary>
    internal TorchModule Module(TorchNode node)
    {
        const string Wanted = "a module, as {\"Linear\": {\"in_features\": 3, \"out_features\": 2}},";
        if (!node.IsObject)
            throw node.Error(TorchModuleError.NotAModule, $"it is {node.Shown()}; {Wanted} is accepted.");
        (string Key, TorchNode Node)[] keys = [.. node.Keys().Take(2)];
        if (keys.Length != 1)
            throw node.Error(TorchModuleError.NotAModule, $"it is an object with {(keys.Length == 0 ? "no key" : "more than one key")}; {Wanted} is accepted.");
        if (++_count > TorchModuleList.MostModules)
            throw node.Error(TorchModuleError.TooLarge, $"there are more than {TorchModuleList.MostModules} modules.");
        (string name, TorchNode arguments) = keys[0];
        TorchClass type = TorchClasses.Find(name)
            ?? throw node.Error(TorchModuleError.UnknownClass, $"torch.nn has no class {OneLine.Quote(name)} that is known here{TorchClasses.Suggest(name)}.");
        return name == Sequential
            ? new TorchModule(type, arguments, new(), List(arguments))
            : Checked(new TorchModule(type, arguments, Arguments(type, arguments), []));
    }

    private OrderedDictionary<string, object?> Arguments(TorchClass type, TorchNode node)
    {
        if (!node.IsObject)
            throw node.WrongKind("an object with the constructor's arguments");
        OrderedDictionary<string, object?> given = new(StringComparer.Ordinal);
        foreach ((string key, TorchNode value) in node.Keys())
        {
            TorchParameter? parameter = type.Parameters.FirstOrDefault(known => known.Name == key);
            if (parameter is not null)
                given.Add(key, parameter.Read(value, this));
            else if (!type.TakesAnything)
                throw node.Error(TorchModuleError.UnknownArgument, $"{type.Name} has no argument {OneLine.Quote(key)}{TorchNames.Suggest(key, type.Parameters.Select(known => known.Name))}; {Accepted(type)}");
        }

        foreach (TorchParameter parameter in type.Parameters)
        {
            if (parameter.IsRequired && !given.ContainsKey(parameter.Name))
                throw node.Error(TorchModuleError.MissingArgument, $"{type.Name} needs the argument {parameter.Name}, which is not given.");
        }

        return given;
    }

    private static TorchModule Checked(TorchModule module)
    {
        module.Class.Check?.Invoke(module);
        return module;
    }

    private static string Accepted(TorchClass type) => type.Parameters.Count == 0
        ? "it takes none."
        : $"accepted are {string.Join(", ", type.Parameters.Select(parameter => parameter.Name))}.";
}
