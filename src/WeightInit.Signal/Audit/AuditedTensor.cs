namespace WeightInit.Signal;

/// <summary>What the values of a stored tensor are like, and what they were meant to be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its axes.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Role">What it is for, as its file or its name says.</param>
/// <param name="Mean">The mean of its finite elements.</param>
/// <param name="Std">Their standard deviation, the sum of squares divided by the count.</param>
/// <param name="Fit">The law that fits them best.</param>
public sealed record AuditedTensor(string Name, Shape Shape, string Type, TensorRole Role, double Mean, double Std, LawFit Fit)
{
    /// <summary>The initializers whose deviation and law these are, by the tensor's fans: <c>he-normal</c>; the best first.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>The initializer that the recipe or the checkpoint's provenance claims, or null.</summary>
    public string? Claim { get; init; }

    /// <summary>The standard deviation of that, or null.</summary>
    public double? ClaimedStd { get; init; }

    /// <summary>An earlier tensor with the same values, not all equal; or null.</summary>
    public string? CloneOf { get; init; }

    /// <summary>How many elements lie farther from the mean than so many normal ones ever do: √(2 ln n) + 3 deviations.</summary>
    public long Outliers { get; init; }

    /// <summary>How many elements are NaN or infinite.</summary>
    public long NonFinite { get; init; }

    /// <summary>Std / ClaimedStd, or null where nothing is claimed or the claim is a constant.</summary>
    public double? Ratio => ClaimedStd is > 0 ? Std / ClaimedStd : null;
}
