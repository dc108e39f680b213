namespace WeightInit.Models;

/// <summary>What is wrong with a manifest: one value per cause.</summary>
public enum ManifestError
{
    /// <summary>The key <c>manifest</c> is missing or no version that is known.</summary>
    UnknownVersion,

    /// <summary>An object has a key that means nothing there.</summary>
    UnknownKey,

    /// <summary>A key that is needed is missing.</summary>
    MissingKey,

    /// <summary>A value is of the wrong kind: a number where a string is needed, and so on.</summary>
    WrongKind,

    /// <summary>A tensor's name is empty, <c>__metadata__</c>, or has a <c>*</c>, which recipes give a meaning.</summary>
    BadName,

    /// <summary>Two tensors, or a tensor and a tied name, have one name.</summary>
    DuplicateName,

    /// <summary>There are more than <see cref="Manifest.MostTensors"/> tensors.</summary>
    TooManyTensors,

    /// <summary>A shape has more than <see cref="Manifest.MostAxes"/> axes.</summary>
    TooManyAxes,

    /// <summary>An axis or a fan is negative or no whole number.</summary>
    BadSize,

    /// <summary>An axis, a tensor or all of them are larger than a model is.</summary>
    TooLarge,

    /// <summary>The dtype is none of ours, or one in which weights are not drawn.</summary>
    BadDType,

    /// <summary>The role is none of ours.</summary>
    UnknownRole,

    /// <summary>The layout is none of ours, or does not fit the shape.</summary>
    BadLayout,

    /// <summary>The initializer's text is wrong, or an expression in it.</summary>
    BadInitializer,

    /// <summary>The framework is none that is known.</summary>
    UnknownFramework,

    /// <summary>A module or a number is given that the manifest's framework, or a buffer, does not have.</summary>
    NotOfFramework,

    /// <summary>The number of a parameter is that of one before it, or smaller.</summary>
    BadNumber,
}

/// <summary>A manifest that is not read; <see cref="Error"/> is the cause and <see cref="Place"/> the value at fault.</summary>
public sealed class ManifestException : ModelFileException
{
    internal ManifestException(ManifestError error, string path, string place, string problem)
        : base(path, $"{OneLine.Plain(place)}: {problem}")
    {
        Error = error;
        Place = place;
    }

    /// <summary>The cause.</summary>
    public ManifestError Error { get; }

    /// <summary>The JSON path of the value: <c>$.tensors[3].shape[1]</c>.</summary>
    public string Place { get; }
}
