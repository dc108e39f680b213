namespace WeightInit.Signal;

/// <summary>The words of findings and verdicts in JSON and on the command line.</summary>
public static class FindingWords
{
    /// <summary>The kind in kebab-case: <c>wrong-fan</c>.</summary>
    public static string Name(this FindingKind kind) => kind switch
    {
        FindingKind.Vanishing => "vanishing",
        FindingKind.Exploding => "exploding",
        FindingKind.Saturated => "saturated",
        FindingKind.Dead => "dead",
        FindingKind.Symmetric => "symmetric",
        FindingKind.ZeroProduct => "zero-product",
        FindingKind.RankCollapse => "rank-collapse",
        FindingKind.WrongFan => "wrong-fan",
        FindingKind.LowPrecisionRange => "low-precision-range",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of finding is needed."),
    };

    /// <summary>The direction: <c>forward</c>.</summary>
    public static string Name(this SignalDirection direction) => direction switch
    {
        SignalDirection.Forward => "forward",
        SignalDirection.Backward => "backward",
        SignalDirection.Weights => "weights",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "A direction is needed."),
    };

    /// <summary>The verdict: <c>does-not-train</c>.</summary>
    public static string Name(this Verdict verdict) => verdict switch
    {
        Verdict.Trains => "trains",
        Verdict.Slow => "slow",
        Verdict.DoesNotTrain => "does-not-train",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict is needed."),
    };
}
