using WeightInit.Tests;

namespace WeightInit.Signal.Tests.Training;

public sealed class TrainerTests
{
    private static readonly (LabelledData Train, LabelledData Test) Digits = LabelledData.Digits(Repository.Golden("data", "digits.csv.gz"));

    [Fact]
    public void The_digits_are_scaled_shuffled_and_cut()
    {
        Assert.Equal(1437, Digits.Train.Count);
        Assert.Equal(360, Digits.Test.Count);
        Assert.Equal(64, Digits.Train.Width);
        float[] all = [.. Digits.Train.Inputs, .. Digits.Test.Inputs];
        Assert.Equal(0, all.Average(), 1e-5);
        Assert.Equal(1, all.Average(x => (double)x * x), 1e-5);
        Assert.Equal(Enumerable.Range(0, 10), Digits.Test.Classes.Distinct().Order());
        Assert.NotEqual(Digits.Train.Classes.Take(20), Digits.Train.Classes.Take(20).Order());
    }

    [Theory]
    [InlineData("64-32x2-10 relu", "he-normal", 0.1, 0.9, 1)]
    [InlineData("64-32-[bn-32-relu]x2-10 relu", "he-normal", 0.1, 0.9, 1)]
    [InlineData("64-32x20-10 sigmoid", "glorot-normal", 0.1, 0, 0.2)]
    [InlineData("64-32x2-10 tanh", "constant(0.1)", 0.1, 0, 0.35)]
    public void What_should_learn_learns_and_what_should_not_does_not(string line, string initializer, double rate, double low, double high)
    {
        Trainer trainer = new(Network.Parse(line), Digits.Train, Digits.Test);
        NetworkWeights weights = NetworkWeights.Draw(Initializer.Parse(initializer), RandomKey.FromSeed(1));
        Assert.InRange(trainer.Run(weights, rate, epochs: 3, order: 1), low, high);
    }

    [Fact]
    public void A_step_is_the_gradient_times_the_rate()
    {
        // One dense layer, one step on the whole of two samples, by hand: gradient (softmax - one-hot) xᵀ / 2.
        LabelledData data = new([1, 2, -1, 0.5f], [0, 1]);
        Network network = Network.Parse("2-2");
        Dictionary<string, float[]> start = new() { ["1.weight"] = [0.1f, -0.2f, 0.3f, 0.4f], ["1.bias"] = [0, 0] };
        NetworkRun<float> run = new(network, 2, start);
        run.Forward([data.Inputs]);
        (_, float[] gradient) = new CrossEntropy("", network.Logits!, data.Classes, 0).Of(run.Output(network.Output), 2);
        run.Backward(network.Output, gradient);
        double first = 1 / (1 + Math.Exp(-(0.1 - 0.4 - (0.3 + 0.8)))), second = 1 / (1 + Math.Exp(-(-0.1 - 0.1 - (-0.3 + 0.2))));
        Assert.Equal((((first - 1) * 1) + (second * -1)) / 2, run.WeightGradients["1.weight"][0], 1e-6);
        Assert.Equal((((first - 1) * 2) + (second * 0.5)) / 2, run.WeightGradients["1.weight"][1], 1e-6);
        Assert.Equal(((first - 1) + second) / 2, run.WeightGradients["1.bias"][0], 1e-6);
    }

    [Fact]
    public void A_network_that_does_not_fit_is_refused() =>
        Assert.Throws<NetworkException>(() => new Trainer(Network.Parse("63-10"), Digits.Train, Digits.Test));
}
