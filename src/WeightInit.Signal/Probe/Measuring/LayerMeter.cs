namespace WeightInit.Signal;

/// <summary>Takes the measures of one layer while its arrays are there.</summary>
internal sealed class LayerMeter(NetworkLayer layer, bool isOfTokens)
{
    private double _square, _mean, _deviation, _gradient;
    private double? _saturated, _dead, _similarity, _entropy;
    private Histogram _histogram = new(0, 0, []);

    internal NetworkLayer Layer { get; } = layer;

    /// <summary>The mean square of the gradient at the output, absolute.</summary>
    internal double Gradient => _gradient;

    /// <summary>Looks at the output, and at the inputs of the layer's activations.</summary>
    internal void Seen(NetworkRun<float> run)
    {
        float[] output = run.Output(Layer.Output);
        (_square, _mean, _deviation) = Moments.Of(output);
        _histogram = Histogram.Of(output);
        _similarity = Similarity.Of(output, run.Batch, Layer.Output.Shape, isOfTokens);
        _entropy = AttentionEntropy.Of(run, Layer);
        (_saturated, _dead) = Flatness.Of(run, Layer, isOfTokens);
    }

    /// <summary>Looks at the gradient at the output.</summary>
    internal void SeenBack(float[] gradient) => _gradient = Moments.MeanSquare(gradient);

    /// <summary>The measures, relative to those of the input and of the last layer.</summary>
    internal MeasuredLayer Relative(double input, double last, double? duplicates) =>
        new(_square / input, _gradient / last, _mean, _deviation, _saturated, _dead, _histogram) { Similarity = _similarity, Duplicates = duplicates, AttentionEntropy = _entropy };
}
