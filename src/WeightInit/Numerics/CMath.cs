using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>
/// The functions of the C library that decide bits of other libraries' draws. On glibc they are glibc's own, as NumPy and
/// PyTorch call them; elsewhere they are correctly rounded, the same on every machine.
/// </summary>
internal static partial class CMath
{
    /// <summary>Whether glibc is at hand.</summary>
    internal static bool IsGlibc { get; } =
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out nint library)
        && NativeLibrary.TryGetExport(library, "gnu_get_libc_version", out _);

    /// <summary>The natural logarithm: glibc's <c>log</c>, which .NET calls there too.</summary>
    internal static double Log(double x) => IsGlibc ? Math.Log(x) : CorrectlyRounded.Log(x);

    /// <summary>The natural logarithm of 1 + x: <c>log1p</c>.</summary>
    internal static double LogP1(double x) => IsGlibc ? GnuLogP1(x) : CorrectlyRounded.LogP1(x);

    /// <summary>The natural logarithm of 1 + x in float: <c>log1pf</c>.</summary>
    internal static float LogP1(float x) => IsGlibc ? GnuLogP1(x) : (float)CorrectlyRounded.LogP1(x);

    /// <summary>e to the x: <c>exp</c>.</summary>
    internal static double Exp(double x) => IsGlibc ? Math.Exp(x) : CorrectlyRounded.Exp(x);

    [SuppressGCTransition]
    [LibraryImport("libm.so.6", EntryPoint = "log1p")]
    private static partial double GnuLogP1(double x);

    [SuppressGCTransition]
    [LibraryImport("libm.so.6", EntryPoint = "log1pf")]
    private static partial float GnuLogP1(float x);
}
