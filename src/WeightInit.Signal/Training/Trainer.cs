namespace WeightInit.Signal;

/// <summary>
/// Plain SGD without momentum on the probe's passes: w ← w - rate · gradient of the mean cross-entropy of a batch. Normalization
/// uses the batch's own statistics, in the test too, which is one batch.
/// </summary>
public sealed class Trainer
{
    private readonly Network _network;
    private readonly NetworkNode _logits;
    private readonly LabelledData _train;
    private readonly LabelledData _test;
    private readonly int _batch;
    private readonly Dictionary<string, float[]> _weights;
    private readonly Dictionary<int, NetworkRun<float>> _runs = [];

    /// <summary>A trainer of a network.</summary>
    /// <param name="network">The network; it has one input and ends in logits.</param>
    /// <param name="train">What it learns.</param>
    /// <param name="test">What it is tested on.</param>
    /// <param name="batch">Samples of a step.</param>
    /// <exception cref="NetworkException">The network does not end in classes, or takes other data.</exception>
    public Trainer(Network network, LabelledData train, LabelledData test, int batch = 64)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (network.Logits is not { Shape.Rank: 1 } logits || network.Inputs.Count != 1 || network.Inputs[0].Shape.Count != train.Width)
            throw new NetworkException($"{network.Name}: a network with one input of {train.Width} numbers that ends in classes is trained.");
        (_network, _logits, _train, _test, _batch) = (network, logits, train, test, batch);
        _weights = network.Parameters.ToDictionary(spec => spec.Name, spec => new float[checked((int)spec.Shape.Count)], StringComparer.Ordinal);
    }

    /// <summary>Trains from given weights and tests.</summary>
    /// <param name="weights">The weights at the start.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="epochs">How often each sample is seen.</param>
    /// <param name="order">The seed of the order of the samples.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The share of the test's samples that are classified rightly; a run whose loss is no number ends at once.</returns>
    public double Run(NetworkWeights weights, double rate, int epochs, int order, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (TensorSpec spec in _network.Parameters)
            weights.Read(spec).CopyTo(_weights[spec.Name], 0);
        Random random = new(order);
        int[] samples = [.. Enumerable.Range(0, _train.Count)];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(samples);
            for (int start = 0; start < samples.Length; start += _batch)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!Step(samples.AsSpan(start, Math.Min(_batch, samples.Length - start)), (float)rate))
                    return Accuracy();
            }
        }

        return Accuracy();
    }

    /// <summary>One step; false where the loss is no number any more.</summary>
    private bool Step(ReadOnlySpan<int> samples, float rate)
    {
        NetworkRun<float> run = RunOf(samples.Length);
        float[] inputs = new float[samples.Length * _train.Width];
        int[] classes = new int[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            _train.Inputs.AsSpan(samples[i] * _train.Width, _train.Width).CopyTo(inputs.AsSpan(i * _train.Width));
            classes[i] = _train.Classes[samples[i]];
        }

        run.Forward([inputs]);
        (double loss, float[] gradient) = new CrossEntropy("", _logits, classes, 0).Of(run.Output(_logits), samples.Length);
        if (!double.IsFinite(loss))
            return false;
        run.Backward(_logits, gradient);
        foreach ((string name, float[] slope) in run.WeightGradients)
            Lines.AddScaled<float>(_weights[name], slope, -rate);
        return true;
    }

    private double Accuracy()
    {
        NetworkRun<float> run = RunOf(_test.Count);
        run.Forward([_test.Inputs]);
        float[] output = run.Output(_logits);
        int classes = (int)_logits.Shape[0], right = 0;
        for (int sample = 0; sample < _test.Count; sample++)
        {
            ReadOnlySpan<float> line = output.AsSpan(sample * classes, classes);
            int best = 0;
            for (int i = 1; i < classes; i++)
            {
                if (line[i] > line[best])
                    best = i;
            }

            if (best == _test.Classes[sample] && float.IsFinite(line[best]))
                right++;
        }

        return (double)right / _test.Count;
    }

    private NetworkRun<float> RunOf(int batch)
    {
        if (!_runs.TryGetValue(batch, out NetworkRun<float>? run))
            _runs.Add(batch, run = new NetworkRun<float>(_network, batch, _weights));
        return run;
    }
}
