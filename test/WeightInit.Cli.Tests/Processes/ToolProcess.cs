using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace WeightInit.Tests.Processes;

/// <summary>The tool as a process of its own, for what only a process has: signals, permissions, a disk, memory.</summary>
internal sealed partial class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ToolProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The tool's assembly, beside the tests'.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "WeightInit.Cli.dll");

    /// <summary>The command that starts .NET programs.</summary>
    public static string DotNet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the tool.</summary>
    public static ToolProcess Start(params string[] arguments) => StartProgram(DotNet, [Assembly, .. arguments]);

    /// <summary>Starts any program.</summary>
    public static ToolProcess StartProgram(string program, params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);

    /// <summary>Runs a program to its end.</summary>
    public static ToolRun Run(string program, params string[] arguments)
    {
        using ToolProcess process = StartProgram(program, arguments);
        return process.Wait();
    }

    /// <summary>Runs a program in a folder to its end.</summary>
    public static ToolRun RunIn(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using ToolProcess process = new(Process.Start(start)!);
        return process.Wait();
    }

    /// <summary>Waits for the end; of what was written to stderr, lines of progress are left out.</summary>
    public ToolRun Wait()
    {
        _process.WaitForExit();
        string error = Progress().Replace(_error.GetAwaiter().GetResult(), "");
        return new ToolRun(_process.ExitCode, Encoding.UTF8.GetBytes(_output.GetAwaiter().GetResult()), error);
    }

    public void Signal(int signal)
    {
        if (Kill(_process.Id, signal) != 0)
            throw new InvalidOperationException($"kill: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The most memory that was resident, in bytes, watched until the process ends.</summary>
    public long PeakResidentBytes()
    {
        long peak = 0;
        while (!_process.HasExited)
        {
            peak = Math.Max(peak, HighWater($"/proc/{_process.Id}/status"));
            Thread.Sleep(5);
        }

        return peak;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static long HighWater(string status)
    {
        try
        {
            string? line = File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line[6..^2], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>What a run that takes longer than a second says of itself: on a busy machine any may.</summary>
    [GeneratedRegex(@"^(writing|verifying) .* left\n", RegexOptions.Multiline)]
    private static partial Regex Progress();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
