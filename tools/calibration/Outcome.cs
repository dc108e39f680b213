using WeightInit.Signal;

namespace WeightInit.Calibration;

/// <summary>How many measurements lay in their bands.</summary>
internal sealed class Tally
{
    internal int Inside { get; private set; }

    internal int Below { get; private set; }

    internal int Above { get; private set; }

    /// <summary>Measurements beyond float32: listed, not counted.</summary>
    internal int Vanished { get; private set; }

    internal int Counted => Inside + Below + Above;

    internal double Share => Counted == 0 ? double.NaN : Inside / (double)Counted;

    internal void Add(double measured, Band band, double least)
    {
        if (!(measured > least) || !double.IsFinite(measured))
            Vanished++;
        else if (measured < band.Low)
            Below++;
        else if (measured > band.High)
            Above++;
        else
            Inside++;
    }

    internal void Add(Tally other)
    {
        Inside += other.Inside;
        Below += other.Below;
        Above += other.Above;
        Vanished += other.Vanished;
    }
}

/// <summary>What the networks of one case gave.</summary>
internal sealed record Outcome(Case Case)
{
    internal Tally Forward { get; } = new();

    internal Tally Backward { get; } = new();
}
