namespace WeightInit.Signal;

/// <summary>The protocol that a verdict is about: docs/theory/verdict.md. Plain SGD without momentum on cross-entropy.</summary>
/// <param name="Batch">Samples of a step.</param>
/// <param name="Epochs">How often each sample is seen.</param>
/// <param name="Rates">The learning rates, of which the best counts.</param>
/// <param name="Runs">Draws of the weights and of the order.</param>
public sealed record TrainingProtocol(int Batch, int Epochs, IReadOnlyList<double> Rates, int Runs)
{
    /// <summary>An accuracy above which a run has learned.</summary>
    public const double Learned = 0.65;

    /// <summary>An accuracy below which a run has not.</summary>
    public const double NotLearned = 0.35;

    /// <summary>Batches of 64, 10 epochs, rates from 10^-3 to 10^0 in half decades, two runs.</summary>
    public static TrainingProtocol Standard { get; } = new(64, 10, [.. Enumerable.Range(-6, 7).Select(half => Math.Pow(10, half / 2.0))], 2);

    /// <summary>The best accuracy over the rates of one run: weights and order drawn from its number.</summary>
    /// <param name="network">The network; it ends in logits.</param>
    /// <param name="weights">Its weights of that run.</param>
    /// <param name="train">What it learns.</param>
    /// <param name="test">What it is tested on.</param>
    /// <param name="run">The run, which decides the order of the samples.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public (double Accuracy, double Rate) Best(Network network, NetworkWeights weights, LabelledData train, LabelledData test, int run, CancellationToken cancellation = default)
    {
        Trainer trainer = new(network, train, test, Batch);
        (double Accuracy, double Rate) best = (-1, 0);
        foreach (double rate in Rates)
        {
            double accuracy = trainer.Run(weights, rate, Epochs, run, cancellation);
            if (accuracy > best.Accuracy)
                best = (accuracy, rate);
        }

        return best;
    }
}
