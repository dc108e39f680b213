namespace WeightInit.Signal;

/// <summary>Where a finding begins and a verdict turns. Second moments are relative: 1e-6 is a thousandth in size.</summary>
public static class Thresholds
{
    /// <summary>A signal that has lost all but this of its second moment has vanished.</summary>
    public const double VanishedSignal = 1e-6;

    /// <summary>A gradient that has lost all but this of its second moment has vanished.</summary>
    public const double VanishedGradient = 1e-6;

    /// <summary>A signal or gradient whose second moment has grown by this has exploded.</summary>
    public const double Exploded = 1e6;

    /// <summary>The share of a layer's values on the flat part of its activation from which on it is saturated.</summary>
    public const double Saturated = 0.5;

    /// <summary>The share of a layer's units that give nothing for any input from which on they are worth a word.</summary>
    public const double Dead = 0.4;

    /// <summary>The share of units that repeat another from which on a layer is symmetric.</summary>
    public const double Symmetric = 0.5;

    /// <summary>1 minus the correlation of two inputs' signals below which they are the same.</summary>
    public const double Collapsed = 1e-3;

    /// <summary>The mean cosine of the tokens of one input from which on attention has made them the same.</summary>
    public const double TokensCollapsed = 0.97;

    /// <summary>Relative deviation of a ratio from a known cause's: laws are exact, only their text is rounded.</summary>
    public const double SameRatio = 1e-5;

    /// <summary>The largest product of learning rate and kernel that pays: farther steps overshoot.</summary>
    public const double StablePace = 100;

    /// <summary>A kernel at which steps of the smallest learning rate overshoot, but not always.</summary>
    public const double LargeKernel = 2e5;

    /// <summary>A kernel at which even the smallest learning rate of the protocol leads away.</summary>
    public const double WildKernel = 3e6;

    /// <summary>What inputs that a normalized network takes wholly apart count for, as a share of the kernel.</summary>
    public const double NormalizedContrast = 0.02;

    /// <summary>The smallest learning rate of the protocol.</summary>
    public const double SmallestRate = 1e-3;

    /// <summary>The largest learning rate of the protocol.</summary>
    public const double LargestRate = 1;

    /// <summary>
    /// A pace of telling classes apart, for each weight layer of a plain network, below which nothing is learned in the protocol's
    /// ten epochs.
    /// </summary>
    public const double NoPace = 1.8e-3;

    /// <summary>A pace, for each weight layer of a plain network, below which learning is slow.</summary>
    public const double SlowPace = 4e-3;

    /// <summary>A pace below which a network with normalization or residual sums learns nothing.</summary>
    public const double NoHeldPace = 1e-3;

    /// <summary>A pace below which a network with normalization or residual sums learns slowly.</summary>
    public const double SlowHeldPace = 2.5e-3;
}
