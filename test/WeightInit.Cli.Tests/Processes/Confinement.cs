using System.Globalization;

namespace WeightInit.Tests.Processes;

/// <summary>Ways to run the tool where it may not write, or where there is no room. Each says why it cannot, where it cannot.</summary>
internal static class Confinement
{
    private static readonly string[] WithoutOverride =
        ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override,-dac_read_search"];

    /// <summary>What goes before a command so that permissions bind it: nothing for a user, for root the loss of two capabilities.</summary>
    public static string[] Permitted => Environment.UserName == "root" ? WithoutOverride : [];

    /// <summary>What goes before a command so that it hears SIGINT even where this process was started deaf to it, as in the background of a script.</summary>
    public static string[] Interruptible { get; } = Failure(["env", "--default-signal=INT", "true"], "") is null ? ["env", "--default-signal=INT"] : [];

    public static string? WhyNotPermitted => OperatingSystem.IsLinux() ? Failure([.. Permitted, "sh", "-c", "true"], "root cannot give up its capabilities (setpriv)") : "permissions are tested on Linux";

    public static string? WhyNoSmallDisk => OperatingSystem.IsLinux()
        ? Failure(["unshare", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=100k none /tmp"], "no small disk can be mounted (unshare, tmpfs)")
        : "small disks are mounted on Linux";

    /// <summary>Runs a shell script in a folder that is a disk of this size, seen by nobody else. The tool is "$2" "$3".</summary>
    public static ToolRun OnSmallDisk(string folder, int kilobytes, string script) => ToolProcess.Run(
        "unshare", "--map-root-user", "--mount", "sh", "-c",
        string.Create(CultureInfo.InvariantCulture, $"mount -t tmpfs -o size={kilobytes}k none \"$1\" && cd \"$1\" || exit 99\n{script}"),
        "script", folder, ToolProcess.DotNet, ToolProcess.Assembly);

    private static string? Failure(string[] command, string otherwise)
    {
        try
        {
            ToolRun run = ToolProcess.Run(command[0], command[1..]);
            return run.Code == 0 ? null : $"{otherwise}: {run.Error.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{otherwise}: {command[0]} is not on this machine";
        }
    }
}

/// <summary>A test that needs permissions to bind it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PermissionFactAttribute : FactAttribute
{
    private static readonly string? Missing = Confinement.WhyNotPermitted;

    public PermissionFactAttribute() => Skip = Missing;
}

/// <summary>A test that mounts a small disk.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    private static readonly string? Missing = Confinement.WhyNoSmallDisk;

    public SmallDiskTheoryAttribute() => Skip = Missing;
}

/// <summary>A test of what Linux tells of a process.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "it reads /proc";
}
