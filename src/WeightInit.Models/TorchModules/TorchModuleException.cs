namespace WeightInit.Models;

/// <summary>What is wrong with a module list: one value per cause.</summary>
public enum TorchModuleError
{
    /// <summary>Something is no object with one key, the class, where a module is needed.</summary>
    NotAModule,

    /// <summary>torch.nn has no such class, or none that can stand in a list.</summary>
    UnknownClass,

    /// <summary>The constructor has no such argument.</summary>
    UnknownArgument,

    /// <summary>An argument without a default is not given.</summary>
    MissingArgument,

    /// <summary>An argument is of the wrong kind: a text where a number is needed, and so on.</summary>
    WrongKind,

    /// <summary>An argument, or several together, is one that the constructor refuses.</summary>
    Impossible,

    /// <summary>A size, a tensor or the whole model is larger than a model is.</summary>
    TooLarge,

    /// <summary>The list holds no module.</summary>
    Empty,
}

/// <summary>A module list that is not read; <see cref="Error"/> is the cause and <see cref="Place"/> the value at fault.</summary>
public sealed class TorchModuleException : ModelFileException
{
    internal TorchModuleException(TorchModuleError error, string path, string place, string problem)
        : base(path, $"{OneLine.Plain(place, 400)}: {problem}")
    {
        Error = error;
        Place = place;
    }

    /// <summary>The cause.</summary>
    public TorchModuleError Error { get; }

    /// <summary>The JSON path of the value: <c>$[3].Linear.in_features</c>.</summary>
    public string Place { get; }
}
