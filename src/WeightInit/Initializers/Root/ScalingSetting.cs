namespace WeightInit;

/// <summary>A named setting of a variance scaling: Glorot, He or LeCun, uniform or normal.</summary>
internal sealed record ScalingSetting(double Scale, FanMode Mode, ScalingDistribution Distribution, InitializerForm Form)
{
    /// <summary>How a family makes the form of a setting.</summary>
    internal delegate InitializerForm Maker(
        string name, string law, string[] aliases, double scale, FanMode mode, ScalingDistribution distribution);

    /// <summary>The six settings of a family.</summary>
    /// <param name="prefix">What stands before each name: nothing, <c>keras.</c>, <c>jax.</c>.</param>
    /// <param name="normal">The law of the <c>-normal</c> names: truncated or not.</param>
    /// <param name="make">Makes a form.</param>
    internal static ScalingSetting[] Family(string prefix, ScalingDistribution normal, Maker make)
    {
        string cut = normal == ScalingDistribution.TruncatedNormal ? ", cut at ±2 deviations" : "";
        return
        [
            One("glorot-uniform", "xavier-uniform", "Uniform(±sqrt(6 / (fan_in + fan_out)))", 1, FanMode.FanAverage, ScalingDistribution.Uniform),
            One("glorot-normal", "xavier-normal", $"Normal(0, 2 / (fan_in + fan_out)){cut}", 1, FanMode.FanAverage, normal),
            One("he-uniform", "kaiming-uniform", "Uniform(±sqrt(6 / fan_in))", 2, FanMode.FanIn, ScalingDistribution.Uniform),
            One("he-normal", "kaiming-normal", $"Normal(0, 2 / fan_in){cut}", 2, FanMode.FanIn, normal),
            One("lecun-uniform", null, "Uniform(±sqrt(3 / fan_in))", 1, FanMode.FanIn, ScalingDistribution.Uniform),
            One("lecun-normal", null, $"Normal(0, 1 / fan_in){cut}", 1, FanMode.FanIn, normal),
        ];

        ScalingSetting One(string name, string? alias, string law, double scale, FanMode mode, ScalingDistribution distribution)
        {
            string[] aliases = alias is null ? [] : [prefix + alias];
            return new(scale, mode, distribution, make(prefix + name, law, aliases, scale, mode, distribution));
        }
    }

    /// <summary>The form of the setting with these values, or null where none has a name.</summary>
    internal static InitializerForm? Find(ScalingSetting[] settings, double scale, FanMode mode, ScalingDistribution distribution) =>
        settings.FirstOrDefault(setting => (setting.Scale, setting.Mode, setting.Distribution) == (scale, mode, distribution))?.Form;
}
