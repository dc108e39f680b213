using System.Globalization;

namespace WeightInit.Models.KerasFiles;

/// <summary>
/// What loading a model keeps while it constructs the layers: how many of Python's randint have been taken, the open name scopes,
/// and how much may still come.
/// </summary>
/// <remarks>
/// A weight's path is the names of the layers that are being built around it. A layer whose file says its shapes is built where it
/// is constructed, outside of any other; that is why a model loaded from JSON has other paths than the code that made it.
/// </remarks>
internal sealed class KerasLoading(string path, DType? dtype)
{
    /// <summary>The most layers, those inside of others included.</summary>
    public const int MostLayers = 20_000;

    /// <summary>The most calls of layers: a model that is called within models, many times each, has more calls than bytes.</summary>
    public const int MostCalls = 1_000_000;

    private readonly Stack<KerasLayer> _scopes = new();
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private int _layers;
    private int _calls;
    private int _weights;
    private UInt128 _bytes;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The dtype of all weights, or null for those of the file.</summary>
    public DType? DType { get; } = dtype;

    /// <summary>How many of Python's randint have been taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Takes the next of Python's randint: its number, from 0.</summary>
    public int Take() => Taken++;

    /// <summary>Counts a layer that is constructed.</summary>
    public void CountLayer()
    {
        if (++_layers > MostLayers)
            throw TooLarge($"it has more than {MostLayers} layers");
    }

    /// <summary>Counts a call of a layer.</summary>
    public void CountCall()
    {
        if (++_calls > MostCalls)
            throw TooLarge($"its graph has more than {MostCalls} calls of layers");
    }

    /// <summary>Counts a weight and its bytes.</summary>
    public void CountWeight(TensorSpec tensor)
    {
        _bytes += (UInt128)tensor.Shape.Count * (uint)tensor.DType.Size();
        if (++_weights > Manifest.MostTensors || _bytes > (ulong)Manifest.MostBytes)
            throw TooLarge($"up to {OneLine.Quote(tensor.Name)} it has {_weights} weights of {_bytes} bytes; at most {Manifest.MostTensors} of {Manifest.MostBytes} bytes are accepted");
    }

    /// <summary>The name that Keras gives a layer without one: that of its class in snake case, counted.</summary>
    public string NameFor(string className)
    {
        string name = KerasNames.SnakeCase(className);
        int count = _given[name] = _given.GetValueOrDefault(name, -1) + 1;
        return count == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{count}");
    }

    /// <summary>Does something within a layer's name scope; one that is open already is not opened again.</summary>
    public T Within<T>(KerasLayer layer, Func<T> work)
    {
        bool isOpen = _scopes.TryPeek(out KerasLayer? top) && ReferenceEquals(top, layer);
        if (!isOpen)
            _scopes.Push(layer);
        T result = work();
        if (!isOpen)
            _scopes.Pop();
        return result;
    }

    /// <summary>The path of a weight of the innermost layer.</summary>
    public string PathOf(string weight) => string.Join('/', _scopes.Reverse().Select(layer => layer.Name).Append(weight));

    public KerasModelException Error(KerasModelError error, string problem) => new(error, Path, problem + ".");

    private KerasModelException TooLarge(string problem) => Error(KerasModelError.TooLarge, $"the model is larger than a model is: {problem}");
}
