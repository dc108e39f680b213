namespace WeightInit.Models;

/// <summary>Why a Keras model is not read: one value per cause.</summary>
public enum KerasModelError
{
    /// <summary>The <c>.keras</c> file is no zip archive, or its directory is damaged.</summary>
    NotAnArchive,

    /// <summary>The archive has no <c>config.json</c>, or several.</summary>
    NoConfig,

    /// <summary>The archive's entry claims sizes that cannot be, is damaged, encrypted or larger than a model's description is.</summary>
    BadArchive,

    /// <summary>A value is of another kind than it has to be, or a needed key is missing.</summary>
    WrongKind,

    /// <summary>A value of a layer's config is none that Keras or this program accepts.</summary>
    BadValue,

    /// <summary>The class is not known here.</summary>
    UnknownClass,

    /// <summary>The class is the user's own, not Keras's.</summary>
    CustomClass,

    /// <summary>The model has a Lambda layer or another piece of Python code.</summary>
    PythonCode,

    /// <summary>The initializer is not known here.</summary>
    UnknownInitializer,

    /// <summary>A layer cannot take the shapes that reach it, or was built for others.</summary>
    ShapeMismatch,

    /// <summary>The graph names a layer or a tensor that there is not, or has a circle.</summary>
    BrokenGraph,

    /// <summary>The file does not say with which shapes the model is built: it has no weights yet.</summary>
    NotBuilt,

    /// <summary>Two weights have one name.</summary>
    DuplicateName,

    /// <summary>The model is larger than a model is.</summary>
    TooLarge,
}

/// <summary>A Keras model that is not read; <see cref="Error"/> is the cause.</summary>
public sealed class KerasModelException : ModelFileException
{
    internal KerasModelException(KerasModelError error, string path, string problem, Exception? inner = null)
        : base(path, problem, inner) => Error = error;

    /// <summary>The cause.</summary>
    public KerasModelError Error { get; }
}
