using System.Globalization;

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
    private protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
}
