using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>
/// The functions of the C library that decide bits of other libraries' draws. On glibc they are glibc's own, as NumPy and
/// PyTorch call them; elsewhere they are correctly rounded, the same on every machine.
/// </summary>
/// <remarks>
/// glibc's bits depend in turn on whether the processor has FMA: of 10^6 arguments a few hundred differ by an ulp. .NET calls
/// glibc for log, exp, sin, cos and their float forms (measured on .NET 10); what it lacks or computes otherwise is asked of
/// libm.so.6 here.
/// </remarks>
internal static partial class CMath
{
    private const string Library = "libm.so.6";

    /// <summary>Whether glibc is at hand.</summary>
    internal static bool IsGlibc { get; } =
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out nint library)
        && NativeLibrary.TryGetExport(library, "gnu_get_libc_version", out _);

    /// <summary>The natural logarithm: <c>log</c>.</summary>
    internal static double Log(double x) => IsGlibc ? Math.Log(x) : CorrectlyRounded.Log(x);

    /// <summary>The natural logarithm of 1 + x: <c>log1p</c>.</summary>
    internal static double LogP1(double x) => IsGlibc ? GnuLogP1(x) : CorrectlyRounded.LogP1(x);

    /// <summary>e to the x: <c>exp</c>.</summary>
    internal static double Exp(double x) => IsGlibc ? Math.Exp(x) : CorrectlyRounded.Exp(x);

    /// <summary>The sine: <c>sin</c>.</summary>
    internal static double Sin(double x) => IsGlibc ? Math.Sin(x) : CorrectlyRounded.Sin(x);

    /// <summary>The cosine: <c>cos</c>.</summary>
    internal static double Cos(double x) => IsGlibc ? Math.Cos(x) : CorrectlyRounded.Cos(x);

    /// <summary>The error function: <c>erf</c>.</summary>
    internal static double Erf(double x) => IsGlibc ? GnuErf(x) : CorrectlyRounded.Erf(x);

    /// <summary>The natural logarithm in float: <c>logf</c>.</summary>
    internal static float Log(float x) => IsGlibc ? MathF.Log(x) : (float)CorrectlyRounded.Log(x);

    /// <summary>The natural logarithm of 1 + x in float: <c>log1pf</c>.</summary>
    internal static float LogP1(float x) => IsGlibc ? GnuLogP1(x) : (float)CorrectlyRounded.LogP1(x);

    /// <summary>e to the x in float: <c>expf</c>.</summary>
    internal static float Exp(float x) => IsGlibc ? GnuExp(x) : (float)CorrectlyRounded.Exp(x);

    /// <summary>The sine in float: <c>sinf</c>.</summary>
    internal static float Sin(float x) => IsGlibc ? MathF.Sin(x) : (float)CorrectlyRounded.Sin(x);

    /// <summary>The cosine in float: <c>cosf</c>.</summary>
    internal static float Cos(float x) => IsGlibc ? MathF.Cos(x) : (float)CorrectlyRounded.Cos(x);

    /// <summary>The error function in float: <c>erff</c>.</summary>
    internal static float Erf(float x) => IsGlibc ? GnuErf(x) : (float)CorrectlyRounded.Erf(x);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "log1p")]
    private static partial double GnuLogP1(double x);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "log1pf")]
    private static partial float GnuLogP1(float x);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "expf")]
    private static partial float GnuExp(float x);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "erf")]
    private static partial double GnuErf(double x);

    [SuppressGCTransition]
    [LibraryImport(Library, EntryPoint = "erff")]
    private static partial float GnuErf(float x);
}
