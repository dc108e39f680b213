using System.Globalization;

namespace WeightInit.Tests.Documents;

/// <summary>The numbers in docs/theory are those that the library computes.</summary>
public class TheoryTests
{
    [Fact]
    public void Gains()
    {
        Document says = new("gains.md");
        GaussianMoments tanh = Activation.Tanh.Moments;
        says.That($"for tanh by {tanh.Chi1:F6} a layer, {Kept(Activation.Tanh).Over(50).Backward:F0} times over 50 layers");
        says.That($"Sigmoid's mean of 1/2 makes it {Activation.Sigmoid.Moments.Chi1:F6}");
        says.That($"ten layers leave {Kept(Activation.Sigmoid).Over(10).Backward:0e0} of");
        says.That($"{Activation.Relu.Moments.VarianceGain:F6} for ReLU");

        says.That(PyTorch(Activation.Tanh, "5/3", "a unit signal becomes {0:F6}, settles at q = {1:F6} (activations of deviation {2:F6}), where the gradient grows {3:F6} times a layer"));
        says.That(PyTorch(Activation.Selu, "3/4", "a unit signal becomes {0:F4} and falls to q = {1:F6} (activations of deviation {2:F6}), where the gradient grows {3:F6} times a layer"));
        says.That(PyTorch(Activation.Sigmoid, "1", "a unit signal becomes {0:F6} and settles at q = {1:F6}; the gradient loses"));

        says.That($"E f² / d ln q: {tanh.Elasticity:F6} for tanh");
        says.That($"{Activation.Gelu.Moments.Elasticity:F6} for GELU");
        DepthFactors perturbed = new(Activation.Gelu, Square(Activation.Gelu.Moments.ForwardGain), start: 1.1);
        says.That($"is {1.1 * perturbed.Over(50).Forward:F0} times too much after 50 layers");
        (double forward, double backward) = new DepthFactors(Activation.Tanh, 1).Over(50);
        says.That($"{forward:F4} and {backward:F4} after");

        double q = EdgeOfSigmoid();
        says.That($"σ² = {1 / Activation.Sigmoid.MomentsAt(q).DerivativeSecondMoment:F6}, where q = {q:F6}: pre-activations of deviation {Math.Sqrt(q):F6}");
    }

    [Fact]
    public void Variance_is_at_most_the_slopes_second_moment()
    {
        // The Poincaré inequality of the normal law, on which gains.md builds: equality for straight lines only.
        foreach (Activation f in Activation.All)
        {
            double gap = f.Moments.DerivativeSecondMoment - f.Moments.Variance;
            Assert.True(f.Name == "linear" ? Math.Abs(gap) < 1e-12 : gap > 1e-6, $"{f}: {gap}");
        }
    }

    [Fact]
    public void Glorot_and_He()
    {
        Document says = new("glorot-he.md");
        double small = Variance(Init.Uniform(-0.01, 0.01), 1, 1);
        says.That($"leave {100 * small:F6} of the second moment in a layer of 100");
        says.That($"multiply it by {100_000 * small:F6} in one of 100,000");

        double glorot = Variance(Init.GlorotUniform, 784, 256);
        says.That($"from 784 to 256 units by {784 * glorot:F6} and {256 * glorot:F6}");
        Assert.Equal(2, (784 + 256) * glorot, 1e-12);
        Assert.Equal(Variance(Init.GlorotNormal, 784, 256), glorot, 1e-18);
        Assert.Equal(new Uniform(-Math.Sqrt(6.0 / 1040), Math.Sqrt(6.0 / 1040)), Init.GlorotUniform.DistributionFor(Shape.Of(784, 256)));

        double old = 50 * Variance(Init.FanInUniform, 50, 50);
        Assert.Equal(1.0 / 3, old, 1e-15);
        says.That($"Ten layers keep {Math.Pow(old, 10):0.00e-0}");

        says.That($"thirty layers under Glorot's variance keep {new DepthFactors(Activation.Relu, 1).Over(30).Forward:0.00e-0}");
        says.That($"{Activation.Relu.Moments.Variance:F6}\nof a unit normal's");
        says.That($"2 for ReLU, {He(0.01):F4} at PyTorch's slope of 0.01, {He(0.25):F6} at PReLU's 0.25, and {He(1):F0}, the linear case");

        double[] deviations = [.. new long[] { 64, 128, 256, 512 }.Select(outputs => HeBackward(outputs))];
        says.That($"deviations {deviations[0]:F6}, {deviations[1]:F6}, {deviations[2]:F6}, {deviations[3]:F6}");
        double product = deviations[0] * Square(deviations[1]) * Square(deviations[2]) * Square(Square(deviations[3])) / 1e-18;
        says.That($"{product:F1} times too small");

        double cut = Square(Init.TruncatedNormal(1).DistributionFor(Shape.Of(1)).StandardDeviation);
        says.That($"(2 Φ(2) - 1)) = {cut:F7} s²");
        says.That($"a deviation of {Math.Sqrt(cut):F7} s");
        double textsHe = Variance(Init.VarianceScaling(2, FanMode.FanIn, ScalingDistribution.TruncatedNormal, corrected: false), 100, 100);
        says.That($"a ReLU layer keeps {50 * textsHe:F7} of the signal and\nten keep {Math.Pow(50 * textsHe, 10):F4}");
        Assert.Equal(0.02, Variance(Init.VarianceScaling(2, FanMode.FanIn, ScalingDistribution.TruncatedNormal), 100, 100), 1e-12);
        says.That($"1 / {cut:F7} = {1 / cut:F6}, so the values have {1.3 * cut:F6} of the\n  variance asked for");
        says.That($"{Math.Exp(50.0 / 1024) - 1:F3} for ten layers of 1024 and {Math.Exp(500.0 / 1024) - 1:F2} for a hundred");
    }

