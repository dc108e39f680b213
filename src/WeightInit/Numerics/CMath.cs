using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>
/// The functions of the C library that decide bits of other libraries' draws. On glibc they are glibc's own, as NumPy and
/// PyTorch call them; elsewhere they are correctly rounded, the same on every machine.
/// </summary>
internal static class CMath
{
    /// <summary>Whether glibc is at hand.</summary>
    internal static bool IsGlibc { get; } =
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out nint library)
        && NativeLibrary.TryGetExport(library, "gnu_get_libc_version", out _);

    /// <summary>The natural logarithm: glibc's <c>log</c>, which .NET calls there too.</summary>
    internal static double Log(double x) => IsGlibc ? Math.Log(x) : CorrectlyRounded.Log(x);
}
