using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace WeightInit.Tests;

/// <summary>npm's onnxruntime-node, installed once under artifacts/onnxruntime from the version that test/node/onnxruntime pins.</summary>
internal static class OnnxRuntime
{
    private static readonly string Source = Path.Combine(Repository.Root, "test", "node", "onnxruntime");
    private static readonly string Installed = Path.Combine(Repository.Root, "artifacts", "onnxruntime");
    private static readonly Lazy<string?> Reason = new(Install);

    /// <summary>Why it cannot be used, or null where it can.</summary>
    public static string? Missing => Reason.Value;

    /// <summary>Runs a model of one input; the shape and the numbers of its first output, and the names of its inputs.</summary>
    public static (long[] Shape, float[] Values, string[] Inputs) Run(string model, long[] shape, ReadOnlySpan<float> values)
    {
        using TemporaryFolder folder = new();
        string input = folder.Write("input", MemoryMarshal.AsBytes(values).ToArray());
        (int code, string output, string error) = Call("node", Path.Combine(Installed, "run-model.mjs"), model, string.Join(',', shape), input, folder["output"]);
        if (code != 0)
            throw new InvalidOperationException($"run-model.mjs ended with {code}: {error}");
        using JsonDocument said = JsonDocument.Parse(output);
        return (
            [.. said.RootElement.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt64())],
            MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder["output"])).ToArray(),
            [.. said.RootElement.GetProperty("inputs").EnumerateArray().Select(name => name.GetString()!)]);
    }

    private static string? Install()
    {
        try
        {
            // One test process after another: several may want it at once.
            using Mutex one = new(false, "weightinit-onnxruntime");
            one.WaitOne();
            try
            {
                return InstallAlone();
            }
            finally
            {
                one.ReleaseMutex();
            }
        }
        catch (Win32Exception)
        {
            return "node and npm are not on this machine";
        }
    }

    private static string? InstallAlone()
    {
        (int code, string version, _) = Call("node", "--version");
        if (code != 0 || int.Parse(version.TrimStart('v').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) < 18)
            return $"node 18 or newer is needed, this is {version.Trim()}";
        Directory.CreateDirectory(Installed);
        string locked = Path.Combine(Installed, "package-lock.json");
        bool same = Path.Exists(Path.Combine(Installed, "node_modules", "onnxruntime-node", "package.json"))
            && File.Exists(locked) && File.ReadAllText(locked) == File.ReadAllText(Path.Combine(Source, "package-lock.json"));
        foreach (string file in Directory.EnumerateFiles(Source))
            File.Copy(file, Path.Combine(Installed, Path.GetFileName(file)), overwrite: true);
        if (same)
            return null;
        (code, _, string error) = Call("npm", "ci", "--prefix", Installed, "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=60000");
        return code == 0 ? null : $"npm could not install onnxruntime-node: {error.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))}";
    }

    private static (int Code, string Output, string Error) Call(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

/// <summary>A test that runs graphs with onnxruntime-node; without node, npm or a registry it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnnxRuntimeTheoryAttribute : TheoryAttribute
{
    public OnnxRuntimeTheoryAttribute() => Skip = OnnxRuntime.Missing;
}

/// <summary>A test that runs a graph with onnxruntime-node; without node, npm or a registry it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnnxRuntimeFactAttribute : FactAttribute
{
    public OnnxRuntimeFactAttribute() => Skip = OnnxRuntime.Missing;
}
