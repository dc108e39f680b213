namespace WeightInit.Signal;

/// <summary>The signal or the gradient that has lost all but a millionth of its second moment.</summary>
internal sealed class VanishingRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        (NetworkLayer Layer, int Place)[] layers = [.. context.Wholes];
        foreach ((NetworkLayer layer, int place) in layers)
        {
            if (context.Signal(place) is { } signal && signal < Thresholds.VanishedSignal)
            {
                double factor = Math.Pow(signal, 1.0 / (Array.FindIndex(layers, pair => pair.Place == place) + 1));
                yield return new Finding(
                    FindingKind.Vanishing, SignalDirection.Forward, layer.Name,
                    $"The second moment of the signal is {Text(signal)} of the input's at {layer.Name} ({Verb(context)}): each layer keeps {Text(factor)} of it.",
                    Advice(context), Sure(signal, Thresholds.VanishedSignal))
                { Formula = $"{Text(factor)}^{Array.FindIndex(layers, pair => pair.Place == place) + 1} = {Text(signal)}" };
                break;
            }
        }

        (NetworkLayer Layer, int Place) worst = layers.Where(pair => context.Gradient(pair.Place) is not null)
            .OrderBy(pair => context.Gradient(pair.Place)).FirstOrDefault();
        if (worst.Layer is not null && context.Gradient(worst.Place) is { } gradient && gradient < Thresholds.VanishedGradient)
        {
            int steps = Math.Max(1, layers.Length - 1 - Array.FindIndex(layers, pair => pair.Place == worst.Place));
            double factor = Math.Pow(gradient, 1.0 / steps);
            yield return new Finding(
                FindingKind.Vanishing, SignalDirection.Backward, worst.Layer.Name,
                $"The second moment of the loss gradient is {Text(gradient)} of the last layer's at {worst.Layer.Name} ({Verb(context)}): each layer lets {Text(factor)} of it through.",
                Advice(context), Sure(gradient, Thresholds.VanishedGradient))
            { Formula = $"{Text(factor)}^{steps} = {Text(gradient)}" };
        }
    }

    /// <summary>0.6 at the threshold, towards 0.99 beyond.</summary>
    private static double Sure(double value, double threshold) =>
        value <= 0 ? 0.99 : Math.Min(0.99, 0.6 + (0.05 * Math.Log10(threshold / value)));
}
