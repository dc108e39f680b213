namespace WeightInit.Signal;

/// <summary>The kinds of <see cref="Recurrent"/> layers.</summary>
public enum RecurrentCell
{
    /// <summary>h' = tanh(W x + b + U h + c).</summary>
    Tanh,

    /// <summary>h' = max(0, W x + b + U h + c).</summary>
    Relu,

    /// <summary>Long short-term memory; gates in PyTorch's order: input, forget, cell, output.</summary>
    Lstm,

    /// <summary>The gated recurrent unit; gates in PyTorch's order: reset, update, new.</summary>
    Gru,
}

/// <summary>
/// One layer, one direction of a recurrent network over (steps, features): every step's hidden state. The state starts at zero.
/// Weights: (gates · hidden, in) and (gates · hidden, hidden).
/// </summary>
/// <param name="Cell">The kind of cell.</param>
/// <param name="Hidden">The size of the state.</param>
/// <param name="IsReversed">Whether it reads the steps from the last to the first.</param>
public sealed record Recurrent(RecurrentCell Cell, long Hidden, bool IsReversed = false) : Operation
{
    /// <summary>Whether the steps run along the batch axis, the samples along the first axis of the shape (PyTorch's batch_first=False).</summary>
    public bool IsAlongBatch { get; init; }

    /// <summary>How many gates are packed in a weight.</summary>
    public int Gates => Cell switch { RecurrentCell.Lstm => 4, RecurrentCell.Gru => 3, _ => 1 };

    /// <inheritdoc/>
    public override string Name => "recurrent";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        if (input.Rank != 2)
            throw site.Bad($"its input has the shape ({input}); (steps, features) is accepted");
        long rows = checked(Gates * Hidden);
        site.Need(ParameterSlot.InputWeight);
        site.Need(ParameterSlot.RecurrentWeight);
        site.Fits(ParameterSlot.InputWeight, [rows, input[1]]);
        site.Fits(ParameterSlot.RecurrentWeight, [rows, Hidden]);
        site.Fits(ParameterSlot.InputBias, [rows]);
        site.Fits(ParameterSlot.RecurrentBias, [rows]);
        return [input[0], Hidden];
    }
}
