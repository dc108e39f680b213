using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>
/// Makes a network of a graph, node by node in the order of the file: numbers that depend on no input are computed, weights are
/// followed, the rest becomes operations on one sample.
/// </summary>
internal sealed class Lowering
{
    private readonly Dictionary<string, GraphValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shape> _declared = new(StringComparer.Ordinal);
    private readonly List<string> _assumptions;

    private Lowering(OnnxGraph graph)
    {
        Graph = graph;
        WeightFinder finder = new(graph);
        ModelSpec model = OnnxTemplate.Read(graph, finder, null);
        Weights = model.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        _assumptions = [.. model.Assumptions];
        foreach (TensorSpec tensor in model.Tensors)
            _values.Add(tensor.Name, new GraphWeight(tensor, tensor.Shape, IsSwapped: false));
        foreach (OnnxTensor tensor in graph.Initializers.Where(tensor => !_values.ContainsKey(tensor.Name)))
            _values.Add(tensor.Name, GraphConstant.Of(tensor));
        GraphInputs inputs = new(graph);
        foreach (Value input in finder.DataInputs)
            _values.Add(input.Name, inputs.Lower(Drafts, input, _assumptions));
        foreach (Value value in graph.File.Model.Graph.ValueInfo.Concat(graph.File.Model.Graph.Output))
        {
            if (inputs.ShapeOf(value) is { } shape)
                _declared.TryAdd(value.Name, shape);
        }
    }

    internal OnnxGraph Graph { get; }

    internal DraftGraph Drafts { get; } = new();

    internal IReadOnlyDictionary<string, TensorSpec> Weights { get; }

    /// <summary>What is left of the numbers that may be computed with: a bound on the time that a file can ask for.</summary>
    internal long Budget { get; set; } = 64_000_000;

    /// <summary>The network of a graph.</summary>
    /// <exception cref="OnnxException">A node cannot be what it says.</exception>
    internal static Network Of(OnnxGraph graph)
    {
        Lowering lowering = new(graph);
        foreach (Node node in graph.Nodes)
            lowering.Lower(node);
        return lowering.Build();
    }

    /// <summary>What a name stands for, or null where nothing is known of it.</summary>
    internal GraphValue? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>The shape that the file states for a value, or null.</summary>
    internal Shape? Declared(string name) => _declared.TryGetValue(name, out Shape shape) ? shape : null;

    internal OnnxException Bad(Node node, string problem, Exception? inner = null) =>
        Graph.File.Bad(OnnxError.BadNode, $"{OnnxGraph.Describe(node)}: {OneLine.Plain(problem.TrimEnd('.'), 400)}.", inner);

    private void Lower(Node node)
    {
        // A weight is a weight, whatever its Constant or ConstantOfShape node holds.
        if (node.Output.Count == 0 || _values.ContainsKey(node.Output[0]))
            return;
        LoweringSite site = new(this, node);
        try
        {
            IReadOnlyList<GraphValue?> results = OnnxOperators.Lower(site) ?? site.Unknown();
            for (int i = 0; i < Math.Min(results.Count, node.Output.Count); i++)
            {
                if (results[i] is { } result && node.Output[i].Length > 0)
                    _values.TryAdd(node.Output[i], result);
            }
        }
        catch (NetworkException error)
        {
            throw Bad(node, error.Message, error);
        }
        catch (Exception error) when (error is OverflowException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            throw Bad(node, $"its inputs do not fit it ({error.Message.TrimEnd('.')})", error);
        }
    }

    private Network Build()
    {
        string? name = Graph.File.Model.Graph.Output.Select(output => output.Name).FirstOrDefault(output => Find(output) is GraphSignal);
        if (name is null || Find(name) is not GraphSignal { Draft: var output })
            throw Graph.File.Bad(OnnxError.NoGraph, "none of its outputs depends on its inputs.");
        (Draft? logits, string? assumption) = LogitsFinder.Find(output);
        if (assumption is not null)
            _assumptions.Add(assumption);
        try
        {
            return Drafts.Build(Path.GetFileName(Graph.File.Path), output, logits, _assumptions);
        }
        catch (NetworkException error)
        {
            throw Graph.File.Bad(OnnxError.BadNode, OneLine.Plain(error.Message, 400), error);
        }
    }
}
