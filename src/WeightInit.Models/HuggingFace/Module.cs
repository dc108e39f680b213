namespace WeightInit.Models;

/// <summary>
/// A module of a model under construction: the layers a family names become tensors, in the order in which they are named,
/// as PyTorch registers them.
/// </summary>
public sealed class Module
{
    /// <summary>The most tensors that a model may have; a config that asks for more is refused.</summary>
    public const int MostTensors = 2_000_000;

    private readonly List<TensorSpec> _tensors;
    private readonly string _prefix;
    private readonly ModelConfig _config;

    internal Module(ModelConfig config, DType dtype)
        : this(config, dtype, [], "")
    {
    }

    private Module(ModelConfig config, DType dtype, List<TensorSpec> tensors, string prefix)
    {
        _config = config;
        DType = dtype;
        _tensors = tensors;
        _prefix = prefix;
    }

    /// <summary>The dtype of the parameters.</summary>
    public DType DType { get; }

    /// <summary>The tensors named so far, of the whole model.</summary>
    internal IReadOnlyList<TensorSpec> Tensors => _tensors;

    /// <summary>The module of that name inside this one; an empty name is this one.</summary>
    public Module this[string name] => name.Length == 0 ? this : new Module(_config, DType, _tensors, $"{_prefix}{name}.");

    /// <summary>The numbered module inside this one.</summary>
    public Module this[string name, long index] => this[FormattableString.Invariant($"{name}.{index}")];

    /// <summary>nn.Linear: weight (out, in), bias (out).</summary>
    public void Linear(string name, long inputs, long outputs, bool bias = true) =>
        Kernel(name, WeightLayout.OutIn, [outputs, inputs], bias ? outputs : 0);

    /// <summary>GPT-2's Conv1D: weight (in, out), bias (out); several matrices may be packed along out.</summary>
    public void Conv1D(string name, long inputs, params ReadOnlySpan<long> outputs)
    {
        long total = 0;
        foreach (long part in outputs)
            total = checked(total + part);
        Kernel(name, outputs.Length > 1 ? WeightLayout.InOut.Packed(outputs) : WeightLayout.InOut, [inputs, total], total);
    }

    /// <summary>nn.Embedding: weight (rows, dim).</summary>
    public void Embedding(string name, long rows, long dim, TensorRole role = TensorRole.Embedding) =>
        Add($"{name}.weight", [rows, dim], role, WeightLayout.RowDim);

    /// <summary>nn.LayerNorm: weight and bias (dim).</summary>
    public void LayerNorm(string name, long dim)
    {
        Add($"{name}.weight", [dim], TensorRole.NormScale);
        Add($"{name}.bias", [dim], TensorRole.NormShift);
    }

    /// <summary>Says that a name of the state dict is another tensor's: it is not written.</summary>
    /// <param name="name">The name that is dropped, from this module on.</param>
    /// <param name="kept">The whole name of the tensor it is.</param>
    public void Tie(string name, string kept)
    {
        int index = _tensors.FindIndex(tensor => tensor.Name == kept);
        _tensors[index] = _tensors[index] with { TiedNames = [.. _tensors[index].TiedNames, _prefix + name] };
    }

    private void Kernel(string name, WeightLayout layout, Shape shape, long bias)
    {
        Add($"{name}.weight", shape, TensorRole.Kernel, layout);
        if (bias > 0)
            Add($"{name}.bias", [bias], TensorRole.Bias);
    }

    private void Add(string name, Shape shape, TensorRole role, WeightLayout? layout = null)
    {
        if (_tensors.Count == MostTensors)
            throw _config.Bad($"asks for more than {MostTensors} tensors");
        _tensors.Add(new TensorSpec(_prefix + name, shape, layout) { Role = role, DType = DType });
    }
}
