using WeightInit.Signal;

namespace WeightInit.Verdicts;

/// <summary>One network of the study.</summary>
/// <param name="Number">Its place, from 1. Odd ones set thresholds, even ones are reported.</param>
/// <param name="Line">The network line.</param>
/// <param name="Initializer">The initializer in every weight.</param>
internal sealed record Net(int Number, string Line, string Initializer)
{
    /// <summary>Whether it is of the half on which thresholds are chosen.</summary>
    internal bool SetsThresholds => Number % 2 == 1;

    /// <summary>The network.</summary>
    internal Network Network => Network.Parse(Line);

    /// <summary>Its weights in a run.</summary>
    internal NetworkWeights Weights(int run) => NetworkWeights.Draw(WeightInit.Initializer.Parse(Initializer), RandomKey.FromSeed((ulong)run));
}
