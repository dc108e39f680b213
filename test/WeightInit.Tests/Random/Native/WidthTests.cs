using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>The same bits at every vector width: the probe runs in child processes whose instruction sets are switched off.</summary>
public class WidthTests
{
    private static readonly Lazy<string[]> Unswitched = new(() => Probe(null));

    [Fact]
    public void The_widest_equals_the_known_answers()
    {
        string[] lines = Unswitched.Value;
        Assert.StartsWith($"width={VectorWidth.Bits} ", lines[0], StringComparison.Ordinal);
        KnownAnswers.Draw[] draws = [.. KnownAnswers.Digests()];
        Assert.Equal(draws.Select(draw => $"{draw.DType}\t{draw.LawText}\t{draw.Count}\t{draw.Expected}"), lines[1..(draws.Length + 1)]);
        Assert.Equal(1 + draws.Length + 24 + 4 + 2 + (3 * 11) + 32 + 6 + 9, lines.Length);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0", 256, true)]
    [InlineData("DOTNET_PreferredVectorBitWidth=256", 256, true)]
    [InlineData("DOTNET_PreferredVectorBitWidth=128", 128, true)]
    [InlineData("DOTNET_EnableAVX2=0", 128, false)]
    [InlineData("DOTNET_EnableAVX=0", 128, false)]
    [InlineData("DOTNET_EnableHWIntrinsic=0", 32, false)]
    public void Narrower_widths_draw_the_same(string setting, int width, bool fma)
    {
        string[] lines = Probe(setting);

        if (X86Base.IsSupported && Lanes32x8.IsSupported)
        {
            Assert.StartsWith($"width={width} fma={fma} ", lines[0], StringComparison.Ordinal);
            Assert.True(width < VectorWidth.Bits || VectorWidth.Bits == 256, "the width did not change");
        }

        Assert.Equal(Unswitched.Value[1..], lines[1..]);
    }

    private static string[] Probe(string? setting)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string program = Path.Combine(AppContext.BaseDirectory, "..", "..", "WeightInit.WidthProbe", configuration, "WeightInit.WidthProbe.dll");
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program]) { RedirectStandardOutput = true };
        if (setting?.Split('=') is [string name, string value])
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
