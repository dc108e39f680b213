using System.Globalization;
using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>Functions of one number by the operators of ONNX, and the catalogue's function that a function is.</summary>
internal static class FunctionNames
{
    /// <summary>As far apart as constants in float32 leave a function: 1.4142135 for √2.</summary>
    private const double Tolerance = 2e-6;

    private static readonly double[] Points = [.. Enumerable.Range(-24, 49).Select(i => i / 4.0 + 0.03125)];

    private static readonly (Activation Function, double[] Values)[] Known =
    [
        .. new[]
        {
            Activation.Gelu, Activation.GeluTanh, Activation.Silu, Activation.Mish, Activation.HardSwish, Activation.HardSigmoid, Activation.Sigmoid, Activation.Tanh, Activation.Relu,
            Activation.Relu6, Activation.HardTanh, Activation.Selu, Activation.Softplus, Activation.Softsign, Activation.Erf, Activation.ErfSqrt2, Activation.Sin,
            Activation.Elu(), Activation.LeakyRelu(), Activation.LeakyRelu(0.1), Activation.LeakyRelu(0.2),
        }.Select(function => (function, Points.Select(function.Apply).ToArray())),
    ];

    /// <summary>The catalogue's function with these values, or null.</summary>
    internal static Activation? Recognize(ScalarFunction function)
    {
        double[] values = [.. Points.Select(function.Apply)];
        foreach ((Activation known, double[] expected) in Known)
        {
            if (Enumerable.Range(0, values.Length).All(i => Math.Abs(values[i] - expected[i]) <= Tolerance * (1 + Math.Abs(Points[i]))))
                return known;
        }

        return null;
    }

    /// <summary>a x + b where the function is that, or null.</summary>
    internal static (double Factor, double Offset)? Affine(ScalarFunction function)
    {
        double offset = function.Apply(0), factor = function.Apply(1) - offset;
        double scale = Math.Abs(offset) + Math.Abs(factor);
        return double.IsFinite(scale) && Points.All(x => Math.Abs(function.Apply(x) - ((factor * x) + offset)) <= 1e-9 * scale * (1 + Math.Abs(x))) ? (factor, offset) : null;
    }

    /// <summary>The function of an operator with one input, with its derivative; null where the operator is none.</summary>
    internal static ScalarFunction? Of(Node node, ScalarFunction inner)
    {
        double alpha(double otherwise) => OnnxGraph.Float(node, "alpha", (float)otherwise);
        return node.OpType switch
        {
            "Relu" => inner.Then(x => x > 0 ? (x, 1) : (0, 0), 0),
            "LeakyRelu" => Named(inner, Activation.LeakyRelu(Given(node, "alpha", 0.01))),
            "Elu" => alpha(1) > 0 ? Named(inner, Activation.Elu(Given(node, "alpha", 1))) : null,
            "Celu" => alpha(1) > 0 ? Named(inner, Activation.Celu(Given(node, "alpha", 1))) : null,
            "Selu" => Named(inner, Activation.Selu),
            "Sigmoid" => Named(inner, Activation.Sigmoid),
            "Tanh" => Named(inner, Activation.Tanh),
            "Softplus" => Named(inner, Activation.Softplus),
            "Softsign" => Named(inner, Activation.Softsign),
            "Erf" => Named(inner, Activation.Erf),
            "Sin" => Named(inner, Activation.Sin),
            "Mish" => Named(inner, Activation.Mish),
            "HardSwish" => Named(inner, Activation.HardSwish),
            "HardSigmoid" => HardSigmoid(inner, Given(node, "alpha", 0.2), Given(node, "beta", 0.5)),
            "Gelu" => Named(inner, OnnxGraph.Attribute(node, "approximate")?.S.ToStringUtf8() == "tanh" ? Activation.GeluTanh : Activation.Gelu),
            "QuickGelu" => ScalarFunction.Combine("Mul", inner, Named(inner.Then(x => (1.702 * x, 1.702)) ?? inner, Activation.Sigmoid) ?? inner),
            "Neg" => inner.Then(x => (-x, -1)),
            "Abs" => inner.Then(x => (Math.Abs(x), Math.Sign(x)), 0),
            "Sqrt" => inner.Then(x => (Math.Sqrt(x), 0.5 / Math.Sqrt(x))),
            "Exp" => inner.Then(x => (Math.Exp(x), Math.Exp(x))),
            "Log" => inner.Then(x => (Math.Log(x), 1 / x)),
            "Cos" => inner.Then(x => (Math.Cos(x), -Math.Sin(x))),
            "Reciprocal" => inner.Then(x => (1 / x, -1 / (x * x))),
            "Identity" or "Cast" => inner,
            _ => null,
        };
    }

    /// <summary>x cut at two numbers.</summary>
    internal static ScalarFunction? Clip(ScalarFunction inner, double low, double high) =>
        inner.Then(x => x <= low ? (low, 0) : x >= high ? (high, 0) : (x, 1), low, high);

    internal static ScalarFunction? Power(ScalarFunction inner, double exponent) =>
        inner.Then(x => (Math.Pow(x, exponent), exponent * Math.Pow(x, exponent - 1)));

    private static double Given(Node node, string name, double otherwise)
    {
        if (OnnxGraph.Attribute(node, name) is not { } attribute)
            return otherwise;
        // 0.01 in float32 is the 0.01 that was meant.
        return float.IsFinite(attribute.F) ? double.Parse(attribute.F.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : otherwise;
    }

    private static ScalarFunction? Named(ScalarFunction inner, Activation function) =>
        inner.Then(x => (function.Apply(x), function.Derivative(x)), [.. function.Kinks]);

    private static ScalarFunction? HardSigmoid(ScalarFunction inner, double alpha, double beta) => inner.Then(
        x => (Math.Clamp((alpha * x) + beta, 0, 1), (alpha * x) + beta is > 0 and < 1 ? alpha : 0), -beta / alpha, (1 - beta) / alpha);
}
