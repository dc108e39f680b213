namespace WeightInit.Signal;

/// <summary>Where a function changes its sign: a scan for brackets and Brent's method in them.</summary>
internal static class RootSearch
{
    /// <summary>The roots between grid points at which the function is surely not zero.</summary>
    /// <param name="f">The function; values that are not numbers end a bracket.</param>
    /// <param name="from">The first grid point.</param>
    /// <param name="to">The last.</param>
    /// <param name="step">The distance of grid points.</param>
    /// <param name="noise">Values up to this size have no sign.</param>
    internal static IEnumerable<double> All(Func<double, double> f, double from, double to, double step, double noise)
    {
        (double X, double Y)? before = null;
        int steps = (int)Math.Round((to - from) / step);
        for (int i = 0; i <= steps; i++)
        {
            double x = from + (i * step);
            double y = f(x);
            if (!double.IsFinite(y))
                before = null;
            if (!(Math.Abs(y) > noise))
                continue;
            if (before is { } last && Math.Sign(last.Y) != Math.Sign(y))
                yield return Between(f, last.X, x, last.Y, y);
            before = (x, y);
        }
    }

    /// <summary>The root between two points where the function has different signs (Brent 1973, chapter 4).</summary>
    internal static double Between(Func<double, double> f, double a, double b, double valueAtA, double valueAtB)
    {
        (double fa, double fb) = (valueAtA, valueAtB);
        (double c, double fc) = (a, fa);
        double step = b - a;
        double last = step;
        for (int round = 0; round < 200; round++)
        {
            if (Math.Abs(fc) < Math.Abs(fb))
                (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            double tolerance = 2e-16 * Math.Abs(b);
            double half = (c - b) / 2;
            if (Math.Abs(half) <= tolerance || fb == 0)
                break;
            if (Math.Abs(last) < tolerance || Math.Abs(fa) <= Math.Abs(fb))
            {
                last = step = half;
            }
            else
            {
                (double p, double q) = Interpolation(a, b, c, fa, fb, fc, half);
                bool accepted = 2 * p < Math.Min((3 * half * q) - Math.Abs(tolerance * q), Math.Abs(last * q));
                last = accepted ? step : half;
                step = accepted ? p / q : half;
            }

            (a, fa) = (b, fb);
            b += Math.Abs(step) > tolerance ? step : Math.CopySign(tolerance, half);
            fb = f(b);
            if (Math.Sign(fb) == Math.Sign(fc))
            {
                (c, fc) = (a, fa);
                last = step = b - a;
            }
        }

        return b;
    }

    /// <summary>The step p / q, p not negative, of the inverse quadratic or the secant through what is known.</summary>
    private static (double P, double Q) Interpolation(double a, double b, double c, double fa, double fb, double fc, double half)
    {
        double s = fb / fa;
        double p = 2 * half * s;
        double q = 1 - s;
        if (a != c)
        {
            double t = fa / fc;
            double r = fb / fc;
            p = s * ((2 * half * t * (t - r)) - ((b - a) * (r - 1)));
            q = (t - 1) * (r - 1) * (s - 1);
        }

        return p > 0 ? (p, -q) : (-p, q);
    }
}
