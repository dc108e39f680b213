namespace WeightInit.Native;

/// <summary>Laws in float64.</summary>
internal static unsafe class Draw64
{
    /// <summary>Farther out the probabilities of the last of 63 bits are no longer normal doubles.</summary>
    private const double FarthestBound = 36;

    /// <summary>No value of the unit normal is farther from 0: that of tail integer 0 is 9.16.</summary>
    private const double FarthestNormal = 9.2;

    /// <summary>No value of a unit normal cut on one side, the bound as far out as is allowed, is farther from 0.</summary>
    private const double FarthestCut = 38;

    /// <summary>Points 7 and 17 to 19.</summary>
    /// <exception cref="ArgumentException">The law has not enough range, or too much.</exception>
    internal static void Fill(uint* key, in NativeLaw law, double* destination, long count, ulong start)
    {
        switch (law.Kind)
        {
            case LawKind.Uniform:
                VectorWidth.Fill(key, Uniform(law), destination, count, start);
                break;
            case LawKind.Normal:
                RequireRange(law, FarthestNormal);
                VectorWidth.Fill(key, new Normal64(law.Mean, law.Std), destination, count, start);
                break;
            default:
                RequireRange(law, FarthestCut);
                FillTruncated(key, law, destination, count, start);
                break;
        }
    }

    private static Uniform64 Uniform(in NativeLaw law)
    {
        double range = law.High - law.Low;
        if (!double.IsFinite(range) || range < Math.ScaleB(1, -969))
            throw new ArgumentException($"{law} cannot be drawn in float64: high - low must be from 2^-969 to the largest float64.");
        return new Uniform64(law.Low, range * Math.ScaleB(1, -53), Math.BitDecrement(law.High));
    }

    private static void FillTruncated(uint* key, in NativeLaw law, double* destination, long count, ulong start)
    {
        if (law.Low > FarthestBound || law.High < -FarthestBound)
            throw new ArgumentException($"{law} cannot be drawn in float64: the nearer bound lies farther than 36 standard deviations from the mean.");
        TailMasses masses = TruncatedTables.For(law.Low, law.High).Double;
        if (law.Low == -law.High)
        {
            SymmetricTruncated64 operation = new(masses, law.Mean, law.Std, law.Minimum, law.Maximum);
            VectorWidth.Fill(key, operation, destination, count, start);
        }
        else
        {
            AsymmetricTruncated64 operation = new(masses, law.Mean, law.Std, law.Minimum, law.Maximum);
            VectorWidth.Fill(key, operation, destination, count, start);
        }
    }

    private static void RequireRange(in NativeLaw law, double farthest)
    {
        double lowest = Math.Max(law.Minimum, law.Mean - (law.Std * farthest));
        double highest = Math.Min(law.Maximum, law.Mean + (law.Std * farthest));
        if (!double.IsFinite(lowest) || !double.IsFinite(highest))
            throw new ArgumentException($"{law} cannot be drawn in float64: its values go beyond the largest of that type.");
    }
}
