using static WeightInit.Statistics.Tests.ExpectedLaw;

namespace WeightInit.Statistics.Tests.Initializers;

/// <summary>
/// Every elementwise initializer that draws, its law in closed form from the fans, and a law it must not be taken for.
/// </summary>
/// <param name="Text">The initializer.</param>
/// <param name="Law">Its law from fan_in and fan_out.</param>
/// <param name="Wrong">
/// A negative control: a wrong fan or a forgotten factor where fans decide, another law of the same deviation where not.
/// </param>
internal sealed record Case(string Text, Func<double, double, ExpectedLaw> Law, Func<double, double, ExpectedLaw> Wrong)
{
    /// <summary>The standard deviation of the unit normal within ±2.</summary>
    private const double Cut = 0.87962566103423978;

    public static IReadOnlyList<Case> All { get; } =
    [
        new("uniform(low=-0.1,high=0.3)", (_, _) => Uniform(-0.1, 0.3), (_, _) => Normal(0.1, 0.4 / Math.Sqrt(12))),
        new("fan-in-uniform", (i, _) => Uniform(1 / Math.Sqrt(i)), (i, _) => Uniform(Math.Sqrt(3 / i))),
        new("normal(mean=0.5,std=0.02)", (_, _) => Normal(0.5, 0.02), (_, _) => Uniform(0.5 - (0.02 * Math.Sqrt(3)), 0.5 + (0.02 * Math.Sqrt(3)))),
        new("truncated-normal(mean=0.1,std=0.02)", (_, _) => Truncated(0.1, 0.02, -2, 2), (_, _) => Normal(0.1, 0.02 * Cut)),
        new("truncated-normal(std=0.02,corrected=true)", (_, _) => Truncated(0, 0.02 / Cut, -2, 2), (_, _) => Truncated(0, 0.02, -2, 2)),
        new("truncated-normal(std=2,low=-1,high=3)", (_, _) => Truncated(0, 2, -1, 3), (_, _) => Truncated(0, 2, -3, 1)),
        new("truncated-normal(std=0.1,low=0.5,high=inf)", (_, _) => Truncated(0, 0.1, 0.5, 12), (_, _) => Truncated(0, 0.1, 0, 12)),
        new("variance-scaling(scale=0.7,mode=fan-geo-avg,distribution=normal)", (i, o) => Normal(0, Math.Sqrt(0.7 / Math.Sqrt(i * o))), (i, o) => Normal(0, Math.Sqrt(0.7 / ((i + o) / 2)))),
        new("variance-scaling(scale=2,mode=fan-out,distribution=uniform)", (_, o) => Uniform(Math.Sqrt(6 / o)), (i, _) => Uniform(Math.Sqrt(6 / i))),
        new("variance-scaling(mode=fan-avg,distribution=truncated-normal)", (i, o) => Truncated(0, Math.Sqrt(2 / (i + o)) / Cut, -2, 2), (i, o) => Normal(0, Math.Sqrt(2 / (i + o)))),
        new("variance-scaling(mode=fan-in,distribution=truncated-normal,corrected=false)", (i, _) => Truncated(0, Math.Sqrt(1 / i), -2, 2), (i, _) => Truncated(0, Math.Sqrt(1 / i) / Cut, -2, 2)),
        new("glorot-uniform", (i, o) => Uniform(Math.Sqrt(6 / (i + o))), (i, _) => Uniform(Math.Sqrt(3 / i))),
        new("glorot-normal", (i, o) => Normal(0, Math.Sqrt(2 / (i + o))), (i, o) => Uniform(Math.Sqrt(6 / (i + o)))),
        new("he-uniform", (i, _) => Uniform(Math.Sqrt(6 / i)), (_, o) => Uniform(Math.Sqrt(6 / o))),
        new("he-normal", (i, _) => Normal(0, Math.Sqrt(2 / i)), (_, o) => Normal(0, Math.Sqrt(2 / o))),
        new("lecun-uniform", (i, _) => Uniform(Math.Sqrt(3 / i)), (i, _) => Uniform(3 / Math.Sqrt(i))),
        new("lecun-normal", (i, _) => Normal(0, Math.Sqrt(1 / i)), (i, _) => Truncated(0, Math.Sqrt(1 / i) / Cut, -2, 2)),
        new("torch.uniform(a=-1,b=2)", (_, _) => Uniform(-1, 2), (_, _) => Normal(0.5, 3 / Math.Sqrt(12))),
        new("torch.normal(mean=-1,std=3)", (_, _) => Normal(-1, 3), (_, _) => Uniform(-1 - (3 * Math.Sqrt(3)), -1 + (3 * Math.Sqrt(3)))),
        new("torch.trunc-normal(mean=0.1,std=1.5,a=1.7,b=4)", (_, _) => Truncated(0.1, 1.5, 1.6 / 1.5, 3.9 / 1.5), (_, _) => Truncated(0.1, 1.5, 1.7, 4)),
        new("torch.trunc-normal(std=0.02,a=-0.04,b=0.04)", (_, _) => Truncated(0, 0.02, -2, 2), (_, _) => Normal(0, 0.02 * Cut)),
        new("torch.xavier-uniform(gain=1.4)", (i, o) => Uniform(1.4 * Math.Sqrt(6 / (i + o))), (i, o) => Uniform(Math.Sqrt(6 / (i + o)))),
        new("torch.xavier-normal", (i, o) => Normal(0, Math.Sqrt(2 / (i + o))), (i, o) => Uniform(Math.Sqrt(6 / (i + o)))),
        new("torch.kaiming-uniform(a=2.23606797749979)", (i, _) => Uniform(1 / Math.Sqrt(i)), (i, _) => Uniform(Math.Sqrt(6 / i))),
        new("torch.kaiming-normal(mode=fan-out,nonlinearity=relu)", (_, o) => Normal(0, Math.Sqrt(2 / o)), (i, _) => Normal(0, Math.Sqrt(2 / i))),
        new("torch.kaiming-normal(nonlinearity=selu)", (i, _) => Normal(0, 0.75 / Math.Sqrt(i)), (i, _) => Normal(0, 1 / Math.Sqrt(i))),
        new("keras.random-uniform", (_, _) => Uniform(0.05), (_, _) => Normal(0, 0.05 / Math.Sqrt(3))),
        new("keras.random-normal", (_, _) => Normal(0, 0.05), (_, _) => Truncated(0, 0.05 / Cut, -2, 2)),
        new("keras.truncated-normal", (_, _) => Truncated(0, 0.05, -2, 2), (_, _) => Truncated(0, 0.05 / Cut, -2, 2)),
        new("keras.glorot-uniform", (i, o) => Uniform(Math.Sqrt(6 / (i + o))), (i, _) => Uniform(Math.Sqrt(3 / i))),
        new("keras.glorot-normal", (i, o) => Truncated(0, Math.Sqrt(2 / (i + o)) / Cut, -2, 2), (i, o) => Normal(0, Math.Sqrt(2 / (i + o)))),
        new("keras.he-uniform", (i, _) => Uniform(Math.Sqrt(6 / i)), (_, o) => Uniform(Math.Sqrt(6 / o))),
        new("keras.he-normal", (i, _) => Truncated(0, Math.Sqrt(2 / i) / Cut, -2, 2), (i, _) => Truncated(0, Math.Sqrt(2 / i), -2, 2)),
        new("keras.lecun-uniform", (i, _) => Uniform(Math.Sqrt(3 / i)), (i, _) => Uniform(Math.Sqrt(1 / i))),
        new("keras.lecun-normal", (i, _) => Truncated(0, Math.Sqrt(1 / i) / Cut, -2, 2), (i, _) => Truncated(0, Math.Sqrt(1 / i), -2, 2)),
        new("keras.variance-scaling(scale=0.1,mode=fan-out,distribution=untruncated-normal)", (_, o) => Normal(0, Math.Sqrt(0.1 / o)), (_, o) => Truncated(0, Math.Sqrt(0.1 / o) / Cut, -2, 2)),
        new("jax.uniform(scale=0.3)", (_, _) => Uniform(0, 0.3), (_, _) => Uniform(-0.3, 0.3)),
        new("jax.normal(stddev=0.02)", (_, _) => Normal(0, 0.02), (_, _) => Uniform(0.02 * Math.Sqrt(3))),
        new("jax.truncated-normal(stddev=0.02,lower=-1.5,upper=0.7)", (_, _) => Truncated(0, 0.02, -1.5, 0.7), (_, _) => Truncated(0, 0.02, -0.7, 1.5)),
        new("jax.variance-scaling(scale=2,mode=fan-geo-avg,distribution=normal)", (i, o) => Normal(0, Math.Sqrt(2 / Math.Sqrt(i * o))), (i, o) => Normal(0, Math.Sqrt(4 / (i + o)))),
        new("jax.glorot-uniform", (i, o) => Uniform(Math.Sqrt(6 / (i + o))), (i, o) => Normal(0, Math.Sqrt(2 / (i + o)))),
        new("jax.glorot-normal", (i, o) => Truncated(0, Math.Sqrt(2 / (i + o)) / Cut, -2, 2), (i, o) => Truncated(0, Math.Sqrt(2 / (i + o)), -2, 2)),
        new("jax.he-uniform(in-axis=-1,out-axis=-2)", (_, o) => Uniform(Math.Sqrt(6 / o)), (i, _) => Uniform(Math.Sqrt(6 / i))),
        new("jax.he-normal", (i, _) => Truncated(0, Math.Sqrt(2 / i) / Cut, -2, 2), (i, _) => Normal(0, Math.Sqrt(2 / i))),
        new("jax.lecun-uniform", (i, _) => Uniform(Math.Sqrt(3 / i)), (_, o) => Uniform(Math.Sqrt(3 / o))),
        new("jax.lecun-normal", (i, _) => Truncated(0, Math.Sqrt(1 / i) / Cut, -2, 2), (_, o) => Truncated(0, Math.Sqrt(1 / o) / Cut, -2, 2)),
        new("tf1.msra", (i, _) => Truncated(0, Math.Sqrt(2.6 / i), -2, 2), (i, _) => Truncated(0, Math.Sqrt(2 / i), -2, 2)),
        new("tf1.caffe", (i, _) => Uniform(Math.Sqrt(3 / i)), (_, o) => Uniform(Math.Sqrt(3 / o))),
        new("tf1.glorot", (i, o) => Uniform(Math.Sqrt(6 / (i + o))), (i, _) => Uniform(Math.Sqrt(6 / i))),
        new("tf1.xavier(uniform=false)", (i, o) => Truncated(0, Math.Sqrt(2.6 / (i + o)), -2, 2), (i, o) => Normal(0, Math.Sqrt(2 / (i + o)))),
        new("tf1.variance-scaling(factor=0.5,mode=fan-out,uniform=true)", (_, o) => Uniform(Math.Sqrt(1.5 / o)), (i, _) => Uniform(Math.Sqrt(1.5 / i))),
        new("numpy.small", (_, _) => Normal(0, 0.01), (_, _) => Uniform(0.01 * Math.Sqrt(3))),
        new("numpy.large", (_, _) => Normal(0, 5), (_, _) => Uniform(5 * Math.Sqrt(3))),
        new("numpy.xavier", (i, _) => Normal(0, Math.Sqrt(1 / i)), (i, o) => Normal(0, Math.Sqrt(2 / (i + o)))),
        new("numpy.kaiming", (i, _) => Normal(0, Math.Sqrt(2 / i)), (_, o) => Normal(0, Math.Sqrt(2 / o))),
        new("numpy.xavier-out-in", (i, _) => Normal(0, Math.Sqrt(1 / i)), (_, o) => Normal(0, Math.Sqrt(1 / o))),
        new("numpy.glorot-out-in", (i, o) => Normal(0, Math.Sqrt(2 / (i + o))), (i, _) => Normal(0, Math.Sqrt(2 / i))),
    ];

    public static TheoryData<string> Texts => [.. All.Select(given => given.Text)];

    public static Case Of(string text) => All.Single(given => given.Text == text);

    /// <summary>Whether weights are (…, in, out) where nothing is said, and not (out, in, …).</summary>
    public bool IsInOut => Initializer.Parse(Text).DefaultLayout == WeightLayout.InOut;

    public override string ToString() => Text;
}
