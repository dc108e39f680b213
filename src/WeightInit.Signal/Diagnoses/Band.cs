namespace WeightInit.Signal;

/// <summary>An interval that holds 95 of 100 networks of this width and these laws.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Band(double Low, double High)
{
    /// <summary>Whether a value is within.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
