using System.Globalization;

namespace WeightInit;

/// <summary>The rules behind <see cref="Recommendation.For"/>. Every number in a sentence is computed.</summary>
internal static class Advice
{
    private const int Deep = 50;

    internal static Recommendation For(Activation f) => f switch
    {
        LinearActivation => Linear(f),
        TanhActivation or SoftsignActivation or SineActivation or ErfActivation or ClampActivation { Name: "hardtanh" } => Critical(f),
        RectifierActivation { Name: "relu" } or ClampActivation { Name: "relu6" } => He(f),
        RectifierActivation rectifier => HeWithSlope(rectifier),
        SeluActivation => Selu(f),
        SigmoidActivation or HardSigmoidActivation => Logistic(f),
        SoftplusActivation => Softplus(f),
        _ => ExactGain(f),
    };

    private static Recommendation Linear(Activation f) => new(
        f,
        Init.GlorotUniform,
        "W ~ Uniform(-L, L), L = sqrt(6 / (fan_in + fan_out)): variance 2 / (fan_in + fan_out)",
        "A linear layer multiplies the second moment of the signal by fan_in Var W and that of the gradient by fan_out Var W. "
        + "Both are 1 only in square layers; Glorot's variance is the compromise in all others.",
        Citation.Glorot("equations 12 and 16"),
        SuitableDepth.Deep,
        null);

    /// <summary>Odd, bounded functions: n Var w = 1 / f'(0)², at the edge between vanishing and chaos.</summary>
    private static Recommendation Critical(Activation f)
    {
        double slope = f.Derivative(0);
        double scale = Round(1 / (slope * slope));
        (_, double grown) = new DepthFactors(f, Square(f.Moments.ForwardGain)).Over(Deep);
        string why = slope == 1
            ? $"Near zero {f.Name} is the identity, so layers of fan_in Var W = 1 lose signal and gradient only as fast as {f.Name} bends: by a power of the depth. "
            : $"Near zero {f.Name} is {Text(slope)} x, so layers of fan_in Var W = 1 / {Text(slope)}^2 lose signal and gradient only as fast as {f.Name} bends: by a power of the depth. ";
        return new Recommendation(
            f,
            Init.VarianceScaling(scale, FanMode.FanAverage, ScalingDistribution.Uniform),
            scale == 1
                ? "W ~ Uniform(-L, L), L = sqrt(6 / (fan_in + fan_out)): variance 2 / (fan_in + fan_out)"
                : $"W ~ Uniform(-L, L), L = sqrt({Text(scale)} * 6 / (fan_in + fan_out)): variance {Text(scale)} * 2 / (fan_in + fan_out)",
            why + $"The gain that would keep a unit signal, {Text(f.Moments.ForwardGain)}, makes the second moment of the gradient grow "
            + $"{Times(f.Moments.Chi1)} times a layer, {Times(grown)} times over {Deep}.",
            f.Name == "tanh"
                ? Citation.Glorot("equations 12 and 16")
                : Citation.Schoenholz("the condition chi1 = 1; for tanh it is Glorot and Bengio's rule of 2010"),
            SuitableDepth.Deep,
            null);
    }

    private static Recommendation He(Activation f)
    {
        string cut = f.Name == "relu6"
            ? $" At a unit signal the cut at 6 costs {Times(1 - (2 * f.Moments.SecondMoment))} of that half."
            : "";
        return new Recommendation(
            f,
            Init.HeNormal,
            "W ~ Normal(0, 2 / fan_in): std = sqrt(2 / fan_in)",
            "ReLU lets half of the second moment through, forward and backward alike; twice the variance gives it back." + cut,
            Citation.He("equation 10"),
            SuitableDepth.Deep,
            null);
    }

    private static Recommendation HeWithSlope(RectifierActivation f)
    {
        double passed = f.Moments.SecondMoment;
        return new Recommendation(
            f,
            Init.VarianceScaling(Round(2 / (1 + Square(f.Slope)))),
            "W ~ Normal(0, 2 / ((1 + slope^2) fan_in)): std = sqrt(2 / ((1 + slope^2) fan_in))",
            $"The part above zero passes half of the second moment, the part below slope^2 / 2: {Text(passed)} in all, forward and backward alike. "
            + "The variance gives it back.",
            Citation.He("equation 15"),
            SuitableDepth.Deep,
            f.Name == "prelu" ? "The slope is trained: this is right at the start." : null);
    }

