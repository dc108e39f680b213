using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>A folder appears whole or not at all, and nothing is lost that stood there.</summary>
public class StagingTests
{
    [Fact]
    public void A_folder_that_exists_is_refused_and_stays()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], seed: 1);
        Dictionary<string, byte[]> before = SmallModel.Files(folder["m"]);

        OutputException error = Assert.Throws<OutputException>(() => SmallModel.Write(folder["m"], seed: 2));

        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
        AssertSame(before, folder["m"]);
        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void A_checkpoint_is_replaced_when_that_is_wished()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], seed: 1, new() { ShardLimit = 100_000 });
        SmallModel.Write(folder["m"], seed: 2, new() { Replace = true });

        Assert.Equal("2", CheckpointVerifier.ReadProvenance(folder["m"]).Seed);
        Assert.Equal(["config.json", "model.safetensors", "weightinit.json"], SmallModel.Files(folder["m"]).Keys.Order(StringComparer.Ordinal));
        Assert.Null(SmallModel.Verify(folder["m"]));
        AssertNothingElse(folder, "m");
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("tokenizer.json")]
    [InlineData("model-1-of-2.safetensors")]
    [InlineData(".hidden")]
    public void A_folder_that_holds_anything_else_is_never_replaced(string file)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], seed: 1);
        File.WriteAllText(folder[$"m/{file}"], "mine");
        Dictionary<string, byte[]> before = SmallModel.Files(folder["m"]);

        OutputException error = Assert.Throws<OutputException>(() => SmallModel.Write(folder["m"], seed: 2, new() { Replace = true }));

        Assert.Contains($"'{file}'", error.Message, StringComparison.Ordinal);
        AssertSame(before, folder["m"]);
        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void A_folder_with_a_folder_in_it_is_never_replaced_and_an_empty_one_is()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["m/config.json"]);
        Directory.CreateDirectory(folder["empty"]);

        Assert.Throws<OutputException>(() => SmallModel.Write(folder["m"], options: new() { Replace = true }));
        SmallModel.Write(folder["empty"], options: new() { Replace = true });

        Assert.True(Directory.Exists(folder["m/config.json"]));
        Assert.Null(SmallModel.Verify(folder["empty"]));
    }

    [Fact]
    public void Something_put_into_the_old_folder_while_the_new_one_is_built_is_not_lost()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], seed: 1);
        using (StagingFolder staging = StagingFolder.Create(folder["m"], replace: true))
        {
            File.WriteAllText(folder["m/notes.txt"], "mine");
            Assert.Throws<OutputException>(staging.Commit);
        }

        Assert.Equal("mine", File.ReadAllText(folder["m/notes.txt"]));
        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void A_file_in_the_way_is_refused_and_stays()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["m"], "mine");

        Assert.Throws<OutputException>(() => SmallModel.Write(folder["m"]));
        Assert.Throws<OutputException>(() => SmallModel.Write(folder["m"], options: new() { Replace = true }));
        Assert.Throws<OutputException>(() => SmallModel.Write(folder["m/below"]));

        Assert.Equal("mine", File.ReadAllText(folder["m"]));
        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void A_failure_leaves_nothing_not_even_the_folders_above()
    {
        using TemporaryFolder folder = new();
        Plan plan = new Recipe("test", "test", [new("truncated-normal(std=1,low=-1,high=3)")]).Resolve(new ModelSpec("m", [new("a", [4])]));

        Assert.Throws<NotSupportedException>(() => plan.WriteTo(folder["a/b/m"], new RefusingStream(), "0"));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Cancellation_leaves_what_was_there()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], seed: 1);
        Dictionary<string, byte[]> before = SmallModel.Files(folder["m"]);
        using CancellationTokenSource source = new();

        Assert.Throws<OperationCanceledException>(() => SmallModel.Plan().WriteTo(
            folder["m"], RandomKey.FromSeed(2), new() { Replace = true, Progress = new Canceller(source) }, source.Token));

        AssertSame(before, folder["m"]);
        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void A_link_is_followed_and_stays_a_link()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["disk"]);
        Directory.CreateSymbolicLink(folder["link"], folder["disk/m"]);

        SmallModel.Write(folder["link"], seed: 1);
        SmallModel.Write(folder["link"], seed: 2, new() { Replace = true });

        Assert.Equal(folder["disk/m"], new DirectoryInfo(folder["link"]).LinkTarget);
        Assert.Equal("2", CheckpointVerifier.ReadProvenance(folder["disk/m"]).Seed);
        Assert.Equal([folder["disk/m"]], Directory.EnumerateFileSystemEntries(folder["disk"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("/")]
    [InlineData("a\0b")]
    public void A_text_that_names_no_folder_is_refused(string target) =>
        Assert.Throws<OutputException>(() => SmallModel.Write(target));

    [Fact]
    public void The_second_of_two_runs_for_one_place_is_refused_at_its_end()
    {
        using TemporaryFolder folder = new();
        using StagingFolder slow = StagingFolder.Create(folder["m"], replace: false);
        File.WriteAllText(Path.Combine(slow.Path, "config.json"), "slow");

        SmallModel.Write(folder["m"]);

        Assert.Throws<OutputException>(slow.Commit);
        Assert.True(File.Exists(Path.Combine(slow.Path, "config.json")), "a living run's folder was cleared away");
        slow.Dispose();
        Assert.Null(SmallModel.Verify(folder["m"]));
        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void What_killed_runs_left_goes_and_what_others_have_stays()
    {
        using TemporaryFolder folder = new();
        string[] others = [".m.weightinit-1234567", ".m.weightinit-12345678.txt.lock", ".mm.weightinit-12345678.lock", ".m.weightinit-GGGGGGGG.lock", ".n.weightinit-12345678.lock"];
        foreach (string other in others)
            File.WriteAllText(folder[other], "");
        foreach (string id in new[] { "12345678", "9abcdef0" })
        {
            Directory.CreateDirectory(folder[$".m.weightinit-{id}"]);
            File.WriteAllText(folder[$".m.weightinit-{id}/model.safetensors"], "half");
            File.WriteAllText(folder[$".m.weightinit-{id}.lock"], "");
        }

        SmallModel.Write(folder["m"]);

        AssertNothingElse(folder, [.. others, "m"]);
    }

    [Fact]
    public void A_refused_run_clears_leftovers_too()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"]);
        Directory.CreateDirectory(folder[".m.weightinit-12345678"]);
        File.WriteAllText(folder[".m.weightinit-12345678.lock"], "");

        Assert.Throws<OutputException>(() => SmallModel.Write(folder["m"]));

        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void A_folder_that_lost_its_name_to_a_kill_gets_it_back()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], seed: 1);
        Dictionary<string, byte[]> before = SmallModel.Files(folder["m"]);
        // Where two names cannot be exchanged, a kill between the two steps leaves this.
        Directory.Move(folder["m"], folder[".m.weightinit-12345678.old"]);
        File.WriteAllText(folder[".m.weightinit-12345678.lock"], "");

        Assert.Throws<OutputException>(() => SmallModel.Write(folder["m"], seed: 2));

        AssertSame(before, folder["m"]);
        AssertNothingElse(folder, "m");
    }

    [Fact]
    public void The_swap_in_steps_swaps_and_takes_the_first_step_back_where_the_second_fails()
    {
        using TemporaryFolder folder = new();
        folder.Write(Path.Combine(Directory.CreateDirectory(folder["new"]).Name, "n"));
        folder.Write(Path.Combine(Directory.CreateDirectory(folder["old"]).Name, "o"));

        FolderRename.SwapInSteps(folder["new"], folder["old"], folder["aside"]);
        Assert.True(File.Exists(folder["old/n"]) && File.Exists(folder["new/o"]));

        Assert.ThrowsAny<IOException>(() => FolderRename.SwapInSteps(folder["absent"], folder["old"], folder["aside"]));
        Assert.True(File.Exists(folder["old/n"]));
        AssertNothingElse(folder, "new", "old");
    }

    [Fact]
    public void A_move_never_replaces()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["a"]);
        Directory.CreateDirectory(folder["b"]);

        Assert.ThrowsAny<IOException>(() => FolderRename.Move(folder["a"], folder["b"]));

        AssertNothingElse(folder, "a", "b");
    }

    private static void AssertSame(Dictionary<string, byte[]> before, string folder)
    {
        Dictionary<string, byte[]> now = SmallModel.Files(folder);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), now.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, file => Assert.True(file.Value.AsSpan().SequenceEqual(now[file.Key]), file.Key));
    }

    private static void AssertNothingElse(TemporaryFolder folder, params string[] names) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.EnumerateFileSystemEntries(folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    private sealed class Canceller(CancellationTokenSource source) : IProgress<WriteProgress>
    {
        public void Report(WriteProgress value) => source.Cancel();
    }

    private sealed class RefusingStream : RandomStream
    {
        public override string StreamName => "refusing";

        public override void Fill<T>(Span<T> destination, Distribution law) => throw new NotSupportedException("no such law");
    }
}
