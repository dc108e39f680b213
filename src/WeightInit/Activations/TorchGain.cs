namespace WeightInit;

/// <summary>PyTorch's table of recommended gains, <c>torch.nn.init.calculate_gain</c>, as it is and not as it should be.</summary>
/// <remarks>
/// <para>
/// Equal to PyTorch in double, level bit (the C library's pow squares the slope, here as there): 1 for linear, conv1d to conv3d, conv-transpose1d to conv-transpose3d and sigmoid;
/// 5 / 3 for tanh; √2 for relu; √(2 / (1 + slope²)) for leaky-relu, slope 0.01 where none is given; 3 / 4 for selu. Any other name
/// is refused, gelu and silu too. Checked against 1.13.1 by running it and against the source of 1.5 and of main in 2026.
/// </para>
/// <para>
/// selu came with 1.8.0 (pull request 50664, January 2021); an older release refuses it. The other names have been there since
/// the table came.
/// </para>
/// <para>
/// Exact for linear, relu and leaky-relu only. 5 / 3 for tanh and 3 / 4 for selu were found by trial; the gains that keep the
/// signal's second moment are 1.5925 and 1, see <see cref="Activation.Moments"/>. Parameters that are not read: that of any name but leaky-relu.
/// </para>
/// </remarks>
public static class TorchGain
{
    private static readonly Version SeluSince = new(1, 8);

    private static readonly string[] Common =
    [
        "linear", "conv1d", "conv2d", "conv3d", "conv-transpose1d", "conv-transpose2d", "conv-transpose3d",
        "sigmoid", "tanh", "relu", "leaky-relu",
    ];

    /// <summary>The gain of a nonlinearity.</summary>
    /// <param name="nonlinearity">The name, as PyTorch writes it or in kebab-case: <c>leaky_relu</c>, <c>leaky-relu</c>.</param>
    /// <param name="parameter">The negative slope of leaky-relu, null for 0.01; not read for other names, as in PyTorch.</param>
    /// <param name="release">The release of PyTorch, null for the newest.</param>
    /// <exception cref="ArgumentException">That release has no gain for the name; the message lists those it has.</exception>
    public static double Of(string nonlinearity, double? parameter = null, Version? release = null)
    {
        ArgumentNullException.ThrowIfNull(nonlinearity);
        string name = nonlinearity.Replace('_', '-');
        if (!Names(release).Contains(name))
            throw Refused(nonlinearity, release);
        double slope = parameter ?? 0.01;
        return name switch
        {
            "tanh" => 5.0 / 3,
            "relu" => Math.Sqrt(2.0),
            "leaky-relu" => Math.Sqrt(2.0 / (1 + Math.Pow(slope, 2))),
            "selu" => 3.0 / 4,
            _ => 1,
        };
    }

    /// <summary>The gain of an activation, or null where that release has none for it.</summary>
    /// <param name="activation">The activation; a leaky ReLU's slope is taken from it.</param>
    /// <param name="release">The release of PyTorch, null for the newest.</param>
    public static double? For(Activation activation, Version? release = null)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return Names(release).Contains(activation.Name)
            ? Of(activation.Name, (activation as RectifierActivation)?.Slope, release)
            : null;
    }

    /// <summary>The names that a release has a gain for, in kebab-case.</summary>
    /// <param name="release">The release of PyTorch, null for the newest.</param>
    public static IReadOnlyList<string> Names(Version? release = null) =>
        release is null || release >= SeluSince ? [.. Common, "selu"] : Common;

    private static ArgumentException Refused(string nonlinearity, Version? release)
    {
        string torch = release is null ? "PyTorch" : $"PyTorch {release}";
        return new ArgumentException(
            $"{torch} has no gain for '{nonlinearity}'; it has them for {string.Join(", ", Names(release))}.",
            nameof(nonlinearity));
    }
}
