namespace WeightInit.Signal;

/// <summary>The nodes of a network that multiply by a weight, and what follows each.</summary>
internal sealed class WeightLayers
{
    private readonly ILookup<int, NetworkNode> _readers;

    internal WeightLayers(Network network)
    {
        _readers = network.Nodes.SelectMany(node => node.Inputs.Select(input => (input.Index, node))).ToLookup(pair => pair.Index, pair => pair.node);
        Nodes = [.. network.Nodes.Where(node => node.Operation is Dense or Convolution or TransposedConvolution && node[ParameterSlot.Weight] is not null)];
        Sums = [.. network.Nodes.Where(node => node.Operation is Add && node.Inputs.Count > 1)];
    }

    /// <summary>Dense layers and convolutions, in order.</summary>
    internal IReadOnlyList<NetworkNode> Nodes { get; }

    /// <summary>The sums of a network's branches.</summary>
    internal IReadOnlyList<NetworkNode> Sums { get; }

    /// <summary>The activation that a node's output goes through, behind normalizations and what only rearranges; null where it goes through none.</summary>
    internal Activation? ActivationBehind(NetworkNode node)
    {
        while (_readers[node.Index].ToArray() is [NetworkNode only])
        {
            switch (only.Operation)
            {
                case Activate activate:
                    return activate.Activation;
                case ParametricRectifier:
                    return Activation.Parse("prelu");
                case BatchNormalization or LayerNormalization or RmsNormalization or GroupNormalization or InstanceNormalization
                    or LocalResponseNormalization or Dropout or Reshape or Flatten or Transpose or Pad or ScaleShift:
                    node = only;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether a node is the last weight of a branch before a sum.</summary>
    internal bool EndsBranch(NetworkNode node)
    {
        if (node[ParameterSlot.Weight]!.EndsResidual)
            return true;
        while (_readers[node.Index].ToArray() is [NetworkNode only])
        {
            switch (only.Operation)
            {
                case Add when only.Inputs.Count > 1:
                    return IsDeeper(node, only);
                case BatchNormalization or LayerNormalization or RmsNormalization or GroupNormalization or InstanceNormalization or Dropout or ScaleShift:
                    node = only;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Of the two sides of a sum the branch is the one that goes further back; the other is the way around it.</summary>
    private static bool IsDeeper(NetworkNode node, NetworkNode sum) =>
        sum.Inputs.Where(input => !ReferenceEquals(input, node)).All(other => Weights(other, node) <= Weights(node, other));

    /// <summary>How many weights lie between a node and where it meets another's way back.</summary>
    private static int Weights(NetworkNode node, NetworkNode other)
    {
        HashSet<int> known = Back(other);
        return Back(node).Count(index => !known.Contains(index));
    }

    private static HashSet<int> Back(NetworkNode node)
    {
        HashSet<int> seen = [];
        Stack<NetworkNode> open = new([node]);
        while (open.TryPop(out NetworkNode? next))
        {
            if (seen.Add(next.Index))
            {
                foreach (NetworkNode input in next.Inputs)
                    open.Push(input);
            }
        }

        return seen;
    }
}
