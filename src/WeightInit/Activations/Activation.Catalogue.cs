namespace WeightInit;

public abstract partial record Activation
{
    /// <summary>x.</summary>
    public static Activation Linear { get; } = new LinearActivation();

    /// <summary>tanh x.</summary>
    public static Activation Tanh { get; } = new TanhActivation();

    /// <summary>The logistic function, 1 / (1 + e^-x).</summary>
    public static Activation Sigmoid { get; } = new SigmoidActivation();

    /// <summary>max(0, x). Nair and Hinton 2010.</summary>
    public static Activation Relu { get; } = new RectifierActivation("relu", 0);

    /// <summary>λ x above 0, λ α (e^x - 1) below, with λ = 1.0507… and α = 1.6732…: E f = 0 and E f² = 1 at N(0, 1). Klambauer et al. 2017.</summary>
    public static Activation Selu { get; } = new SeluActivation();

    /// <summary>x Φ(x) with the normal distribution function Φ, by erf. Hendrycks and Gimpel 2016.</summary>
    public static Activation Gelu { get; } = new GeluActivation();

    /// <summary>x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2, GPT-2's approximation of <see cref="Gelu"/>.</summary>
    public static Activation GeluTanh { get; } = new GeluTanhActivation();

    /// <summary>x / (1 + e^-x), also called swish. Elfwing, Uchibe and Doya 2018.</summary>
    public static Activation Silu { get; } = new SiluActivation();

    /// <summary>x tanh(ln(1 + e^x)). Misra 2019.</summary>
    public static Activation Mish { get; } = new MishActivation();

    /// <summary>ln(1 + e^x).</summary>
    public static Activation Softplus { get; } = new SoftplusActivation();

    /// <summary>x / (1 + |x|).</summary>
    public static Activation Softsign { get; } = new SoftsignActivation();

    /// <summary>erf x.</summary>
    public static Activation Erf { get; } = new ErfActivation("erf", 1);

    /// <summary>erf(x / √2) = 2 Φ(x) - 1.</summary>
    public static Activation ErfSqrt2 { get; } = new ErfActivation("erf-sqrt2", 0.70710678118654752);

    /// <summary>sin x. Sitzmann et al. 2020 (there with a frequency, which belongs to the weights).</summary>
    public static Activation Sin { get; } = new SineActivation();

    /// <summary>x, cut at ±1.</summary>
    public static Activation HardTanh { get; } = new ClampActivation("hardtanh", -1, 1);

    /// <summary>x / 6 + 1/2, cut at 0 and 1: PyTorch's and Keras 3's.</summary>
    public static Activation HardSigmoid { get; } = new HardSigmoidActivation();

    /// <summary>x · hardsigmoid(x). Howard et al. 2019.</summary>
    public static Activation HardSwish { get; } = new HardSwishActivation();

    /// <summary>x, cut at 0 and 6.</summary>
    public static Activation Relu6 { get; } = new ClampActivation("relu6", 0, 6);

    /// <summary>x above 0, slope · x below.</summary>
    /// <param name="slope">The slope below 0; finite. PyTorch's default is 0.01, Keras 3's 0.3 (its layer) or 0.2 (its function).</param>
    /// <exception cref="ArgumentException"><paramref name="slope"/> is not finite.</exception>
    public static Activation LeakyRelu(double slope = 0.01) => new RectifierActivation("leaky-relu", NumberRange.Finite.Check(slope, "leaky-relu", "slope"));

    /// <summary>As <see cref="LeakyRelu"/>, but the slope is trained: this is its value at the start. He et al. 2015.</summary>
    /// <param name="slope">The slope below 0 at the start; finite. He's and PyTorch's is 0.25.</param>
    /// <exception cref="ArgumentException"><paramref name="slope"/> is not finite.</exception>
    public static Activation PRelu(double slope = 0.25) => new RectifierActivation("prelu", NumberRange.Finite.Check(slope, "prelu", "slope"));

    /// <summary>x above 0, α (e^x - 1) below. Clevert, Unterthiner and Hochreiter 2016.</summary>
    /// <param name="alpha">α, positive and finite.</param>
    /// <exception cref="ArgumentException"><paramref name="alpha"/> is not positive and finite.</exception>
    public static Activation Elu(double alpha = 1) => new EluActivation(NumberRange.Positive.Check(alpha, "elu", "alpha"));

    /// <summary>x above 0, α (e^(x/α) - 1) below: smooth at 0 for every α. Barron 2017.</summary>
    /// <param name="alpha">α, positive and finite.</param>
    /// <exception cref="ArgumentException"><paramref name="alpha"/> is not positive and finite.</exception>
    public static Activation Celu(double alpha = 1) => new CeluActivation(NumberRange.Positive.Check(alpha, "celu", "alpha"));
}
