namespace WeightInit;

/// <summary>The expressions of <see cref="NumPyExpression"/>.</summary>
public enum NumPyFormula
{
    /// <summary><c>0.01 * np.random.randn(in, out)</c>: too small for a deep network.</summary>
    Small,

    /// <summary><c>5 * np.random.randn(in, out)</c>: too large, every tanh saturates.</summary>
    Large,

    /// <summary><c>np.random.randn(in, out) / np.sqrt(in)</c>: the texts' Xavier, variance 1 / in.</summary>
    Xavier,

    /// <summary><c>np.random.randn(in, out) * np.sqrt(2.0 / in)</c>: Kaiming, variance 2 / in (He, Zhang, Ren, Sun 2015, equation 10).</summary>
    Kaiming,

    /// <summary><c>np.random.randn(out, in) * np.sqrt(1 / in)</c>: the law of <see cref="Xavier"/>, other bits.</summary>
    XavierOutIn,

    /// <summary><c>np.random.randn(out, in) * np.sqrt(2 / (in + out))</c>: Glorot, variance 2 / (in + out) (Glorot, Bengio 2010, equation 12).</summary>
    GlorotOutIn,
}
