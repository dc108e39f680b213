namespace WeightInit.Signal;

/// <summary>The diagnosis of a network before training: theory and probe side by side, what is wrong, and whether it learns.</summary>
public static class Signal
{
    /// <summary>Diagnoses a network with one initializer in every weight, biases zero.</summary>
    /// <param name="network">The network.</param>
    /// <param name="initializer">The initializer.</param>
    /// <param name="data">What it is measured on; without it random numbers.</param>
    /// <param name="seed">The seed of the weights, and of random data and targets.</param>
    /// <exception cref="NetworkException">The data does not fit the network, or it takes more memory than there is.</exception>
    /// <exception cref="RecipeException">The initializer cannot draw a weight of the network.</exception>
    public static Diagnosis Diagnose(Network network, Initializer initializer, ProbeData? data = null, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Diagnose(network, InitializerRecipe.Of(initializer).Resolve(network.Model), data, seed);
    }

    /// <summary>Diagnoses a network whose weights a plan draws.</summary>
    /// <param name="network">The network.</param>
    /// <param name="plan">The plan of its tensors.</param>
    /// <param name="data">What it is measured on; without it random numbers.</param>
    /// <param name="seed">The seed of the weights, and of random data and targets.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="NetworkException">The plan or the data does not fit the network, or it takes more memory than there is.</exception>
    public static Diagnosis Diagnose(Network network, Plan plan, ProbeData? data = null, ulong seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(plan);
        ProbeData probed = data ?? Usual(network);
        return Join(network, plan, NetworkWeights.Draw(plan, RandomKey.FromSeed(seed)), Prediction.Of(network, plan, Options(probed)), probed, seed, cancellation);
    }

    /// <summary>Diagnoses a network with given weights; theory takes their means and variances.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="data">What it is measured on; without it random numbers.</param>
    /// <param name="seed">The seed of random data and targets.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="NetworkException">The weights or the data do not fit the network, or it takes more memory than there is.</exception>
    public static Diagnosis Diagnose(Network network, NetworkWeights weights, ProbeData? data = null, ulong seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ProbeData probed = data ?? Usual(network);
        Dictionary<string, WeightLaw> laws = network.Parameters.ToDictionary(spec => spec.Name, spec => WeightLaw.Of(weights.Read(spec)), StringComparer.Ordinal);
        return Join(network, null, weights, Prediction.Of(network, spec => laws[spec.Name], Options(probed)), probed, seed, cancellation);
    }

    private static Diagnosis Join(
        Network network, Plan? plan, NetworkWeights weights, Prediction predicted, ProbeData data, ulong seed, CancellationToken cancellation)
    {
        Measurement measured = Probe.Measure(network, weights, data, seed, cancellation);
        FindingContext context = FindingRules.Context(network, plan, weights, predicted, measured, seed);
        (IReadOnlyList<Finding> findings, Verdict verdict) = FindingRules.Of(context);
        IEnumerable<DiagnosedLayer> layers = network.Layers.Select((layer, place) => new DiagnosedLayer(layer, predicted.Layers[place], measured.Layers[place]));
        return new Diagnosis(network, measured.Initialization, measured.Data, measured.Loss, [.. layers], findings, verdict)
        {
            InitialLoss = measured.InitialLoss,
            PredictedLoss = network.Logits is null || data.OutputGradient is not null ? null : predicted.InitialLoss,
            Phase = predicted.Phase,
            Assumptions = network.Assumptions,
        };
    }

    private static ProbeData Usual(Network network) => ProbeData.Random(NetworkCost.Of(network).UsualSamples);

    private static PredictionOptions Options(ProbeData data) => new()
    {
        Input = data.Inputs is { } inputs ? InputStatistics.Of(inputs, data.Batch) : new InputStatistics(),
        Batch = data.Batch,
    };
}
