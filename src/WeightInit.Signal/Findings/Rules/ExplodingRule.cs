namespace WeightInit.Signal;

/// <summary>The signal or the gradient whose second moment has grown a million times.</summary>
internal sealed class ExplodingRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        (NetworkLayer Layer, int Place)[] layers = [.. context.Wholes];
        for (int i = 0; i < layers.Length; i++)
        {
            if (context.Signal(layers[i].Place) is { } signal && !(signal < Thresholds.Exploded))
            {
                double factor = Math.Pow(signal, 1.0 / (i + 1));
                yield return new Finding(
                    FindingKind.Exploding, SignalDirection.Forward, layers[i].Layer.Name,
                    $"The second moment of the signal is {Text(signal)} times the input's at {layers[i].Layer.Name} ({Verb(context)}): each layer multiplies it by {Text(factor)}.",
                    Advice(context), Sure(signal))
                { Formula = $"{Text(factor)}^{i + 1} = {Text(signal)}" };
                break;
            }
        }

        for (int i = layers.Length - 2; i >= 0; i--)
        {
            if (context.Gradient(layers[i].Place) is { } gradient && !(gradient < Thresholds.Exploded))
            {
                int steps = layers.Length - 1 - i;
                double factor = Math.Pow(gradient, 1.0 / steps);
                yield return new Finding(
                    FindingKind.Exploding, SignalDirection.Backward, layers[i].Layer.Name,
                    $"The second moment of the loss gradient is {Text(gradient)} times the last layer's at {layers[i].Layer.Name} ({Verb(context)}): each layer multiplies it by {Text(factor)}.",
                    Advice(context), Sure(gradient))
                { Formula = $"{Text(factor)}^{steps} = {Text(gradient)}" };
                break;
            }
        }
    }

    private static double Sure(double value) =>
        double.IsFinite(value) ? Math.Min(0.99, 0.6 + (0.05 * Math.Log10(Math.Max(1, value / Thresholds.Exploded)))) : 0.99;
}
