namespace WeightInit.Signal;

/// <summary>Different inputs, or the tokens of one, that have become the same.</summary>
internal sealed class CollapseRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        bool hasTokens = context.Network.Nodes.Any(node => node.Operation is Attention);
        double limit = hasTokens ? Thresholds.TokensCollapsed : 1 - Thresholds.Collapsed;
        foreach ((NetworkLayer layer, int place) in context.Wholes)
        {
            double? alike = context.Measurement?.Layers[place].Similarity ?? context.Prediction?.Layers[place].Correlation;
            if (!(alike > limit))
                continue;
            string what = hasTokens ? "two tokens" : "two inputs";
            yield return new Finding(
                FindingKind.RankCollapse, SignalDirection.Forward, layer.Name,
                $"At {layer.Name} the outputs for {what} have a cosine of {alike:F4} ({Verb(context)}): what tells them apart is {Text(1 - alike.Value)} of the signal.",
                hasTokens ? "residual connections around attention, and normalization layers" : Advice(context),
                Math.Min(0.95, 0.6 + (0.1 * Math.Log10((1 - limit) / Math.Max(1e-12, 1 - alike.Value)))))
            { Formula = $"1 - c = {Text(1 - alike.Value)}", IsTip = !hasTokens };
            yield break;
        }
    }
}
