using System.Runtime.Intrinsics.X86;

namespace WeightInit.Tests;

/// <summary>A test that asks Debian's Python and its PyTorch; without them, or without FMA, it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchFactAttribute : FactAttribute
{
    // PyTorch's bits are those of its AVX2 code, which it takes where the processor has it.
    private static readonly string? Missing =
        Fma.IsSupported ? DebianPython.WhyNot("torch") : "the processor has no AVX2 and FMA, without which PyTorch draws other bits";

    public TorchFactAttribute() => Skip = Missing;
}
