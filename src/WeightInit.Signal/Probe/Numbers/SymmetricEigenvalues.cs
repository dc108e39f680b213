namespace WeightInit.Signal;

/// <summary>
/// Eigenvalues of a symmetric matrix in double: Householder's reflections to three diagonals, then implicit QL steps (Golub and
/// Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3).
/// </summary>
internal static class SymmetricEigenvalues
{
    private const int MostSteps = 60;

    /// <summary>The eigenvalues in ascending order. The matrix, row-major, is overwritten.</summary>
    internal static double[] Of(double[] matrix, int size)
    {
        double[] diagonal = new double[size], beside = new double[size];
        for (int column = 0; column < size - 2; column++)
            Reflect(matrix, size, column, beside);
        for (int i = 0; i < size; i++)
        {
            diagonal[i] = matrix[(i * size) + i];
            if (i == size - 2)
                beside[i] = matrix[((i + 1) * size) + i];
        }

        Diagonalize(diagonal, beside);
        Array.Sort(diagonal);
        return diagonal;
    }

    /// <summary>Makes a column zero below the second diagonal: A ← H A H with H = I - 2 v vᵀ / vᵀ v on the rows below.</summary>
    private static void Reflect(double[] a, int size, int column, double[] beside)
    {
        int first = column + 1, length = size - first;
        double[] v = new double[length];
        double norm = 0;
        for (int i = 0; i < length; i++)
        {
            v[i] = a[((first + i) * size) + column];
            norm += v[i] * v[i];
        }

        double alpha = -Math.CopySign(Math.Sqrt(norm), v[0]);
        beside[column] = norm == 0 ? 0 : alpha;
        double square = norm - (v[0] * v[0]) + ((v[0] - alpha) * (v[0] - alpha));
        if (square == 0)
            return;
        v[0] -= alpha;
        double[] p = new double[length];
        double along = 0;
        for (int i = 0; i < length; i++)
        {
            p[i] = 2 / square * Lines.Dot<double>(a.AsSpan(((first + i) * size) + first, length), v);
            along += p[i] * v[i];
        }

        Lines.AddScaled<double>(p, v, -along / square);
        for (int i = 0; i < length; i++)
        {
            Span<double> row = a.AsSpan(((first + i) * size) + first, length);
            Lines.AddScaled(row, p, -v[i]);
            Lines.AddScaled(row, v, -p[i]);
        }
    }

    /// <summary>QL steps with Wilkinson's shift until every number beside the diagonal is nothing.</summary>
    private static void Diagonalize(double[] d, double[] e)
    {
        for (int low = 0; low < d.Length; low++)
        {
            for (int step = 0; step < MostSteps; step++)
            {
                int high = low;
                while (high < d.Length - 1 && Math.Abs(e[high]) > 1e-16 * (Math.Abs(d[high]) + Math.Abs(d[high + 1])))
                    high++;
                if (high == low)
                    break;
                Step(d, e, low, high);
            }
        }
    }

    private static void Step(double[] d, double[] e, int low, int high)
    {
        double g = (d[low + 1] - d[low]) / (2 * e[low]);
        g = d[high] - d[low] + (e[low] / (g + Math.CopySign(Hypotenuse(g, 1), g)));
        double sine = 1, cosine = 1, carried = 0;
        for (int i = high - 1; i >= low; i--)
        {
            double f = sine * e[i], b = cosine * e[i];
            double r = Hypotenuse(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= carried;
                e[high] = 0;
                return;
            }

            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - carried;
            double turn = ((d[i] - g) * sine) + (2 * cosine * b);
            carried = sine * turn;
            d[i + 1] = g + carried;
            g = (cosine * turn) - b;
        }

        d[low] -= carried;
        e[low] = g;
        e[high] = 0;
    }

    private static double Hypotenuse(double x, double y)
    {
        double large = Math.Max(Math.Abs(x), Math.Abs(y)), small = Math.Min(Math.Abs(x), Math.Abs(y));
        return large == 0 ? 0 : large * Math.Sqrt(1 + (small / large * (small / large)));
    }
}
