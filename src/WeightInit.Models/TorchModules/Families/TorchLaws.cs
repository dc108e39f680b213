namespace WeightInit.Models.TorchFamilies;

/// <summary>Laws that several constructors draw by.</summary>
internal static class TorchLaws
{
    /// <summary>kaiming_uniform_(a = sqrt(5)), of dense layers and convolutions.</summary>
    internal static Initializer Kernel { get; } = Init.Torch.KaimingUniform(Math.Sqrt(5));

    /// <summary>xavier_uniform_, of attention.</summary>
    internal static Initializer Xavier { get; } = Init.Torch.XavierUniform();
}
