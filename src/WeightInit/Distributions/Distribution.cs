namespace WeightInit;

/// <summary>
/// The law of a tensor's elements once the fans are known: plain data that a <see cref="RandomKey"/> or a
/// <see cref="RandomStream"/> can draw from. It knows nothing of fans, they know nothing of initializers.
/// </summary>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>The expected value.</summary>
    public abstract double Expectation { get; }

    /// <summary>The standard deviation of the values, after any truncation.</summary>
    public abstract double StandardDeviation { get; }

    /// <summary>The text form, an initializer of the command line: <c>normal(mean=0,std=0.02)</c>.</summary>
    public abstract override string ToString();

    /// <summary>The shortest text that reads back as the same double.</summary>
    private protected static string Text(double value) => Number.Text(value);

    /// <summary>Reads the text form: an initializer whose law no fans decide, as <c>normal(std=0.02)</c> or <c>zeros</c>.</summary>
    /// <remarks>
    /// The bounds of a truncated normal are those in units of its deviation; the absolute ones are computed from them anew.
    /// </remarks>
    /// <exception cref="FormatException">The text is no initializer, or one whose law depends on a shape.</exception>
    public static Distribution Parse(string text) =>
        Initializer.Parse(text) is ElementwiseInitializer { DependsOnFans: false } initializer
            ? initializer.DistributionFor(Shape.Scalar)
            : throw new FormatException($"'{text}' is no distribution: its law depends on a shape. Write a law such as normal(std=0.02) or uniform(low=-1,high=1).");
}