    private static Recommendation Selu(Activation f) => new(
        f,
        Init.LeCunNormal,
        "W ~ Normal(0, 1 / fan_in): std = sqrt(1 / fan_in)",
        "SELU's two constants were chosen so that mean 0 and variance 1 come out as they went in when fan_in Var W = 1, and "
        + $"deviations shrink (to {Times(f.Moments.Elasticity)} of themselves a layer).",
        Citation.Klambauer("the weight initialization omega = 0, tau = 1"),
        SuitableDepth.Deep,
        $"The gradient's second moment grows {Times(f.Moments.Chi1)} times a layer. PyTorch's gain for selu is 3/4, found by trial: it "
        + "gives up the fixed point; its own documentation says to use nonlinearity linear.");

    private static Recommendation Logistic(Activation f)
    {
        DepthFactors factors = new(f, 1.0 / 3);
        return new Recommendation(
            f,
            Init.FanInUniform,
            "W ~ Uniform(-1 / sqrt(fan_in), 1 / sqrt(fan_in)): variance 1 / (3 fan_in)",
            "The texts' rule for sigmoid: small enough that no unit starts saturated, and scaled by the fan-in.",
            Citation.Glorot("equation 1, the heuristic they found commonly used"),
            SuitableDepth.Shallow,
            $"For shallow nets only. A layer leaves {Times(factors.Backward)} of the gradient's second moment, ten leave {Times(factors.Over(10).Backward)}: "
            + $"the slope of {f.Name} is at most {Text(f.Derivative(0))}. Weights large enough to make up for it would saturate the units; "
            + "for depth take tanh or ReLU.");
    }

    private static Recommendation Softplus(Activation f)
    {
        double exact = Square(f.Moments.ForwardGain);
        DepthFactors he = new(f, 2);
        DepthFactors kept = new(f, exact);
        return new Recommendation(
            f,
            Init.HeNormal,
            "W ~ Normal(0, 2 / fan_in): std = sqrt(2 / fan_in)",
            "Softplus is a rounded ReLU. With He's variance the signal grows by a power of the depth and comes to where softplus and ReLU agree; "
            + $"the variance that holds a unit signal, {Text(exact)} / fan_in, leaves {Times(kept.Backward)} of the gradient a layer, {Times(kept.Over(Deep).Backward)} over {Deep}.",
            Citation.He("equation 10, for ReLU"),
            SuitableDepth.Shallow,
            $"For shallow nets only: over {Deep} layers {Times(he.Over(Deep).Backward)} of the gradient is left and the signal is {Times(he.Over(Deep).Forward)} times as large. "
            + "For depth take ReLU or ELU.");
    }

    /// <summary>Any other function: the variance that keeps a unit second moment exactly.</summary>
    private static Recommendation ExactGain(Activation f)
    {
        GaussianMoments moments = f.Moments;
        double scale = Round(Square(moments.ForwardGain));
        Recommendation advice = new(
            f,
            Init.VarianceScaling(scale),
            $"W ~ Normal(0, {Text(scale)} / fan_in): std = gain / sqrt(fan_in), gain = 1 / sqrt(E f^2) = {Text(moments.ForwardGain)}",
            $"A unit normal signal leaves {f.Name} with the second moment E f^2 = {Text(moments.SecondMoment)}; weights of variance "
            + $"gain^2 / fan_in give it back exactly. The gradient's second moment then changes by the factor {Times(moments.Chi1)} a layer.",
            Citation.He("the argument of equation 10 with the exact E f^2 in place of 1/2"),
            SuitableDepth.Deep,
            null);
        if (moments.Elasticity <= 1)
            return moments.Chi1 < 0.7 ? advice with { Depth = SuitableDepth.Shallow, Caution = "For shallow nets only: the gradient vanishes." } : advice;

        (double tooMuch, _) = advice.Factors(1.1).Over(Deep);
        (double tooLittle, _) = advice.Factors(0.9).Over(Deep);
        return advice with
        {
            Depth = SuitableDepth.DeepWithNormalization,
            Caution = $"The balance is unstable: an error of the second moment grows {Times(moments.Elasticity)} times a layer. A signal 10 % too large "
                + $"is {Times(1.1 * tooMuch)} after {Deep} layers, one 10 % too small {Times(0.9 * tooLittle)}. Deep nets with {f.Name} need normalization layers.",
        };
    }

    /// <summary>Nine significant digits: enough, and short enough to type.</summary>
    private static double Round(double scale) =>
        double.Parse(scale.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A constant of the function, to six decimals.</summary>
    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A factor, to three significant digits.</summary>
    private static string Times(double value)
    {
        string text = value.ToString("G3", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) || Math.Abs(value) < 1e-3
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : text;
    }

    private static double Square(double x) => x * x;
}
