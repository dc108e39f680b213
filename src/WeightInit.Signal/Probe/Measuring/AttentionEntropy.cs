namespace WeightInit.Signal;

/// <summary>How evenly attention looks at what it sees.</summary>
internal static class AttentionEntropy
{
    /// <summary>The mean over heads and queries of -Σ a ln a over the logarithm of how many keys are seen; null without attention.</summary>
    internal static double? Of(NetworkRun<float> run, NetworkLayer layer)
    {
        double sum = 0;
        long rows = 0;
        foreach (NetworkNode node in layer.Nodes)
        {
            if (node.Operation is not Attention attention || run.State(node) is not float[] weights)
                continue;
            (int queries, int keys) = attention.IsAlongBatch ? (run.Batch, run.Batch) : ((int)node.Inputs[0].Shape[0], (int)node.Inputs[1].Shape[0]);
            for (int row = 0; row < weights.Length / keys; row++)
            {
                int seen = attention.IsCausal ? (row % queries) + 1 : keys;
                if (seen == 1)
                    continue;
                sum += Entropy(weights.AsSpan(row * keys, seen)) / Math.Log(seen);
                rows++;
            }
        }

        return rows == 0 ? null : sum / rows;
    }

    private static double Entropy(ReadOnlySpan<float> shares)
    {
        double entropy = 0;
        foreach (float share in shares)
        {
            if (share > 0)
                entropy -= share * Math.Log(share);
        }

        return entropy;
    }
}
