namespace WeightInit;

/// <summary>The catalogue of initializers.</summary>
public static class Init
{
    /// <summary>All 0.</summary>
    public static ConstantInitializer Zeros { get; } = new(0);

    /// <summary>All 1.</summary>
    public static ConstantInitializer Ones { get; } = new(1);

    /// <summary>All <paramref name="value"/>.</summary>
    public static ConstantInitializer Constant(double value) => new(value);

    /// <summary>Normal(<paramref name="mean"/>, <paramref name="std"/>²).</summary>
    public static NormalInitializer Normal(double std, double mean = 0) => new(mean, std);
}
