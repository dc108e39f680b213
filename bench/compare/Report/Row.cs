namespace WeightInit.Compare;

/// <summary>One who does a work, on so many elements, so many times in one timing.</summary>
internal sealed record Side(Contestant Contestant, string Work, long Count, long QuickCount = 0, int Repeats = 1)
{
    /// <summary>Seconds an element.</summary>
    internal double? Time(bool quick)
    {
        long count = quick && QuickCount > 0 ? QuickCount : Count;
        return Contestant.Time(Work, count, Repeats) / ((double)count * Repeats);
    }
}

/// <summary>A line of the table: our time for a work against a peer's, or against a time that is fixed.</summary>
/// <param name="What">The work.</param>
/// <param name="Against">What it is measured against.</param>
/// <param name="Ours">Our side.</param>
internal sealed record Row(string What, string Against, Side Ours)
{
    /// <summary>The peer's side.</summary>
    internal Side? Peer { get; init; }

    /// <summary>Without a peer: the seconds an element that are allowed.</summary>
    internal double Allowed { get; init; }

    /// <summary>The ratio that must be reached.</summary>
    internal double? Floor { get; init; }

    /// <summary>The ratio that is wanted.</summary>
    internal double? Aim { get; init; }

    /// <summary>Whether a quick run leaves it out.</summary>
    internal bool FullOnly { get; init; }

    /// <summary>Peers and us in turns; null where one of both is not there.</summary>
    internal Outcome? Measure(int alternations, bool quick)
    {
        List<double> ratios = [];
        List<double> ours = [];
        List<double> theirs = [];
        for (int i = 0; i < alternations; i++)
        {
            if (Ours.Time(quick) is not double mine || (Peer is null ? Allowed : Peer.Time(quick)) is not double other)
                return null;
            ours.Add(mine);
            theirs.Add(other);
            ratios.Add(other / mine);
        }

        return new Outcome(this, Interval.Of(ours.Select(time => 1 / time)), Interval.Of(ratios), theirs.Min() / ours.Min());
    }
}

/// <summary>
/// What a row gave: our rate in elements a second, how many times as fast as the other side we are, and the same by the shortest time
/// of each, which other work on the machine disturbs least.
/// </summary>
internal sealed record Outcome(Row Row, Interval Rate, Interval Ratio, double RatioOfShortest);