    /// <summary>E f² and E f'² of ReLU for laws that are symmetric but not normal: halves too.</summary>
    [Fact]
    public void ReLU_halves_whatever_the_symmetric_law()
    {
        double[] uniform = Init.Uniform(-1, 1).Create<float>(Shape.Of(200_000), RandomKey.FromSeed(1)).Select(value => (double)value).ToArray();
        double passed = uniform.Sum(x => Square(Activation.Relu.Apply(x))) / uniform.Sum(Square);

        // The share has the relative standard error √(E x⁴ / (E x²)² / n) = √(1.8 / n) at most.
        Assert.Equal(0.5, passed, 4.892 * 0.5 * Math.Sqrt(1.8 / uniform.Length));
    }

    private static string PyTorch(Activation f, string gain, string sentence)
    {
        double variance = Square(TorchGain.For(f)!.Value);
        DepthFactors factors = new(f, variance);
        double q = factors.Over(1500).Forward;
        GaussianMoments at = f.MomentsAt(q);
        string cells = string.Format(CultureInfo.InvariantCulture, sentence, factors.Forward, q, Math.Sqrt(at.SecondMoment), variance * at.DerivativeSecondMoment);
        string exact = f.Moments.ForwardGain.ToString("0.######", CultureInfo.InvariantCulture);
        return f.Name == "sigmoid"
            ? string.Create(CultureInfo.InvariantCulture, $"| {gain} | {exact} | {cells} {1 - (variance * at.DerivativeSecondMoment):F6} of itself a layer")
            : $"| {gain} | {exact} | {cells}";
    }

    /// <summary>The q at which sigmoid's weights keep both signal and gradient, biases zero: q E f'² = E f².</summary>
    private static double EdgeOfSigmoid()
    {
        (double low, double high) = (10, 200);
        for (int halving = 0; halving < 60; halving++)
        {
            double q = (low + high) / 2;
            GaussianMoments at = Activation.Sigmoid.MomentsAt(q);
            (low, high) = q * at.DerivativeSecondMoment < at.SecondMoment ? (q, high) : (low, q);
        }

        return low;
    }

    private static DepthFactors Kept(Activation f) => new(f, Square(f.Moments.ForwardGain));

    private static double He(double slope) => ((VarianceScaling)Recommendation.For(Activation.LeakyRelu(slope)).Initializer).Scale;

    private static double HeBackward(long outputs) =>
        Init.VarianceScaling(2, FanMode.FanOut).DistributionFor(new TensorSpec("conv", Shape.Of(3, 3, outputs, outputs), WeightLayout.InOut)).StandardDeviation;

    private static double Variance(ElementwiseInitializer initializer, long fanIn, long fanOut) =>
        Square(initializer.DistributionFor(new TensorSpec("weight", Shape.Of(fanIn, fanOut), WeightLayout.InOut)).StandardDeviation);

    private static double Square(double x) => x * x;

    /// <summary>A page of docs/theory.</summary>
    private sealed class Document(string name)
    {
        private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "theory", name));

        public void That(FormattableString sentence) => That(sentence.ToString(CultureInfo.InvariantCulture));

        public void That(string sentence) => Assert.Contains(OneLine(sentence), OneLine(_text), StringComparison.Ordinal);

        private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
