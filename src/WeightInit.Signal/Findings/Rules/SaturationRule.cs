namespace WeightInit.Signal;

/// <summary>Layers of which half the values lie where the activation is flat: below a twentieth of its steepest slope.</summary>
internal sealed class SaturationRule : FindingRule
{
    private const double Flat = 0.05;

    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        (NetworkLayer Layer, double Share)[] saturated = [.. context.Wholes
            .Select(pair => (pair.Layer, Share: context.Measurement?.Layers[pair.Place].Saturated ?? Predicted(context, pair.Layer)))
            .Where(pair => pair.Share > Thresholds.Saturated)];
        if (saturated.Length == 0)
            yield break;
        (NetworkLayer worst, double share) = saturated.MaxBy(pair => pair.Share);
        yield return new Finding(
            FindingKind.Saturated, SignalDirection.Forward, worst.Name,
            $"{Percent(share)} of the values of {worst.Name} lie where the activation is flat ({Verb(context)}); so it is in {saturated.Length} of {context.Wholes.Count()} layers. What is flat passes no gradient.",
            Advice(context), Math.Min(0.99, 0.5 + (share / 2)))
        { Formula = $"P(|f'(z)| < {Text(Flat)} max |f'|) = {Text(share)}" };
    }

    /// <summary>The share of a normal signal of the predicted second moment on the flat parts, both of which a bounded function has.</summary>
    private static double Predicted(FindingContext context, NetworkLayer layer)
    {
        if (context.Prediction is not { } prediction)
            return 0;
        double most = 0;
        foreach (NetworkNode node in layer.Nodes)
        {
            if (node.Operation is not Activate { Activation: var f } || !IsBounded(f))
                continue;
            double deviation = Math.Sqrt(prediction.Nodes[node.Inputs[0].Index].SecondMoment);
            double steepest = Steepest(f);
            double flat = 0;
            const int points = 400;
            for (int i = 0; i < points; i++)
            {
                double z = -4 + (8 * (i + 0.5) / points);
                if (Math.Abs(f.Derivative(deviation * z)) < Flat * steepest)
                    flat += Math.Exp(-z * z / 2) * 8 / points / Math.Sqrt(2 * Math.PI);
            }

            most = Math.Max(most, flat);
        }

        return most;
    }

    private static bool IsBounded(Activation f) => Math.Abs(f.Apply(1e4)) < 10 && Math.Abs(f.Apply(-1e4)) < 10 && Math.Abs(f.Derivative(1e4)) < 1e-3;

    private static double Steepest(Activation f)
    {
        double steepest = 0;
        for (double x = -4; x <= 4; x += 0.25)
            steepest = Math.Max(steepest, Math.Abs(f.Derivative(x)));
        return steepest;
    }
}
