namespace WeightInit.Signal;

/// <summary>Signals or gradients that leave the range of a type.</summary>
internal sealed class RangeRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        double input = context.Measurement?.InputSecondMoment ?? context.Prediction?.Options.Input.SecondMoment ?? 1;
        double last = context.Measurement?.LastGradient ?? double.NaN;
        foreach (NumberRangeOf range in (NumberRangeOf[])[NumberRangeOf.Float32, NumberRangeOf.BFloat16, NumberRangeOf.Float16])
        {
            Finding[] found = [.. In(context, range, SignalDirection.Forward, input, context.Signal), .. In(context, range, SignalDirection.Backward, last, context.Gradient)];
            foreach (Finding finding in found)
                yield return finding;
            if (found.Length > 0)
                yield break;
        }
    }

    private static IEnumerable<Finding> In(FindingContext context, NumberRangeOf range, SignalDirection direction, double unit, Func<int, double?> of)
    {
        foreach ((NetworkLayer layer, int place) in context.Wholes)
        {
            double size = Math.Sqrt((of(place) ?? double.NaN) * unit);
            bool isOver = size * NumberRangeOf.Tail > range.Largest;
            bool isUnder = size > 0 && size < range.Smallest;
            if (!isOver && !isUnder)
                continue;
            string what = direction == SignalDirection.Forward ? "signal" : "gradient";
            yield return new Finding(
                FindingKind.LowPrecisionRange, direction, layer.Name,
                isOver
                    ? $"The {what} at {layer.Name} has a size of {Text(size)} ({Verb(context)}); {range.Name} ends at {Text(range.Largest)}."
                    : $"The {what} at {layer.Name} has a size of {Text(size)} ({Verb(context)}); below {Text(range.Smallest)} {range.Name} has zeros only.",
                range.Name == "float32" ? Advice(context) : direction == SignalDirection.Backward ? $"a loss scale, or bfloat16 in place of {range.Name}" : $"bfloat16 or float32 in place of {range.Name}",
                0.7)
            { IsTip = range.Name != "float32", Formula = isOver ? $"{Text(NumberRangeOf.Tail)} · {Text(size)} > {Text(range.Largest)}" : $"{Text(size)} < {Text(range.Smallest)}" };
            yield break;
        }
    }
}
