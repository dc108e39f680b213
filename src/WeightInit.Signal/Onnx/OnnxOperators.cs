namespace WeightInit.Signal;

/// <summary>The operators of ONNX that are covered, and what each becomes.</summary>
internal static class OnnxOperators
{
    private static readonly Dictionary<string, Func<LoweringSite, IReadOnlyList<GraphValue?>?>> Known = Make();

    /// <summary>The names of the operators that are covered.</summary>
    internal static IEnumerable<string> Names => Known.Keys.Order(StringComparer.Ordinal);

    /// <summary>The values of a node's outputs; null where the operator, or this use of it, is not covered.</summary>
    internal static IReadOnlyList<GraphValue?>? Lower(LoweringSite site)
    {
        if (site.Node.Domain is not ("" or "ai.onnx" or "com.microsoft"))
            return null;
        return ConstantFolder.Fold(site) ?? (Known.TryGetValue(site.Node.OpType, out Func<LoweringSite, IReadOnlyList<GraphValue?>?>? lower) ? lower(site) : null);
    }

    private static Dictionary<string, Func<LoweringSite, IReadOnlyList<GraphValue?>?>> Make()
    {
        Dictionary<string, Func<LoweringSite, IReadOnlyList<GraphValue?>?>> known = new(StringComparer.Ordinal);
        foreach ((string name, Func<LoweringSite, GraphValue?> lower) in LowerWindows.All.Concat(LowerMatrices.All).Concat(LowerNormalizations.All).Concat(LowerArrangements.All).Concat(LowerElementwise.All))
            known.Add(name, site => lower(site) is { } value ? [value] : null);
        known.Add("Split", LowerArrangements.Split);
        known.Add("LSTM", LowerRecurrence.Lower);
        known.Add("GRU", LowerRecurrence.Lower);
        known.Add("RNN", LowerRecurrence.Lower);
        return known;
    }
}
