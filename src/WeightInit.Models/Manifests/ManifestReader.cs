using System.Text.Json;

namespace WeightInit.Models;

/// <summary>Reads a manifest's JSON, once: what it has seen so far decides what is still accepted.</summary>
internal sealed class ManifestReader(ManifestNode root, DType? dtype, WeightLayout? layout)
{
    private readonly List<TensorSpec> _tensors = [];
    private readonly List<Rule> _rules = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withoutRole = new(StringComparer.Ordinal);
    private Dictionary<string, double> _scalars = [];
    private DType _defaultType = DType.Float32;
    private WeightLayout? _defaultLayout = layout;
    private FrameworkReader? _framework;
    private long _bytes;

    /// <summary>The most tensors; a test says fewer.</summary>
    internal int MostTensors { get; init; } = Manifest.MostTensors;

    internal Manifest Read()
    {
        Dictionary<string, ManifestNode> keys = root.Keys("manifest", "name", "framework", "dtype", "layout", "scalars", "tensors");
        CheckVersion(keys);
        _framework = new FrameworkReader(keys);
        string name = keys.TryGetValue("name", out ManifestNode given) ? given.Text("a string") : Path.GetFileName(root.File);
        _defaultLayout ??= _framework.Layout;
        if (keys.TryGetValue("dtype", out ManifestNode type))
            _defaultType = FloatingPoint(type);
        if (keys.TryGetValue("layout", out ManifestNode arrangement))
            _defaultLayout = Layout(arrangement);
        if (keys.TryGetValue("scalars", out ManifestNode scalars))
            _scalars = Scalars(scalars);
        foreach (ManifestNode tensor in (keys.TryGetValue("tensors", out ManifestNode tensors) ? tensors : throw root.Missing("tensors")).Items("an array of tensors"))
            Add(tensor);

        BareTensors bare = new(_tensors, _defaultLayout, tensor => _withoutRole.Contains(tensor.Name));
        ModelSpec model = new(name, bare.Tensors) { Scalars = _scalars, Assumptions = bare.Assumptions };
        return new Manifest(model, _rules.Count == 0 ? _framework.Recipe : new Recipe("manifest", $"the initializers of the manifest, {_framework.Recipe.Name} for tensors without one", [.. _rules, .. _framework.Recipe.Rules.Select(rule => rule with { IsOptional = true })]))
        {
            Framework = _framework.Read(bare.Tensors),
        };
    }

    private void CheckVersion(Dictionary<string, ManifestNode> keys)
    {
        if (!keys.TryGetValue("manifest", out ManifestNode version))
            throw root.Error(ManifestError.UnknownVersion, $"it has no key manifest; \"manifest\": {Manifest.Version} is needed.");
        if (version.Value.ValueKind != JsonValueKind.Number || !version.Value.TryGetInt32(out int number) || number != Manifest.Version)
            throw version.Error(ManifestError.UnknownVersion, $"the version is not known; {Manifest.Version} is accepted.");
    }

    private void Add(ManifestNode node)
    {
        if (_tensors.Count == MostTensors)
            throw node.Error(ManifestError.TooManyTensors, $"there are more than {MostTensors} tensors.");
        Dictionary<string, ManifestNode> keys = node.Keys("name", "shape", "role", "layout", "dtype", "fans", "tied", "initializer", "module", "number");
        string name = Name(keys.TryGetValue("name", out ManifestNode named) ? named : throw node.Missing("name"));
        Shape shape = ShapeOf(keys.TryGetValue("shape", out ManifestNode sizes) ? sizes : throw node.Missing("shape"));
        TensorSpec tensor = new(name, shape, keys.TryGetValue("layout", out ManifestNode arrangement) ? Layout(arrangement) : null)
        {
            Role = keys.TryGetValue("role", out ManifestNode role) ? role.Parsed("a string", ManifestError.UnknownRole, TensorRoles.Parse) : TensorRole.Kernel,
            Fans = keys.TryGetValue("fans", out ManifestNode fans) ? FansOf(fans) : null,
            TiedNames = keys.TryGetValue("tied", out ManifestNode tied) ? [.. tied.Items("an array of names").Select(Name)] : [],
        };
        tensor = tensor with { DType = Type(keys, tensor.Role) };
        CheckSize(node, tensor);
        CheckLayout(node, tensor);
        if (!keys.ContainsKey("role"))
            _withoutRole.Add(name);
        if (keys.TryGetValue("initializer", out ManifestNode initializer))
            _rules.Add(new Rule(InitializerOf(initializer)) { Tensor = name });
        _framework!.Add(node, keys);
        _tensors.Add(tensor);
    }

