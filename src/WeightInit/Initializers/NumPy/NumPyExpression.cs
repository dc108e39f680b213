namespace WeightInit;

/// <summary>A one-line weight initialization as texts write it with NumPy: <c>randn</c> times or over a factor.</summary>
/// <remarks>
/// On a <c>numpy</c> stream the bits are those of the expression in real NumPy (1.24.2: <c>bit</c>; float64 where glibc's log
/// is at hand): the standard normal is drawn, then multiplied or divided in double, one rounding each. Dividing by sqrt(n) and
/// multiplying by sqrt(1 / n) are different bits. On other streams the law is the normal with that deviation.
/// <para>
/// The fan_in and fan_out of a matrix are the <c>in</c> and <c>out</c> of the expression; for other ranks they are counted by
/// <see cref="FanConvention.Own"/>. The layout where the tensor does not say is the expression's own: (in, out), and (out, in)
/// for the two whose names end so.
/// </para>
/// </remarks>
public sealed record NumPyExpression : ElementwiseInitializer
{
    private static readonly Dictionary<NumPyFormula, InitializerForm> FormOf = new()
    {
        [NumPyFormula.Small] = Form(NumPyFormula.Small, "numpy.small", "0.01 · randn(in, out)"),
        [NumPyFormula.Large] = Form(NumPyFormula.Large, "numpy.large", "5 · randn(in, out)"),
        [NumPyFormula.Xavier] = Form(NumPyFormula.Xavier, "numpy.xavier", "randn(in, out) / sqrt(in)"),
        [NumPyFormula.Kaiming] = Form(NumPyFormula.Kaiming, "numpy.kaiming", "randn(in, out) · sqrt(2.0 / in)"),
        [NumPyFormula.XavierOutIn] = Form(NumPyFormula.XavierOutIn, "numpy.xavier-out-in", "randn(out, in) · sqrt(1 / in)"),
        [NumPyFormula.GlorotOutIn] = Form(NumPyFormula.GlorotOutIn, "numpy.glorot-out-in", "randn(out, in) · sqrt(2 / (in + out))"),
    };

    /// <param name="formula">Which expression.</param>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public NumPyExpression(NumPyFormula formula) => Formula = formula;

    /// <summary>Which expression.</summary>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public NumPyFormula Formula
    {
        get;
        init => field = FormOf.ContainsKey(value) ? value : throw new ArgumentException($"There is no NumPy expression {value}.", nameof(value));
    }

    /// <inheritdoc/>
    public override bool DependsOnFans => Formula is not (NumPyFormula.Small or NumPyFormula.Large);

    /// <inheritdoc/>
    public override WeightLayout DefaultLayout =>
        Formula is NumPyFormula.XavierOutIn or NumPyFormula.GlorotOutIn ? WeightLayout.OutIn : WeightLayout.InOut;

    internal static IReadOnlyList<InitializerForm> Forms { get; } = [.. FormOf.Values];

    internal override InitializerText Text => FormOf[Formula].With();

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => Formula switch
    {
        NumPyFormula.Small => Times(0.01),
        NumPyFormula.Large => Times(5),
        NumPyFormula.Xavier => new Scaled(new Normal(0, 1), ScaleOperation.Divide, Math.Sqrt(FanMode.FanIn.Of(this, tensor))),
        NumPyFormula.Kaiming => Times(Math.Sqrt(2.0 / FanMode.FanIn.Of(this, tensor))),
        NumPyFormula.XavierOutIn => Times(Math.Sqrt(1 / FanMode.FanIn.Of(this, tensor))),
        _ => Times(Math.Sqrt(1 / FanMode.FanAverage.Of(this, tensor))), // (in + out) / 2 is exact, so are the bits of 2 / (in + out)
    };

    private static Scaled Times(double factor) => new(new Normal(0, 1), ScaleOperation.Multiply, factor);

    private static InitializerForm Form(NumPyFormula formula, string name, string law) => new(name, law, [], _ => new NumPyExpression(formula));
}
