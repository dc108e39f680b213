using System.Numerics;

namespace WeightInit.Signal;

/// <summary>
/// What a kernel sees of a node: the arrays it reads and writes, forward and then backward. Arrays hold the batch first;
/// gradients are added to, never overwritten.
/// </summary>
internal sealed class NodePass<T>(NetworkNode node, int batch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lock _making = new();
    private T[]? _output;
    private T[]? _own;

    internal NetworkNode Node { get; } = node;

    /// <summary>Samples in the batch.</summary>
    internal int Batch { get; } = batch;

    /// <summary>Elements of the output of one sample.</summary>
    internal int Size { get; } = checked((int)node.Shape.Count);

    /// <summary>The inputs' arrays.</summary>
    internal T[][] Inputs { get; } = new T[node.Inputs.Count][];

    /// <summary>The gradients at the inputs, to be added to; null where nobody asks.</summary>
    internal T[]?[] InputGradients { get; } = new T[node.Inputs.Count][];

    /// <summary>The weights, in the order of the node's parameters.</summary>
    internal T[][] Parameters { get; } = new T[node.Parameters.Count][];

    /// <summary>Their gradients, to be added to; null where nobody asks.</summary>
    internal T[]?[] ParameterGradients { get; } = new T[node.Parameters.Count][];

    /// <summary>
    /// The output, zeros before the kernel writes. A kernel may hand on its input's array where the numbers are the same. The
    /// threads of a kernel may ask for it at once: one of them makes it.
    /// </summary>
    internal T[] Output
    {
        get
        {
            if (_output is { } made)
                return made;
            lock (_making)
                return _output ??= Fresh();
        }

        set => _output = value;
    }

    /// <summary>Whether the output is there.</summary>
    internal bool HasOutput => _output is not null;

    /// <summary>The gradient of the loss at the output, whole.</summary>
    internal T[] OutputGradient { get; set; } = [];

    /// <summary>What the forward pass keeps for the backward one.</summary>
    internal object? State { get; set; }

    /// <summary>Elements of an input of one sample.</summary>
    internal int InputSize(int input = 0) => (int)Node.Inputs[input].Shape.Count;

    /// <summary>The shape of an input of one sample.</summary>
    internal Shape InputShape(int input = 0) => Node.Inputs[input].Shape;

    /// <summary>The weight in a slot, or null.</summary>
    internal T[]? Find(ParameterSlot slot) => At(slot) is >= 0 and int place ? Parameters[place] : null;

    /// <summary>The gradient of the weight in a slot, or null where there is none or nobody asks.</summary>
    internal T[]? FindGradient(ParameterSlot slot) => At(slot) is >= 0 and int place ? ParameterGradients[place] : null;

    /// <summary>Makes ready for another forward pass; memory is kept.</summary>
    internal void Restart()
    {
        _output = null;
        State = null;
    }

    private T[] Fresh()
    {
        if (_own is null)
            return _own = new T[checked(Batch * Size)];
        Array.Clear(_own);
        return _own;
    }

    private int At(ParameterSlot slot)
    {
        for (int i = 0; i < Node.Parameters.Count; i++)
        {
            if (Node.Parameters[i].Slot == slot)
                return i;
        }

        return -1;
    }
}
