namespace WeightInit.Native;

/// <summary>Laws in types that are computed in float32 and stored in <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TStorage">How float32 becomes it.</typeparam>
internal static unsafe class Draw32<T, TStorage>
    where T : unmanaged
    where TStorage : IStorage32<T>
{
    private const double FarBelowLargest = 1e30;

    /// <summary>Points 6 to 10 and 16.</summary>
    /// <exception cref="ArgumentException">The type has no values for the law, or not enough range.</exception>
    internal static void Fill(uint* key, in NativeLaw law, T* destination, long count, ulong start)
    {
        switch (law.Kind)
        {
            case LawKind.Uniform:
                FillUniform(key, law, destination, count, start);
                break;
            case LawKind.Normal:
                FillNormal(key, law, destination, count, start);
                break;
            default:
                FillTruncated(key, law, destination, count, start);
                break;
        }
    }

    private static void FillUniform(uint* key, in NativeLaw law, T* destination, long count, ulong start)
    {
        (float low, float scale, float smallest, float largest) = Uniform(law);
        bool isFree = FreeUniform32.Holds(low, scale, smallest, largest);
        bool isExact = !ExactFma.IsHardware && float.IsPow2(scale);
        if (isFree && isExact)
            VectorWidth.Fill<FreeExactUniform32, TStorage, T>(key, new(low, scale), destination, count, start);
        else if (isFree)
            VectorWidth.Fill<FreeUniform32, TStorage, T>(key, new(low, scale), destination, count, start);
        else if (isExact)
            VectorWidth.Fill<ExactUniform32, TStorage, T>(key, new(low, scale, smallest, largest), destination, count, start);
        else
            VectorWidth.Fill<Uniform32, TStorage, T>(key, new(low, scale, smallest, largest), destination, count, start);
    }

    /// <summary>What <see cref="Uniform32"/> is made of.</summary>
    internal static (float Low, float Scale, float Smallest, float Largest) Uniform(in NativeLaw law)
    {
        float low = (float)law.Low;
        float high = (float)law.High;
        float range = high - low;
        if (!float.IsFinite(range) || range < TwoTo(-102))
            throw new ArgumentException($"{law} cannot be drawn in {Name}: high - low must be from 2^-102 to the largest float32.");
        (float smallest, float largest) = Bounds(law, RoundedTo.AtLeast<T>(low), RoundedTo.Below<T>(high));
        return (low, range * TwoTo(-24), smallest, largest);
    }

    private static void FillNormal(uint* key, in NativeLaw law, T* destination, long count, ulong start)
    {
        QuantileTable table = QuantileTable.Normal;
        RequireRange(law, table);
        VectorWidth.FillQuantiles<Normal32, TStorage, T>(key, new(table.Rows, (float)law.Mean, (float)law.Std), destination, count, start);
        GC.KeepAlive(table);
    }

    private static void FillTruncated(uint* key, in NativeLaw law, T* destination, long count, ulong start)
    {
        QuantileTable table = TruncatedTables.For(law.Low, law.High).Single;
        RequireRange(law, table);
        (float smallest, float largest) = Bounds(law, RoundedTo.AtLeast<T>(law.Minimum), RoundedTo.AtMost<T>(law.Maximum));
        (float mean, float std) = ((float)law.Mean, (float)law.Std);
        if (table.IsSymmetric)
        {
            SymmetricTruncated32 operation = new(table.Rows, mean, std, smallest, largest);
            VectorWidth.FillQuantiles<SymmetricTruncated32, TStorage, T>(key, operation, destination, count, start);
        }
        else
        {
            AsymmetricTruncated32 operation = new(table.Rows, mean, std, smallest, largest);
            VectorWidth.Fill<AsymmetricTruncated32, TStorage, T>(key, operation, destination, count, start);
        }

        GC.KeepAlive(table);
    }

    private static (float Smallest, float Largest) Bounds(in NativeLaw law, T smallest, T largest)
    {
        (double from, double to) = (RoundedTo.Value(smallest), RoundedTo.Value(largest));
        return from <= to
            ? ((float)from, (float)to)
            : throw new ArgumentException($"{law} cannot be drawn in {Name}: no value of that type lies within the bounds.");
    }

    /// <summary>Refuses what would be infinite: on sides without a bound the farthest values are those of tail integer 0.</summary>
    private static void RequireRange(in NativeLaw law, QuantileTable table)
    {
        // No unit law goes beyond 40: what is this far from the largest float32 or bfloat16 needs no more looking at.
        if (typeof(T) != typeof(Half) && Math.Abs(law.Mean) < FarBelowLargest && law.Std < FarBelowLargest)
            return;
        double lowest = Math.Max(law.Minimum, law.Mean + (law.Std * table.Lowest));
        double highest = Math.Min(law.Maximum, law.Mean + (law.Std * table.Highest));
        if (!Fits(lowest) || !Fits(highest) || !float.IsFinite((float)law.Mean) || !float.IsFinite((float)law.Std))
            throw new ArgumentException($"{law} cannot be drawn in {Name}: its values go beyond the largest of that type.");
    }

    /// <summary>Whether a value, and what rounding of mean and deviation may make of it, is finite in the type.</summary>
    private static bool Fits(double value) => double.IsFinite(RoundedTo.Value(Rounded.To<T>(value * (1 + TwoTo(-20)))));

    private static string Name => DTypes.Of<T>().Name();

    private static float TwoTo(int power) => MathF.ScaleB(1, power);
}
