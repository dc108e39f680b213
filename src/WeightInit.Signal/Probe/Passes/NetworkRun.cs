using System.Numerics;

namespace WeightInit.Signal;

/// <summary>
/// A network at work on one batch: forward through every node, and backward from one of them. Memory is kept from pass to
/// pass. Results do not depend on the number of threads.
/// </summary>
/// <typeparam name="T"><see cref="float"/>, or <see cref="double"/> where gradients are checked.</typeparam>
internal sealed class NetworkRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NodePass<T>[] _passes;
    private readonly bool[] _needsGradient;
    private readonly T[]?[] _gradients;
    private readonly GradientPool<T> _pool = new();
    private readonly Dictionary<string, T[]> _weights;
    private readonly Dictionary<string, T[]> _weightGradients = new(StringComparer.Ordinal);

    /// <param name="network">The network.</param>
    /// <param name="batch">Samples in a batch.</param>
    /// <param name="weights">Every parameter by its name. The arrays are read at each pass: a trainer changes them in place.</param>
    /// <param name="inputGradients">Whether gradients at real inputs are wanted too.</param>
    internal NetworkRun(Network network, int batch, Dictionary<string, T[]> weights, bool inputGradients = false)
    {
        Network = network;
        Batch = batch;
        _weights = weights;
        _passes = [.. network.Nodes.Select(node => new NodePass<T>(node, batch))];
        _gradients = new T[]?[_passes.Length];
        _needsGradient = new bool[_passes.Length];
        foreach (NodePass<T> pass in _passes)
            Connect(pass, inputGradients);
    }

    internal Network Network { get; }

    internal int Batch { get; }

    /// <summary>Gradients of the loss by the trained weights' names, after a backward pass.</summary>
    internal IReadOnlyDictionary<string, T[]> WeightGradients => _weightGradients;

    /// <summary>What a kernel kept of its forward pass.</summary>
    internal object? State(NetworkNode node) => _passes[node.Index].State;

    /// <summary>A node's output, after a forward pass.</summary>
    internal T[] Output(NetworkNode node) => _passes[node.Index].Output;

    /// <summary>Computes every node.</summary>
    /// <param name="data">For each input of the network, in its order, the batch.</param>
    /// <param name="seen">Called after each node.</param>
    internal void Forward(IReadOnlyList<T[]> data, Action<NetworkNode>? seen = null)
    {
        foreach (NodePass<T> pass in _passes)
            pass.Restart();
        for (int i = 0; i < Network.Inputs.Count; i++)
        {
            NodePass<T> pass = _passes[Network.Inputs[i].Index];
            if (data[i].Length != Batch * pass.Size)
                throw new NetworkException($"{pass.Node.Name}: the data has {data[i].Length} numbers; a batch of {Batch} of the shape ({pass.Node.Shape}) has {Batch * (long)pass.Size}.");
            pass.Output = data[i];
        }

        foreach (NodePass<T> pass in _passes)
        {
            for (int i = 0; i < pass.Inputs.Length; i++)
                pass.Inputs[i] = Output(pass.Node.Inputs[i]);
            Kernels.Of(pass.Node.Operation).Forward(pass);
            seen?.Invoke(pass.Node);
        }
    }

    /// <summary>Takes a gradient back from a node to every weight.</summary>
    /// <param name="from">The node at whose output the loss is.</param>
    /// <param name="gradient">The gradient of the loss there, for the batch.</param>
    /// <param name="seen">Called with each node and the whole gradient at its output, before its memory is used again.</param>
    internal void Backward(NetworkNode from, T[] gradient, Action<NetworkNode, T[]>? seen = null)
    {
        foreach (T[] weight in _weightGradients.Values)
            Array.Clear(weight);
        Array.Clear(_gradients);
        T[] first = _pool.Rent(gradient.Length);
        gradient.CopyTo(first, 0);
        _gradients[from.Index] = first;
        for (int i = from.Index; i >= 0; i--)
        {
            if (_gradients[i] is not { } whole)
                continue;
            seen?.Invoke(_passes[i].Node, whole);
            Back(_passes[i], whole);
            _gradients[i] = null;
            _pool.Return(whole);
        }
    }

    private void Back(NodePass<T> pass, T[] whole)
    {
        if (!_needsGradient[pass.Node.Index])
            return;
        pass.OutputGradient = whole;
        for (int i = 0; i < pass.Inputs.Length; i++)
        {
            int input = pass.Node.Inputs[i].Index;
            pass.InputGradients[i] = _needsGradient[input] ? _gradients[input] ??= _pool.Rent(Batch * _passes[input].Size) : null;
        }

        Kernels.Of(pass.Node.Operation).Backward(pass);
    }

    private void Connect(NodePass<T> pass, bool inputGradients)
    {
        NetworkNode node = pass.Node;
        bool needs = (inputGradients && node.Operation is Input { Vocabulary: null }) || node.Inputs.Any(input => _needsGradient[input.Index]);
        for (int i = 0; i < node.Parameters.Count; i++)
        {
            TensorSpec spec = node.Parameters[i].Spec;
            pass.Parameters[i] = _weights[spec.Name];
            if (!spec.IsTrained)
                continue;
            needs = true;
            if (!_weightGradients.TryGetValue(spec.Name, out T[]? gradient))
                _weightGradients.Add(spec.Name, gradient = new T[checked((int)spec.Shape.Count)]);
            pass.ParameterGradients[i] = gradient;
        }

        _needsGradient[node.Index] = needs;
    }
}
