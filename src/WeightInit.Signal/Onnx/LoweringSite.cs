using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>A node that is being lowered: its inputs, and what its outputs become.</summary>
internal sealed class LoweringSite(Lowering lowering, Node node)
{
    internal Lowering Lowering { get; } = lowering;

    internal Node Node { get; } = node;

    internal DraftGraph Drafts => Lowering.Drafts;

    internal long Opset => Lowering.Graph.File.Opset;

    /// <summary>The name of its drafts: the node's, or that of its output.</summary>
    internal string Name { get; } = node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault("");

    internal int Inputs => Node.Input.Count;

    internal bool Has(int input) => input < Node.Input.Count && Node.Input[input].Length > 0;

    /// <summary>An input, or null where it is left out or nothing is known of it.</summary>
    internal GraphValue? Value(int input) => Has(input) ? Lowering.Find(Node.Input[input]) : null;

    internal GraphConstant? Constant(int input) => Value(input) as GraphConstant;

    internal GraphWeight? Weight(int input) => Value(input) as GraphWeight;

    /// <summary>Whole numbers that are known: those of an attribute, in older operator sets, or of an input.</summary>
    internal long[]? Longs(string attribute, int input) => OnnxGraph.Ints(Node, attribute) ?? Constant(input)?.Longs;

    internal long Int(string attribute, long otherwise) => OnnxGraph.Int(Node, attribute, otherwise);

    internal double Float(string attribute, double otherwise) =>
        OnnxGraph.Attribute(Node, attribute) is { } given ? Decimal(given.F) : otherwise;

    /// <summary>Whether it is a signal, or a weight or constant that can stand for one.</summary>
    internal bool IsSignal(int input) => Value(input) is GraphSignal or GraphWeight or GraphConstant { Values: not null };

    /// <summary>An input as a signal; weights and constants become nodes of their own.</summary>
    internal GraphSignal Signal(int input) => Value(input) switch
    {
        GraphSignal signal => signal,
        GraphWeight weight => Learned(weight),
        GraphConstant { Values: { } values } constant => new GraphSignal(
            Drafts.Add(Node.Input[input], new Fixed(GraphValue.SampleOf(constant.Shape), values.Select(value => (float)value).ToArray()), []), constant.Shape),
        _ => throw new NetworkException($"its input {input} is not known"),
    };

    /// <summary>An input in a shape with the same numbers in the same order.</summary>
    internal Draft In(int input, Shape shape) => Drafts.Reshaped(Name, Signal(input).Draft, shape);

    /// <summary>An input without a batch axis: the first of size 1 that is none of these.</summary>
    internal (Draft Draft, int Dropped) Sample(int input, params ReadOnlySpan<int> kept)
    {
        GraphSignal signal = Signal(input);
        int dropped = GraphValue.BatchAxis(signal.Shape, kept);
        return (In(input, GraphValue.Without(signal.Shape, dropped)), dropped);
    }

    /// <summary>The node's output: a draft in any shape, and the shape that the graph has for it.</summary>
    internal GraphSignal Result(Draft draft, Shape shape) => new(Drafts.Reshaped(Name, draft, GraphValue.SampleOf(shape)), shape);

    /// <summary>A weight as a parameter of a node.</summary>
    internal static NetworkParameter Parameter(ParameterSlot slot, GraphWeight weight) => new(slot, weight.Spec);

    /// <summary>The output of a node of which nothing is known: that of its first input, or of a shape that the file states.</summary>
    internal IReadOnlyList<GraphValue?> Unknown()
    {
        int first = Enumerable.Range(0, Inputs).FirstOrDefault(input => Value(input) is GraphSignal, -1);
        if (first < 0)
            return Node.Output.Select(output => Lowering.Declared(output) is { } shape ? new GraphConstant(null, shape, IsWhole: false) : null).ToArray();
        GraphSignal signal = Signal(first);
        Draft[] inputs = [.. Enumerable.Range(0, Inputs).Where(input => input == first || Value(input) is GraphSignal).Select(input => Signal(input).Draft)];
        return [.. Node.Output.Select(output =>
        {
            Shape shape = Lowering.Declared(output) ?? signal.Shape;
            string assumption = $"{OnnxGraph.Describe(Node)} is not covered: its output is taken for its first input{(shape == signal.Shape ? "" : $", arranged as ({shape})")}";
            return new GraphSignal(Drafts.Add(Name, new Unknown(Node.OpType, GraphValue.SampleOf(shape)), inputs, assumption), shape);
        })];
    }

    /// <summary>What a float32 attribute was meant to be: 1e-05, not 9.999999747378752e-06.</summary>
    private static double Decimal(float value) => float.IsFinite(value)
        ? double.Parse(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture)
        : value;

    private GraphSignal Learned(GraphWeight weight)
    {
        TensorSpec spec = weight.Spec;
        Draft draft = Drafts.Add(spec.Name, new Learned(), [], new NetworkParameter(ParameterSlot.Weight, spec));
        if (weight.IsSwapped)
        {
            int[] order = [.. Enumerable.Range(0, spec.Shape.Rank)];
            (order[^1], order[^2]) = (order[^2], order[^1]);
            draft = Drafts.Transposed(Name, draft, order);
        }

        return new GraphSignal(Drafts.Reshaped(Name, draft, GraphValue.SampleOf(weight.Shape)), weight.Shape);
    }
}
