namespace WeightInit.Signal;

/// <summary>Layers in which many units give nothing for any input of the batch.</summary>
internal sealed class DeadRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        if (context.Measurement is not { } measurement)
            yield break;
        (NetworkLayer Layer, double Share)[] dead = [.. context.Wholes
            .Select(pair => (pair.Layer, Share: measurement.Layers[pair.Place].Dead ?? 0))
            .Where(pair => pair.Share > Thresholds.Dead)];
        if (dead.Length == 0)
            yield break;
        (NetworkLayer worst, double share) = dead.MaxBy(pair => pair.Share);
        yield return new Finding(
            FindingKind.Dead, SignalDirection.Forward, worst.Name,
            $"{Percent(share)} of the units of {worst.Name} give nothing for any of the inputs; so it is in {dead.Length} of {context.Wholes.Count()} layers.",
            $"{Advice(context)}; biases of zero; or leaky-relu", Math.Min(0.95, share))
        { IsTip = share < 0.9 };
    }
}
