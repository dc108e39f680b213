using System.ComponentModel;
using System.Diagnostics;

namespace WeightInit.Tests.Checkpoints;

/// <summary>npm's @huggingface/hub, installed once under artifacts/node from the versions that test/node pins.</summary>
internal static class Node
{
    private static readonly string Source = Path.Combine(Repository.Root, "test", "node");
    private static readonly string Installed = Path.Combine(Repository.Root, "artifacts", "node");

    /// <summary>Why it cannot be used, or null where it can.</summary>
    public static string? Missing { get; } = Install();

    /// <summary>Reads a checkpoint with the library; the JSON that the script prints.</summary>
    public static string Read(string folder, string file)
    {
        (int code, string output, string error) = Run("node", Path.Combine(Installed, "read-checkpoint.mjs"), folder, file);
        return code == 0 ? output : throw new InvalidOperationException($"read-checkpoint.mjs ended with {code}: {error}");
    }

    private static string? Install()
    {
        try
        {
            (int code, string version, _) = Run("node", "--version");
            if (code != 0 || int.Parse(version.TrimStart('v').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) < 18)
                return $"node 18 or newer is needed, this is {version.Trim()}";
            Directory.CreateDirectory(Installed);
            bool same = Path.Exists(Path.Combine(Installed, "node_modules", "@huggingface", "hub")) && Same("package-lock.json");
            foreach (string file in Directory.EnumerateFiles(Source))
                File.Copy(file, Path.Combine(Installed, Path.GetFileName(file)), overwrite: true);
            if (same)
                return null;
            (code, _, string error) = Run("npm", "ci", "--prefix", Installed, "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=30000");
            return code == 0 ? null : $"npm could not install @huggingface/hub: {error.Split('\n').FirstOrDefault(line => line.Contains("ERR", StringComparison.OrdinalIgnoreCase) || line.Contains("error", StringComparison.Ordinal))}";
        }
        catch (Win32Exception)
        {
            return "node and npm are not on this machine";
        }
    }

    private static bool Same(string file) =>
        File.Exists(Path.Combine(Installed, file)) && File.ReadAllText(Path.Combine(Installed, file)) == File.ReadAllText(Path.Combine(Source, file));

    private static (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

/// <summary>A test that reads with @huggingface/hub; without node, npm or a registry it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = Node.Missing;
}
