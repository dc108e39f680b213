using System.Globalization;
using WeightInit.Signal;

namespace WeightInit.Samples.Texts;

/// <summary>A claim of the texts on initialization as a network: ten layers of 256 with one initializer, inputs of N(0, 1).</summary>
/// <param name="Name">The name of its figure.</param>
/// <param name="Claim">What the texts say.</param>
/// <param name="Activation">The activation.</param>
/// <param name="Initializer">The initializer of every weight; biases are zero.</param>
public sealed record TextCase(string Name, string Claim, Activation Activation, Initializer Initializer)
{
    /// <summary>The width of every layer and of the input.</summary>
    public const int Width = 256;

    /// <summary>How many layers have the activation.</summary>
    public const int Depth = 10;

    private const int Samples = 64;

    /// <summary>The claims.</summary>
    public static IReadOnlyList<TextCase> All { get; } =
    [
        new("small-normal-tanh", "small random weights, 0.01 times a normal number: activations and gradients vanish", Activation.Tanh, Init.Normal(0.01)),
        new("large-normal-tanh", "large ones, 5 times a normal number: tanh saturates", Activation.Tanh, Init.Normal(5)),
        new("large-normal-relu", "large ones under ReLU: the signal explodes", Activation.Relu, Init.Normal(5)),
        new("small-uniform-tanh", "uniform between -0.01 and 0.01, whatever the fan-in: too small here", Activation.Tanh, Init.Uniform(-0.01, 0.01)),
        new("zeros-tanh", "all zeros: nothing moves, units stay the same", Activation.Tanh, Init.Zeros),
        new("constant-tanh", "all equal: units stay the same", Activation.Tanh, Init.Constant(0.1)),
        new("xavier-tanh", "Xavier keeps tanh alive", Activation.Tanh, Init.GlorotUniform),
        new("xavier-relu", "Xavier under ReLU: half the variance is lost in each layer", Activation.Relu, Init.GlorotNormal),
        new("he-relu", "He keeps it", Activation.Relu, Init.HeNormal),
    ];

    /// <summary>Prediction, measurement, findings and verdict.</summary>
    /// <param name="seed">The seed of the weights and the data.</param>
    public Diagnosis Diagnose(ulong seed = 1)
    {
        Network network = Network.Parse(string.Create(CultureInfo.InvariantCulture, $"{Width}-{Width}x{Depth}-10 {Activation}"));
        Plan plan = InitializerRecipe.Of(Initializer).Resolve(network.Model);
        NetworkWeights weights = NetworkWeights.Draw(plan, RandomKey.FromSeed(seed));
        Measurement measured = Probe.Measure(network, weights, ProbeData.Random(Samples), seed);
        Prediction prediction = Prediction.Of(network, plan, new PredictionOptions { Batch = Samples });
        (IReadOnlyList<Finding> findings, Verdict verdict) = FindingRules.Of(FindingRules.Context(network, plan, weights, prediction, measured));
        DiagnosedLayer[] layers = [.. network.Layers.Select((layer, place) => new DiagnosedLayer(layer, prediction.Layers[place], measured.Layers[place]))];
        return new Diagnosis(network, Initializer.ToString()!, measured.Data, measured.Loss, layers, findings, verdict)
        {
            InitialLoss = measured.InitialLoss,
            PredictedLoss = prediction.InitialLoss,
            Phase = prediction.Phase,
        };
    }
}
