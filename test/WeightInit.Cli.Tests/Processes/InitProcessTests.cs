using WeightInit.Models;

namespace WeightInit.Tests.Processes;

/// <summary><c>init</c> where the system says no: nothing stands under the name but what stood there, and nothing beside it.</summary>
public class InitProcessTests
{
    private const int Interrupt = 2, Terminate = 15;

    private static string Config => Repository.Golden("transformers-5.23.0", "gpt2-tiny", "config.json");

    [PermissionFact]
    public void No_permission_is_exit_4()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, ToolRun.Of("init", Config, "-o", folder["locked/m"]).Code);
        File.SetUnixFileMode(folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            foreach (string[] arguments in new[] { new[] { folder["locked/new"] }, [folder["locked/a/b"]], [folder["locked/m"], "--force"] })
            {
                ToolRun run = Restricted(["init", Config, "--seed", "9", "-o", .. arguments]);

                Assert.Equal(4, run.Code);
                Assert.True(run.FailsInOneLine, run.Error);
                Assert.Contains($"{arguments[0]}: cannot be written", run.Error, StringComparison.Ordinal);
            }

            Assert.Equal([folder["locked/m"]], Directory.EnumerateFileSystemEntries(folder["locked"]));
            Assert.Equal(0, ToolRun.Of("verify", folder["locked/m"]).Code);
            Assert.Equal("0", CheckpointVerifier.ReadProvenance(folder["locked/m"]).Seed);
        }
        finally
        {
            File.SetUnixFileMode(folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [PermissionFact]
    public void A_checkpoint_that_may_not_be_read_is_exit_3()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, ToolRun.Of("init", Config, "-o", folder["m"]).Code);
        File.SetUnixFileMode(folder["m/model.safetensors"], UnixFileMode.None);

        ToolRun run = Restricted("verify", folder["m"]);

        Assert.Equal(3, run.Code);
        Assert.True(run.FailsInOneLine, run.Error);
    }

    /// <summary>Sizes at which the room ends with the weights, with the shards, and with the small files after them.</summary>
    [SmallDiskTheory]
    [InlineData(500, "")]
    [InlineData(500, "--shard-size 100KB")]
    [InlineData(740, "")]
    [InlineData(736, "")]
    [InlineData(2, "")]
    public void A_full_disk_is_exit_4_and_empty_as_before(int kilobytes, string options)
    {
        using TemporaryFolder folder = new();
        ToolRun run = Confinement.OnSmallDisk(folder.Path, kilobytes, $"\"$2\" \"$3\" init {Config} -o a/m {options}; code=$?; ls -A; exit $code");

        Assert.Equal(4, run.Code);
        Assert.Empty(run.Output);
        Assert.True(run.FailsInOneLine, run.Error);
        Assert.StartsWith("weightinit: a/m: cannot be written: ", run.Error, StringComparison.Ordinal);
    }

    [SmallDiskTheory]
    [InlineData(1000)]
    [InlineData(1400)]
    public void A_disk_without_room_for_two_keeps_the_old_one(int kilobytes)
    {
        using TemporaryFolder folder = new();
        ToolRun run = Confinement.OnSmallDisk(
            folder.Path, kilobytes,
            $"\"$2\" \"$3\" init {Config} -o m > /dev/null || exit 98\n\"$2\" \"$3\" init {Config} --seed 1 -o m --force; code=$?; ls -A; \"$2\" \"$3\" verify m || exit 97; exit $code");

        Assert.Equal(4, run.Code);
        Assert.StartsWith("m\nm: equal; ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("stream native, seed 0\n", run.Output, StringComparison.Ordinal);
        Assert.True(run.FailsInOneLine, run.Error);
    }

    [LinuxFact]
    public void A_full_standard_output_is_exit_4()
    {
        ToolRun run = ToolProcess.Run("sh", "-c", "\"$1\" \"$2\" init gpt2 --dry-run > /dev/full", "script", ToolProcess.DotNet, ToolProcess.Assembly);

        Assert.Equal(4, run.Code);
        Assert.Contains("standard output", run.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_reader_that_has_enough_is_no_error()
    {
        ToolRun run = ToolProcess.Run(
            "bash", "-c", "\"$1\" \"$2\" init gpt2 --dry-run --json | head -n 1; exit ${PIPESTATUS[0]}", "script", ToolProcess.DotNet, ToolProcess.Assembly);

        Assert.Equal((0, "{\n", ""), (run.Code, run.Output, run.Error));
    }

    [LinuxFact]
    public void An_interrupt_is_exit_130_and_leaves_nothing() => AssertInterrupted(Interrupt, force: false);

    [LinuxFact]
    public void A_termination_is_exit_130_and_leaves_nothing() => AssertInterrupted(Terminate, force: false);

    [LinuxFact]
    public void An_interrupt_leaves_the_old_checkpoint() => AssertInterrupted(Interrupt, force: true);

    [LinuxFact]
    public void Memory_stays_below_300_MiB()
    {
        using TemporaryFolder folder = new();
        foreach (string[] arguments in new[] { new[] { "init", "gpt2", "-o", folder["m"] }, ["verify", folder["m"]], ["init", "gpt2", "-o", folder["s"], "--shard-size", "20MB"] })
        {
            using ToolProcess process = ToolProcess.Start(arguments);
            long peak = process.PeakResidentBytes();

            Assert.Equal(0, process.Wait().Code);
            // Of 498 MB; the lower bound says that something was measured.
            Assert.InRange(peak, 10L << 20, 300L << 20);
        }
    }

    private static void AssertInterrupted(int signal, bool force)
    {
        using TemporaryFolder folder = new();
        if (force)
            Assert.Equal(0, ToolRun.Of("init", Config, "-o", folder["m"]).Code);
        ToolRun? run = null;
        // On a busy machine the run may be over before the signal comes; then there was nothing to interrupt.
        for (int attempt = 0; attempt < 10 && run is not { Code: not 0 }; attempt++)
        {
            string[] target = force ? [folder["m"], "--force"] : [folder[$"{attempt}"]];
            string[] command = [.. Confinement.Interruptible, ToolProcess.DotNet, ToolProcess.Assembly, "init", "gpt2", "--seed", "1", "-o", .. target];
            using ToolProcess process = ToolProcess.StartProgram(command[0], command[1..]);
            while (!process.HasExited && Directory.GetDirectories(folder.Path, ".*").Length == 0)
                Thread.Sleep(1);
            if (!process.HasExited)
                process.Signal(signal);
            run = process.Wait();
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path, ".*"));
            if (run.Code != 0)
                Assert.Equal(force, Directory.Exists(folder["m"]) && !Directory.Exists(folder[$"{attempt}"]));
        }

        Assert.Equal(130, run!.Code);
        Assert.EndsWith("weightinit: interrupted\n", run.Error, StringComparison.Ordinal);
        if (force)
            Assert.Equal(0, ToolRun.Of("verify", folder["m"]).Code);
    }

    private static ToolRun Restricted(params string[] arguments)
    {
        string[] command = [.. Confinement.Permitted, ToolProcess.DotNet, ToolProcess.Assembly, .. arguments];
        return ToolProcess.Run(command[0], command[1..]);
    }
}
