namespace WeightInit;

/// <summary>By which n a variance is scaled.</summary>
public enum FanMode
{
    /// <summary>n = fan_in: keeps the forward signal.</summary>
    FanIn,

    /// <summary>n = fan_out: keeps the backward gradient.</summary>
    FanOut,

    /// <summary>n = (fan_in + fan_out) / 2: a compromise of the two (Glorot, Bengio 2010, equation 12).</summary>
    FanAverage,

    /// <summary>n = sqrt(fan_in · fan_out).</summary>
    FanGeometricAverage,
}

/// <summary>Words and values of <see cref="FanMode"/>.</summary>
internal static class FanModes
{
    internal static WordList<FanMode> All { get; } = new(
        ("fan-in", FanMode.FanIn),
        ("fan-out", FanMode.FanOut),
        ("fan-avg", FanMode.FanAverage),
        ("fan-geo-avg", FanMode.FanGeometricAverage));

    /// <summary>Those of Keras and of TensorFlow 1.</summary>
    internal static WordList<FanMode> Three { get; } = new(
        ("fan-in", FanMode.FanIn),
        ("fan-out", FanMode.FanOut),
        ("fan-avg", FanMode.FanAverage));

    /// <summary>Those of PyTorch.</summary>
    internal static WordList<FanMode> Two { get; } = new(
        ("fan-in", FanMode.FanIn),
        ("fan-out", FanMode.FanOut));

    /// <summary>n, in double.</summary>
    internal static double Of(this FanMode mode, double fanIn, double fanOut) => mode switch
    {
        FanMode.FanIn => fanIn,
        FanMode.FanOut => fanOut,
        FanMode.FanAverage => (fanIn + fanOut) / 2,
        FanMode.FanGeometricAverage => Math.Sqrt(fanIn * fanOut),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "not a mode"),
    };

    /// <summary>n of a tensor as an initializer sees its fans.</summary>
    /// <exception cref="ArgumentException">n is 0, by which nothing can be scaled.</exception>
    internal static double Of(this FanMode mode, Initializer initializer, TensorSpec tensor)
    {
        Fans fans = initializer.FansFor(tensor);
        double n = mode.Of(fans.In, fans.Out);
        return n > 0 ? n : throw Zero(initializer, tensor, mode);
    }

    /// <summary>The one sentence for a tensor with nothing to scale by.</summary>
    internal static ArgumentException Zero(Initializer initializer, TensorSpec tensor, FanMode mode) =>
        new($"{tensor.Name}: {initializer} scales by {All.Text(mode)}, which is not above 0 for the shape ({tensor.Shape}).");
}