    private string Name(ManifestNode node)
    {
        string name = node.Text("a string");
        if (name.Length == 0 || name == SafetensorsHeader.MetadataKey || name.Contains('*', StringComparison.Ordinal))
            throw node.Error(ManifestError.BadName, $"{OneLine.Quote(name)} is no name for a tensor; any text but an empty one, {SafetensorsHeader.MetadataKey} and one with a * is accepted.");
        return _names.Add(name) ? name : throw node.Error(ManifestError.DuplicateName, $"the name {OneLine.Quote(name)} is taken; each tensor has its own.");
    }

    private static Shape ShapeOf(ManifestNode node)
    {
        List<long> axes = [];
        foreach (ManifestNode axis in node.Items("an array of whole numbers"))
        {
            if (axes.Count == Manifest.MostAxes)
                throw node.Error(ManifestError.TooManyAxes, $"it has more than {Manifest.MostAxes} axes.");
            axes.Add(axis.Size(0, Manifest.LargestSize));
        }

        try
        {
            return Shape.Of([.. axes]);
        }
        catch (OverflowException)
        {
            throw node.Error(ManifestError.TooLarge, $"the shape ({string.Join(',', axes)}) is larger than any model.");
        }
    }

    private static Fans FansOf(ManifestNode node)
    {
        ManifestNode[] fans = [.. node.Items("[fan_in, fan_out]").Take(3)];
        return fans.Length == 2
            ? new Fans(fans[0].Size(1, Manifest.LargestSize), fans[1].Size(1, Manifest.LargestSize))
            : throw node.Error(ManifestError.BadSize, "it does not hold two numbers; [fan_in, fan_out] is accepted.");
    }

    /// <summary>A dtype that was asked for changes those in which weights are drawn; a buffer of integers keeps its own.</summary>
    private DType Type(Dictionary<string, ManifestNode> keys, TensorRole role)
    {
        DType type = !keys.TryGetValue("dtype", out ManifestNode given) ? _defaultType
            : role == TensorRole.Buffer ? given.Parsed("a string", ManifestError.BadDType, DTypes.Parse) : FloatingPoint(given);
        return type.IsFloatingPoint() ? dtype ?? type : type;
    }

    private static DType FloatingPoint(ManifestNode node)
    {
        DType type = node.Parsed("a string", ManifestError.BadDType, DTypes.Parse);
        return type.IsFloatingPoint() ? type : throw node.Error(ManifestError.BadDType, $"weights are drawn in float32, float64, bfloat16 or float16, not in {type.Name()}; only a tensor with the role buffer may have it.");
    }

    private static WeightLayout Layout(ManifestNode node) => node.Parsed("a string", ManifestError.BadLayout, WeightLayout.Parse);

    private void CheckSize(ManifestNode node, TensorSpec tensor)
    {
        UInt128 bytes = (UInt128)tensor.Shape.Count * (uint)tensor.DType.Size() + (ulong)_bytes;
        if (bytes > (ulong)Manifest.MostBytes)
            throw node.Error(ManifestError.TooLarge, $"with the shape ({tensor.Shape}) in {tensor.DType.Name()} the tensors so far have {bytes} bytes; at most {Manifest.MostBytes} are accepted.");
        _bytes = (long)bytes;
    }

    /// <summary>Asks for the parts and the fans: a layout whose axes or parts are not the shape's says so.</summary>
    private static void CheckLayout(ManifestNode node, TensorSpec tensor)
    {
        try
        {
            if (tensor.Layout is { } layout && tensor.Shape.Rank > 0)
            {
                layout.Resolve(layout.InAxes, tensor.Shape);
                layout.Resolve(layout.OutAxes, tensor.Shape);
                layout.Resolve(layout.BatchAxes, tensor.Shape);
                _ = tensor.Parts;
            }
        }
        catch (ArgumentException fault)
        {
            throw node.Error(ManifestError.BadLayout, OneLine.Plain(fault.Message, 400));
        }
    }

    private string InitializerOf(ManifestNode node)
    {
        if (node.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
            throw node.WrongKind("an initializer, a text as normal(std=0.02) or an object with its name and arguments,");
        try
        {
            if (node.Value.ValueKind == JsonValueKind.Object)
                return Initializer.FromJson(node.Value).ToString();
            string text = node.Value.GetString()!;
            InitializerTemplate template = InitializerTemplate.Parse(text);
            if (!template.Names.Any(TensorScalars.IsFan))
                template.Resolve(_scalars);
            return text;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw node.Error(ManifestError.BadInitializer, OneLine.Plain(fault.Message, 400));
        }
    }

    private static Dictionary<string, double> Scalars(ManifestNode node)
    {
        if (node.Value.ValueKind != JsonValueKind.Object)
            throw node.WrongKind("an object of numbers");
        return node.Value.EnumerateObject().ToDictionary(
            scalar => scalar.Name, scalar => new ManifestNode(scalar.Value, node.File, $"{node.Place}.{scalar.Name}").Number(), StringComparer.Ordinal);
    }
}
