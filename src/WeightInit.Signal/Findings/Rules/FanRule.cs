namespace WeightInit.Signal;

/// <summary>
/// A deviation that is a known factor off the one its own rule gives for the true fans: the factor names the cause. √groups: the fans
/// of all groups; √shards: those of one shard; 0.8796: a truncation that was not corrected; √3: a uniform law's limit taken for its
/// deviation; fan_out for fan_in.
/// </summary>
internal sealed class FanRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        foreach (NetworkNode node in context.Network.Nodes.Where(node => node.Operation is Dense or Convolution))
        {
            if (node[ParameterSlot.Weight] is not { } weight || context.Law(weight.Name) is not { Structure: WeightStructure.Independent } law || !(law.Variance > 0))
                continue;
            if (Look(context, node, weight, Math.Sqrt(law.Variance)) is { } finding)
            {
                yield return finding;
                yield break;
            }
        }
    }

    private static Finding? Look(FindingContext context, NetworkNode node, TensorSpec weight, double deviation)
    {
        if (FanFinding.Of(weight, Init.HeNormal).Fans is not { In: >= 1, Out: >= 1 } fans)
            return null;
        double[] laws = [.. Scales(context, node).Select(scale => Math.Sqrt(scale / fans.In)), Math.Sqrt(2.0 / (fans.In + fans.Out)), Math.Sqrt(2.0 / fans.Out), Math.Sqrt(1.0 / (3 * fans.In))];
        if (laws.Any(law => Same(deviation / law, 1)))
            return null;
        foreach (double law in laws.Take(laws.Length - 3))
        {
            foreach ((double ratio, string cause) in Causes(node, fans))
            {
                if (Same(deviation / law, ratio))
                {
                    return new Finding(
                        FindingKind.WrongFan, SignalDirection.Weights, weight.Name,
                        $"{weight.Name} has a deviation of {Text(deviation)}, {Text(ratio)} times {Text(law)}: {cause}.",
                        $"a deviation of {Text(law)}", 0.8)
                    { Formula = $"{Text(deviation)} / {Text(law)} = {Text(deviation / law)}" };
                }
            }
        }

        return null;
    }

    private static IEnumerable<double> Scales(FindingContext context, NetworkNode node)
    {
        yield return context.ActivationAfter(node) is { } activation ? activation.Name switch
        {
            "relu" or "relu6" => 2,
            _ => 1 / activation.Moments.SecondMoment,
        } : 1;
        yield return 2;
        yield return 1;
    }

    private static IEnumerable<(double Ratio, string Cause)> Causes(NetworkNode node, Fans fans)
    {
        if (node.Operation is Convolution { Groups: > 1 and var groups })
        {
            yield return (1 / Math.Sqrt(groups), $"1 / sqrt({groups}), the fan-in of all {groups} groups together");
            yield return (Math.Sqrt(groups), $"sqrt({groups}), one group's share of the fan-in taken twice");
        }

        yield return (0.87962566103423978, "0.8796, a normal law cut at two deviations and not corrected for it");
        yield return (1 / 0.87962566103423978, "1 / 0.8796, a correction for a truncation that was not made");
        if (fans.In != fans.Out)
            yield return (Math.Sqrt(fans.In / (double)fans.Out), $"sqrt(fan_in / fan_out) = sqrt({fans.In} / {fans.Out}), the fan-out in place of the fan-in");
        foreach (int shards in (int[])[4, 8, 16])
            yield return (Math.Sqrt(shards), $"sqrt({shards}), the fan-in of one of {shards} shards");
    }

    private static bool Same(double ratio, double known) => Math.Abs((ratio / known) - 1) < Thresholds.SameRatio;
}
