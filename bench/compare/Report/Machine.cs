using System.Globalization;
using System.Runtime.InteropServices;

namespace WeightInit.Compare;

/// <summary>Where and when: what a ratio is worth nothing without.</summary>
internal static class Machine
{
    /// <summary>The processor, its number of cores, and the system.</summary>
    internal static string Name => $"{Processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}";

    /// <summary>The load average of the last minute, or "unknown".</summary>
    internal static string Load => FirstWord("/proc/loadavg") ?? "unknown";

    internal static string Date => DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    internal static string Processor =>
        (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null)
            ?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string? FirstWord(string file) => File.Exists(file) ? File.ReadAllText(file).Split(' ')[0] : null;
}
