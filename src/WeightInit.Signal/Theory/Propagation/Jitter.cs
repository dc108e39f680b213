namespace WeightInit.Signal;

/// <summary>The chance of one node on one path: a standard normal number, or none on the path of infinite width.</summary>
/// <param name="Normal">The number, or null.</param>
internal readonly record struct Jitter(double? Normal)
{
    /// <summary>Whether the width is infinite here: then numbers are exact, not from tables.</summary>
    internal bool IsNone => Normal is null;

    /// <summary>A factor of mean 1 and this relative variance, of a lognormal law.</summary>
    internal double Factor(double variance)
    {
        if (Normal is not { } z || !(variance > 0))
            return 1;
        double log = Math.Log(1 + variance);
        return Math.Exp((z * Math.Sqrt(log)) - (log / 2));
    }
}
