namespace WeightInit.Kills;

/// <summary>From when the moment of a kill is counted.</summary>
internal enum Aim
{
    /// <summary>The start of the process: any moment of its life.</summary>
    Start,

    /// <summary>The appearance of the folder that is built beside the place.</summary>
    Writing,

    /// <summary>The appearance of the last files in it: the renames are near.</summary>
    Commit,
}

/// <summary>How long a run takes to its end, and to the moments that are aimed at.</summary>
internal sealed record Timing(TimeSpan Total, TimeSpan Staged, TimeSpan Described);

/// <summary>One kill: when, and over what.</summary>
/// <param name="Number">From 0; the seed of the run that is killed is derived from it.</param>
/// <param name="Aim">From when the delay counts.</param>
/// <param name="Delay">How long after that the kill comes.</param>
/// <param name="Force">Whether an old checkpoint stands there and is to be replaced.</param>
/// <param name="Sharded">Whether the run writes several files.</param>
internal sealed record Round(int Number, Aim Aim, TimeSpan Delay, bool Force, bool Sharded)
{
    internal static Round Draw(Random random, int number, Timing timing)
    {
        Aim aim = (Aim)random.Next(3);
        TimeSpan longest = aim switch
        {
            Aim.Start => timing.Total,
            Aim.Writing => timing.Total - timing.Staged,
            _ => timing.Total - timing.Described,
        };
        return new Round(number, aim, random.NextDouble() * longest, random.Next(2) == 0, random.Next(2) == 0);
    }
}
