using System.Runtime.Intrinsics.X86;

namespace WeightInit.Parity.Tests;

/// <summary>A test of bits that are those of glibc's functions on a processor with FMA; elsewhere it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GlibcFactAttribute : FactAttribute
{
    public GlibcFactAttribute() =>
        Skip = !CMath.IsGlibc ? "the C library is not glibc" : !Fma.IsSupported ? "the processor has no FMA" : null;
}
