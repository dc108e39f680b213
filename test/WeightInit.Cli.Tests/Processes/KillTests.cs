namespace WeightInit.Tests.Processes;

/// <summary>The kill program (tools/kills), few kills of it; docs/reliability.md has the counts of many.</summary>
public class KillTests
{
    [Fact]
    public void Twenty_kills_leave_the_old_checkpoint_the_new_one_or_none_and_the_next_run_clears_up()
    {
        string program = Path.Combine(Repository.Root, "artifacts", "bin", "WeightInit.Kills", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "kills.dll");

        ToolRun run = ToolProcess.Run(ToolProcess.DotNet, program, "--count", "20", "--seed", "2026");

        Assert.Equal(("", 0), (run.Error, run.Code));
        Assert.StartsWith("20 kills of init small.json, seed 2026; ", run.Output, StringComparison.Ordinal);
    }
}
