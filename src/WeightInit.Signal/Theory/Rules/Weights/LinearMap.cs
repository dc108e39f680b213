namespace WeightInit.Signal;

/// <summary>What a matrix of weights does to second moments, correlations and their chance, forward and backward alike.</summary>
/// <param name="Fan">Weights that a result is a sum over.</param>
/// <param name="Results">Units that come out.</param>
/// <param name="Sources">Units that go in.</param>
/// <param name="Law">The weights.</param>
internal readonly record struct LinearMap(double Fan, double Results, double Sources, WeightLaw Law)
{
    /// <summary>What sums in float32 add to the relative variance of a mean square.</summary>
    private const double Rounding = 1e-13;

    /// <summary>How much of a unit's chance the structure of the matrix leaves: orthonormal columns keep every length.</summary>
    private double Chance => Law.Structure switch
    {
        WeightStructure.Independent => 1,
        WeightStructure.Identity => 0,
        _ => Math.Max(0, 1 - (Results / Sources)),
    };

    /// <summary>Whether every length is kept.</summary>
    internal bool IsIsometric => Chance == 0;

    /// <summary>The relative variance of the mean square of what comes out, given what goes in.</summary>
    /// <param name="participation">tr K² / (tr K)² of the points.</param>
    internal double Variance(double participation) => (2 * participation * Chance / Results) + Rounding;

    /// <summary>The variance of the correlation of two points, after it.</summary>
    /// <param name="points">How many points there are.</param>
    /// <param name="correlation">Their correlation.</param>
    /// <param name="spread">Its variance before.</param>
    internal double Spread(double points, double correlation, double spread) =>
        spread + (Chance * Alignment.Growth(points, correlation, spread) / Results);

    /// <summary>The second moment, without bias.</summary>
    internal double Second(double mean, double second) =>
        (Fan * Law.Variance * second) + (Law.Mean * Law.Mean * Fan * (second - (mean * mean) + (Fan * mean * mean)));
}
