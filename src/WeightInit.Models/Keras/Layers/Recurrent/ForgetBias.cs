namespace WeightInit.Models.KerasFiles;

/// <summary>The bias of an LSTM, whose second quarter is 1 where the config says unit_forget_bias.</summary>
internal static class ForgetBias
{
    public static KerasInitial Read(KerasConfig config)
    {
        KerasInitial bias = config.Initializer("bias_initializer", "zeros");
        if (!config.Flag("unit_forget_bias", true) || !config.Flag("use_bias", true))
            return bias;
        return bias.Law == Init.Zeros
            ? bias with { Law = new KerasUnitForgetBias() }
            : throw config.Bad($"has unit_forget_bias with the bias_initializer {bias.ClassName}; Zeros is accepted with it");
    }
}
