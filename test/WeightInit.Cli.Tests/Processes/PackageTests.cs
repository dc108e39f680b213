using System.IO.Compression;
using System.Xml.Linq;

namespace WeightInit.Tests.Processes;

/// <summary>The packages: made, looked into, and the tool installed from them into an empty folder and run.</summary>
public class PackageTests
{
    private static string Version { get; } = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public void The_tool_is_packed_installed_from_its_package_and_run()
    {
        using TemporaryFolder folder = new();
        foreach (string project in new[] { "WeightInit", "WeightInit.Models", "WeightInit.Cli" })
            Pack(project, folder);
        AssertPackage(folder[$"packages/WeightInit.{Version}.nupkg"], "lib/net10.0/WeightInit.dll", "lib/net10.0/WeightInit.xml");
        AssertPackage(folder[$"packages/WeightInit.Models.{Version}.nupkg"], "lib/net10.0/WeightInit.Models.dll", "lib/net10.0/WeightInit.Models.xml");
        AssertPackage(folder[$"packages/WeightInit.Cli.{Version}.nupkg"], "tools/any/any/DotnetToolSettings.xml");
        AssertPackage(folder[$"packages/WeightInit.Cli.any.{Version}.nupkg"], "tools/net10.0/any/WeightInit.Cli.dll");

        Succeed("tool", "install", "WeightInit.Cli", "--tool-path", folder["tool"], "--add-source", folder["packages"], "--version", Version);

        string tool = folder[OperatingSystem.IsWindows() ? "tool/weightinit.exe" : "tool/weightinit"];
        Assert.StartsWith(Version, Run("--version"), StringComparison.Ordinal);
        Assert.Contains("init", Run("--help"), StringComparison.Ordinal);
        Assert.Contains("0.4967", Run("draw", "normal:std=1", "--shape", "3", "--stream", "numpy", "--seed", "42", "--round", "4"), StringComparison.Ordinal);
        Run("init", Repository.Golden("transformers-5.23.0", "gpt2-tiny", "config.json"), "--seed", "42", "-o", folder["m"]);
        Assert.Contains("equal", Run("verify", folder["m"]), StringComparison.Ordinal);

        string Run(params string[] arguments)
        {
            ToolRun run = ToolProcess.Run(tool, arguments);
            Assert.Equal(("", 0), (run.Error, run.Code));
            return run.Output;
        }
    }

    private static void Pack(string project, TemporaryFolder folder)
    {
        string[] pack =
        [
            "pack", Path.Combine(Repository.Root, "src", project, project + ".csproj"), "-c", "Release", "-v", "q", "--nologo", "-o", folder["packages"],
            // Away from the build that is being tested.
            $"-p:ArtifactsPath={folder["artifacts"]}",
        ];
        ToolRun run = ToolProcess.Run(ToolProcess.DotNet, pack);
        // Where the native compiler's package cannot be had, the tool is packed without native code.
        if (run.Code != 0 && run.Output.Contains("error NU1", StringComparison.Ordinal))
            run = ToolProcess.Run(ToolProcess.DotNet, [.. pack, "-p:PublishReadyToRun=false"]);
        Assert.True(run.Code == 0, run.Output + run.Error);
    }

    private static void AssertPackage(string path, params string[] files)
    {
        using ZipArchive package = ZipFile.OpenRead(path);
        Assert.All([.. files, "README.md"], file => Assert.NotNull(package.GetEntry(file)));
        using Stream stream = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        Dictionary<string, string> values = metadata.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal(("MIT", "README.md", Version), (values["license"], values["readme"], values["version"]));
        Assert.Contains("weight-initialization", values["tags"], StringComparison.Ordinal);
        Assert.NotEmpty(values["description"]);
    }

    private static void Succeed(params string[] arguments)
    {
        ToolRun run = ToolProcess.Run(ToolProcess.DotNet, arguments);
        Assert.True(run.Code == 0, run.Output + run.Error);
    }
}
