namespace WeightInit.Signal;

/// <summary>A diagnosis in plain words, the same in the terminal and on the page.</summary>
public static class DiagnosisWords
{
    /// <summary>The verdict in words.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Verdict(Verdict verdict) => verdict switch
    {
        WeightInit.Signal.Verdict.Trains => "It trains",
        WeightInit.Signal.Verdict.Slow => "It trains slowly",
        _ => "It does not train",
    };

    /// <summary>What a finding is called: <c>The gradient vanishes</c>.</summary>
    /// <param name="finding">The finding.</param>
    public static string Title(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string what = finding.Direction == SignalDirection.Backward ? "The gradient" : "The signal";
        return finding.Kind switch
        {
            FindingKind.Vanishing => $"{what} vanishes",
            FindingKind.Exploding => $"{what} explodes",
            FindingKind.Saturated => "Units are saturated",
            FindingKind.Dead => "Units are dead",
            FindingKind.Symmetric => "Units are equal and stay equal",
            FindingKind.ZeroProduct => "Both factors of a product are zero",
            FindingKind.RankCollapse => "Different inputs become the same",
            FindingKind.WrongFan => "The deviation is that of another fan",
            _ => $"{what} leaves the range of low precision",
        };
    }

    /// <summary>One sentence on the whole.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    public static string Sentence(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        Finding[] faults = [.. diagnosis.Findings.Where(finding => !finding.IsTip)];
        string layers = diagnosis.Layers.Count == 1 ? "1 layer" : $"{diagnosis.Layers.Count} layers";
        return diagnosis.Verdict switch
        {
            WeightInit.Signal.Verdict.Trains when faults.Length == 0 => $"Signal and gradient come through all {layers} alive; nothing was found that would keep plain SGD from learning.",
            WeightInit.Signal.Verdict.Trains => $"Plain SGD learns from these weights, with {Count(faults.Length)} to look at.",
            WeightInit.Signal.Verdict.Slow => $"Plain SGD learns from these weights, but slowly: {Count(faults.Length)}.",
            _ => $"Plain SGD does not learn from these weights: {Count(faults.Length)}.",
        };
    }

    private static string Count(int findings) => findings == 1 ? "one finding" : $"{findings} findings";
}
