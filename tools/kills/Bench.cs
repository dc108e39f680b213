using System.Diagnostics;
using WeightInit.Models;

namespace WeightInit.Kills;

/// <summary>Something stood where nothing or something else should.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);

/// <summary>The folder in which runs are started and killed.</summary>
internal sealed class Bench(string folder, string model) : IDisposable
{
    private const string Name = "m";
    private const int Killed = 128 + 9;
    private readonly string _target = Path.Combine(folder, Name);
    private bool _keep;

    /// <summary>How long whole runs take: the quickest of five, so that most kills find a living process.</summary>
    internal Timing Calibrate()
    {
        Timing[] runs = new Timing[5];
        for (int i = 0; i < runs.Length; i++)
        {
            Clear();
            using Process process = Start(0, force: false, sharded: false);
            Stopwatch clock = Stopwatch.StartNew();
            Await(process, Staged);
            TimeSpan staged = clock.Elapsed;
            Await(process, Described);
            TimeSpan described = clock.Elapsed;
            process.WaitForExit();
            runs[i] = new Timing(clock.Elapsed, staged, described);
        }

        Array.Sort(runs, (a, b) => a.Total.CompareTo(b.Total));
        return runs[0];
    }

    /// <summary>Plays a round, judges what it leaves, and runs once more to see that cleared away.</summary>
    internal Outcome Kill(Round round)
    {
        ulong newSeed = 2 * (ulong)round.Number + 1, nextSeed = newSeed + 1;
        if (!round.Force)
            Clear();
        else if (!Path.Exists(_target))
            Run(0, force: false, round.Sharded);
        ulong oldSeed = Seed(round) ?? 0;

        bool hit = KillAt(round, newSeed);
        Standing standing = Judge(round, oldSeed, newSeed);
        int leftovers = Beside().Length;
        Run(nextSeed, force: true, round.Sharded);
        if (Beside() is [string left, ..])
            throw new BrokenPromiseException($"round {round}: the next run left {left}");
        if (Seed(round) != nextSeed)
            throw new BrokenPromiseException($"round {round}: the next run's checkpoint is not under the name");
        return new Outcome(round, standing, hit, leftovers);
    }

    /// <summary>Leaves everything as it is for whoever wants to look at it.</summary>
    internal string Keep()
    {
        _keep = true;
        return folder;
    }

    public void Dispose()
    {
        if (!_keep)
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whether the kill found the process alive.</summary>
    private bool KillAt(Round round, ulong seed)
    {
        using Process process = Start(seed, round.Force, round.Sharded);
        if (round.Aim != Aim.Start)
            Await(process, round.Aim == Aim.Writing ? Staged : Described);
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed < round.Delay && !process.HasExited)
        {
            // Sleeping is too coarse for the moments around a rename.
            if (round.Delay - clock.Elapsed > TimeSpan.FromMilliseconds(20))
                Thread.Sleep(5);
        }

        process.Kill();
        process.WaitForExit();
        return process.ExitCode == Killed;
    }

    private Standing Judge(Round round, ulong oldSeed, ulong newSeed)
    {
        ulong? seed = Seed(round);
        if (seed == newSeed)
            return Standing.New;
        if (round.Force ? seed == oldSeed : seed is null)
            return round.Force ? Standing.Old : Standing.None;
        throw new BrokenPromiseException($"round {round}: under the name stands {(seed is null ? "nothing" : $"seed {seed}")}");
    }

    /// <summary>The seed of the checkpoint under the name, after every bit of it was compared; null where nothing stands there.</summary>
    private ulong? Seed(Round round)
    {
        if (!Path.Exists(_target))
            return null;
        try
        {
            Provenance provenance = CheckpointVerifier.ReadProvenance(_target);
            CheckpointDifference? difference = CheckpointVerifier.Verify(_target, provenance);
            if (difference is not null || !File.Exists(Path.Combine(_target, "config.json")))
                throw new BrokenPromiseException($"round {round}: the checkpoint under the name differs: {difference?.ToString() ?? "it has no config.json"}");
            return ulong.Parse(provenance.Seed, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (ModelFileException exception)
        {
            throw new BrokenPromiseException($"round {round}: what stands under the name is no checkpoint: {exception.Message}");
        }
    }

    private void Run(ulong seed, bool force, bool sharded)
    {
        using Process process = Start(seed, force, sharded);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new BrokenPromiseException($"a run that was left alone ended with {process.ExitCode}");
    }

    private Process Start(ulong seed, bool force, bool sharded)
    {
        List<string> arguments = [Path.Combine(AppContext.BaseDirectory, "WeightInit.Cli.dll"), "init", model, "--seed", $"{seed}", "-o", _target];
        if (force)
            arguments.Add("--force");
        if (sharded)
            arguments.AddRange(["--shard-size", "3MB"]);
        ProcessStartInfo start = new(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process = Process.Start(start)!;
        // What it says is not of interest; a full pipe would stop it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Await(Process process, Func<bool> seen)
    {
        while (!process.HasExited && !seen())
            Thread.SpinWait(100);
    }

    private bool Staged() => Directory.EnumerateDirectories(folder, $".{Name}.*").Any();

    private bool Described() => Directory.EnumerateDirectories(folder, $".{Name}.*").Any(staging => File.Exists(Path.Combine(staging, Provenance.FileName)));

    private string[] Beside() => Directory.GetFileSystemEntries(folder, ".*");

    private void Clear()
    {
        if (Directory.Exists(_target))
            Directory.Delete(_target, recursive: true);
    }
}
