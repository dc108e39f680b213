namespace WeightInit;

/// <summary>
/// The releases of PyTorch between which its CPU generator changed. The Mersenne Twister, and in float32 and float64 nearly
/// everything made of it, is the same in all; REPRODUCIBILITY.md has the table.
/// </summary>
public enum TorchVersion
{
    /// <summary>1.13, as Debian builds it: its own inverse error function, log(1 - u) in short float64 normals.</summary>
    V1_13,

    /// <summary>2.0 to 2.11. Normals in float16 changed within these and are refused.</summary>
    V2_0,

    /// <summary>2.13 to 2.15, the newest: truncated normals by rejection, bfloat16 and float16 drawn in float32 and rounded.</summary>
    V2_13,
}
