using System.Globalization;

namespace WeightInit.Models;

/// <summary>
/// A module of torch.nn as its constructor makes it: parameters, buffers and inner modules in the order in which they are
/// registered, and the draws from the generator in the order in which they are made.
/// </summary>
internal sealed class TorchBuilder
{
    private readonly TorchRun _run;
    private readonly List<(string Name, TorchTensor Tensor)> _parameters = [];
    private readonly List<(string Name, TorchTensor Tensor)> _buffers = [];
    private readonly List<(string Name, TorchBuilder Module)> _children = [];
    private readonly Dictionary<string, TorchBuilder> _arguments = [];

    private TorchBuilder(TorchRun run, DType dtype)
    {
        _run = run;
        DType = dtype;
    }

    /// <summary>The dtype of what it makes.</summary>
    internal DType DType { get; }

    /// <summary>Constructs a module of a list, the modules among its arguments first, as Python evaluates them.</summary>
    internal static TorchBuilder Construct(TorchModule module, TorchRun run)
    {
        TorchBuilder built = new(run, module.ArgumentNames.Contains("dtype") && module["dtype"] is DType said ? said : run.DType);
        foreach (string argument in module.Given)
        {
            if (module.Module(argument) is { } inner)
                built._arguments.Add(argument, Construct(inner, run));
        }

        for (int i = 0; i < module.Items.Count; i++)
            built.Add(i.ToString(CultureInfo.InvariantCulture), Construct(module.Items[i], run));
        run.During(module, () => module.Class.Construct?.Invoke(module, built));
        return built;
    }

    /// <summary>A list of modules as nn.Sequential holds them.</summary>
    internal static TorchBuilder Construct(IReadOnlyList<TorchModule> modules, TorchRun run)
    {
        TorchBuilder list = new(run, run.DType);
        for (int i = 0; i < modules.Count; i++)
            list.Add(i.ToString(CultureInfo.InvariantCulture), Construct(modules[i], run));
        return list;
    }

    /// <summary>A module that was given to the constructor.</summary>
    internal TorchBuilder Argument(string name) => _arguments[name];

    /// <summary>A module that was given to the constructor, or null.</summary>
    internal TorchBuilder? ArgumentOrNone(string name) => _arguments.GetValueOrDefault(name);

    /// <summary>Gives the constructor a module that another was given.</summary>
    internal void Offer(string name, TorchBuilder module) => _arguments.Add(name, module);

    /// <summary>A new module in this one; what is in it is made by the caller.</summary>
    internal TorchBuilder Child(string name) => Add(name, new TorchBuilder(_run, DType));

    /// <summary>A new module that is in none yet.</summary>
    internal TorchBuilder Detached() => new(_run, DType);

    /// <summary>Registers a module in this one.</summary>
    internal TorchBuilder Add(string name, TorchBuilder module)
    {
        _run.CountModule();
        _children.Add((name, module));
        return module;
    }

    /// <summary>A deep copy: tensors of its own with the same values.</summary>
    internal TorchBuilder Clone()
    {
        TorchBuilder copy = new(_run, DType);
        copy._parameters.AddRange(_parameters.Select(Copied));
        copy._buffers.AddRange(_buffers.Select(Copied));
        foreach ((string name, TorchBuilder child) in _children)
            copy.Add(name, child.Clone());
        return copy;

        (string, TorchTensor) Copied((string Name, TorchTensor Tensor) entry)
        {
            _run.Count(entry.Tensor.Spec);
            return (entry.Name, entry.Tensor.Copy());
        }
    }

    /// <summary>Registers a parameter; nothing is drawn yet.</summary>
    internal TorchTensor Parameter(string name, Shape shape, TensorRole role, LayerKind? layer, WeightLayout? layout = null, Fans? fans = null)
    {
        TorchTensor tensor = TorchTensor.Of(new TensorSpec(name, shape, layout) { DType = DType, Role = role, Layer = layer, Fans = fans });
        return Parameter(name, tensor);
    }

    /// <summary>Registers a parameter that is described outright.</summary>
    internal TorchTensor Parameter(TensorSpec spec) => Parameter(spec.Name, TorchTensor.Of(spec with { DType = DType }));

    /// <summary>Registers a buffer that holds a constant.</summary>
    internal void Buffer(string name, Shape shape, double value, DType? dtype = null)
    {
        TorchTensor tensor = TorchTensor.Of(new TensorSpec(name, shape) { DType = dtype ?? DType, Role = TensorRole.Buffer, Layer = LayerKind.Normalization });
        tensor.Write(Init.Torch.Constant(value));
        _run.Count(tensor.Spec);
        _buffers.Add((name, tensor));
    }

    /// <summary>Fills a parameter, from the generator unless the initializer is a constant.</summary>
    internal void Fill(TorchTensor tensor, Initializer initializer)
    {
        if (tensor.Write(initializer) is { } draw)
            _run.Draws.Add(draw);
    }

    /// <summary>Fills a parameter with uniforms within ±<paramref name="bound"/>.</summary>
    internal void Uniform(TorchTensor tensor, double bound) => Fill(tensor, Init.Torch.Uniform(-bound, bound));

    /// <summary>Every parameter in and below this module, in the order of <c>parameters()</c>.</summary>
    internal IEnumerable<TorchTensor> Parameters() => Entries().Where(entry => !entry.IsBuffer).Select(entry => entry.Tensor);

    /// <summary>Every tensor in and below this module by its name, in the order of the state dict.</summary>
    internal IEnumerable<(string Name, TorchTensor Tensor, bool IsBuffer)> Entries(string prefix = "")
    {
        foreach ((string name, TorchTensor tensor) in _parameters)
            yield return (prefix + name, tensor, false);
        foreach ((string name, TorchTensor tensor) in _buffers)
            yield return (prefix + name, tensor, true);
        foreach ((string name, TorchBuilder child) in _children)
        {
            foreach ((string, TorchTensor, bool) entry in child.Entries($"{prefix}{name}."))
                yield return entry;
        }
    }

    private TorchTensor Parameter(string name, TorchTensor tensor)
    {
        _run.Count(tensor.Spec);
        _parameters.Add((name, tensor));
        return tensor;
    }
}
