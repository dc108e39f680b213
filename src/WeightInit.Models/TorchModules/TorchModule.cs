namespace WeightInit.Models;

/// <summary>
/// A module of torch.nn as a list describes it: its class, its constructor's arguments, defaults filled in, and for a
/// Sequential the modules in it.
/// </summary>
public sealed class TorchModule
{
    private readonly OrderedDictionary<string, object?> _given;
    private readonly TorchNode _node;

    internal TorchModule(TorchClass type, TorchNode node, OrderedDictionary<string, object?> given, IReadOnlyList<TorchModule> items)
    {
        Class = type;
        _node = node;
        _given = given;
        Items = items;
    }

    /// <summary>The class, without <c>torch.nn.</c>: <c>Linear</c>.</summary>
    public string ClassName => Class.Name;

    /// <summary>The modules of a Sequential, in order; of other classes none.</summary>
    public IReadOnlyList<TorchModule> Items { get; }

    /// <summary>The names of the constructor's arguments, given or not, in the order of its signature.</summary>
    public IEnumerable<string> ArgumentNames => Class.Parameters.Select(parameter => parameter.Name);

    /// <summary>The arguments that are given, in the order in which the list has them: that in which Python evaluates them.</summary>
    public IEnumerable<string> Given => _given.Keys;

    /// <summary>The JSON path of its arguments: <c>$[3].Linear</c>.</summary>
    public string Place => _node.Place;

    internal TorchClass Class { get; }

    /// <summary>
    /// An argument: a <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, <see cref="DType"/>,
    /// a list of <see cref="long"/> or <see cref="double"/>, a <see cref="TorchModule"/>, or null for <c>None</c>.
    /// </summary>
    /// <param name="argument">Its name.</param>
    /// <exception cref="ArgumentException">The constructor has no such argument.</exception>
    public object? this[string argument] => _given.TryGetValue(argument, out object? value)
        ? value
        : (Class.Parameters.FirstOrDefault(parameter => parameter.Name == argument) ?? throw new ArgumentException($"{ClassName} has no argument {argument}.", nameof(argument))).Default;

    /// <summary>Whether an argument is <c>None</c>.</summary>
    public bool IsNone(string argument) => this[argument] is null;

    /// <summary>An argument that is a whole number.</summary>
    public long Size(string argument) => (long)this[argument]!;

    /// <summary>An argument that is a number.</summary>
    public double Number(string argument) => (double)this[argument]!;

    /// <summary>An argument that is true or false.</summary>
    public bool Flag(string argument) => (bool)this[argument]!;

    /// <summary>An argument that is a word, or null where it is none.</summary>
    public string? Word(string argument) => this[argument] as string;

    /// <summary>An argument with a size for each axis; one number for all of them is repeated.</summary>
    public IReadOnlyList<long> Sizes(string argument) => (long[])this[argument]!;

    /// <summary>An argument that is a module, or null where it is none.</summary>
    public TorchModule? Module(string argument) => this[argument] as TorchModule;

    /// <summary>The class and the arguments that came with a release of PyTorch 2, and with which; modules inside included.</summary>
    internal IEnumerable<(string What, Version Release)> Releases()
    {
        if (Class.Since is { } release)
            yield return (ClassName, Version.Parse(release));
        foreach (string argument in _given.Keys)
        {
            if (Class.Parameters.FirstOrDefault(known => known.Name == argument)?.Since is { } since)
                yield return ($"the argument {argument} of {ClassName}", Version.Parse(since));
            foreach ((string, Version) inner in Module(argument)?.Releases() ?? [])
                yield return inner;
        }

        foreach ((string, Version) inner in Items.SelectMany(item => item.Releases()))
            yield return inner;
    }

    /// <summary>Arguments that the constructor refuses.</summary>
    internal TorchModuleException Impossible(string problem) => _node.Error(TorchModuleError.Impossible, $"{problem}.");

    /// <summary>Sizes that no model has.</summary>
    internal TorchModuleException TooLarge(string problem) => _node.Error(TorchModuleError.TooLarge, $"{problem}.");

    /// <inheritdoc/>
    public override string ToString() => $"{ClassName} at {Place}";
}
