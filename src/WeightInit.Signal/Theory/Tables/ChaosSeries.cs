namespace WeightInit.Signal;

/// <summary>
/// E g(u₁) h(u₂) as a power series in the correlation c of two standard normal variables (Mehler): Σ gₖ hₖ cᵏ with the
/// coefficients over normalized Hermite polynomials. What the first terms leave of the value at c = 1 is put into the last.
/// </summary>
internal sealed class ChaosSeries
{
    /// <summary>The highest power that is computed.</summary>
    internal const int Degree = 24;

    private readonly double[] _terms;

    /// <summary>The series of two functions.</summary>
    /// <param name="g">Coefficients of g.</param>
    /// <param name="h">Coefficients of h.</param>
    /// <param name="atOne">E g h.</param>
    /// <param name="scale">What is divided by.</param>
    internal ChaosSeries(ReadOnlySpan<double> g, ReadOnlySpan<double> h, double atOne, double scale)
    {
        _terms = new double[Degree + 2];
        double rest = atOne / scale;
        for (int k = 0; k <= Degree; k++)
        {
            _terms[k] = g[k] * h[k] / scale;
            rest -= _terms[k];
        }

        _terms[^1] = rest;
    }

    /// <summary>The value at a correlation.</summary>
    internal double At(double c)
    {
        double sum = 0;
        for (int k = _terms.Length - 1; k >= 0; k--)
            sum = (sum * c) + _terms[k];
        return sum;
    }

    /// <summary>The value without the constant and the square: what is left when the variance is given.</summary>
    internal double BeyondVariance(double c) => At(c) - _terms[0] - (_terms[2] * c * c);

    /// <summary>The square alone.</summary>
    internal double OfVariance(double c) => _terms[2] * c * c;

    /// <summary>The slope.</summary>
    internal double SlopeAt(double c)
    {
        double sum = 0;
        for (int k = _terms.Length - 1; k >= 1; k--)
            sum = (sum * c) + (k * _terms[k]);
        return sum;
    }
}
