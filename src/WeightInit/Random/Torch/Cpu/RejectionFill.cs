using System.Runtime.InteropServices;

namespace WeightInit.TorchCpu;

/// <summary>
/// <c>trunc_normal_</c> from 2.12 on. Where the bounds hold more than 0.3 of the normal, normals that fall outside are drawn
/// again; where they hold less, uniforms between the bounds are accepted by their density.
/// </summary>
/// <param name="source">The words.</param>
/// <param name="mean">The mean before truncation.</param>
/// <param name="std">The standard deviation before truncation.</param>
/// <param name="a">The lower bound, absolute.</param>
/// <param name="b">The upper bound, absolute.</param>
internal sealed class RejectionFill(Source source, double mean, double std, double a, double b)
{
    /// <summary>The probability between the bounds above which normals are drawn, and not uniforms.</summary>
    internal const double EnoughInside = 0.3;

    /// <summary>How often the last fill drew for all elements.</summary>
    internal int Rounds { get; private set; }

    /// <summary>Fills memory in order.</summary>
    /// <param name="values">All of it is written.</param>
    /// <param name="inside">The probability between the bounds.</param>
    /// <param name="contiguous">Whether PyTorch sees a contiguous tensor.</param>
    /// <param name="dense">Whether a new tensor like it is contiguous.</param>
    internal void Fill<T>(Span<T> values, double inside, bool contiguous, bool dense)
        where T : unmanaged
    {
        if (inside > EnoughInside)
            FromNormals(values, contiguous, dense);
        else
            FromUniforms(values);
    }

    // Every round draws for all elements and keeps what is needed.
    private void FromNormals<T>(Span<T> values, bool contiguous, bool dense)
        where T : unmanaged
    {
        double low = Cast.ToDouble(Cast.To<T>(a));
        double high = Cast.ToDouble(Cast.To<T>(b));
        if (typeof(T) == typeof(float) && contiguous && dense && values.Length >= NormalFill.Block)
        {
            Rounds = new RejectedNormals(source, (float)mean, (float)std, (float)low, (float)high).Fill(MemoryMarshal.Cast<T, float>(values));
            return;
        }

        NormalFill.Fill(source, values, mean, std, contiguous);
        T[]? again = null;
        for (Rounds = 1; AnyOutside<T>(values, low, high); Rounds++)
        {
            again ??= GC.AllocateUninitializedArray<T>(values.Length);
            NormalFill.Fill(source, again, mean, std, dense);
            Replace(values, again, low, high);
        }
    }

    /// <summary>Gives every value that lies outside another.</summary>
    internal static void Replace<T>(Span<T> values, ReadOnlySpan<T> again, double low, double high)
        where T : unmanaged
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (IsOutside(values[i], low, high))
                values[i] = again[i];
        }
    }

    /// <summary>Whether a value lies outside the bounds.</summary>
    internal static bool AnyOutside<T>(ReadOnlySpan<T> values, double low, double high)
        where T : unmanaged
    {
        foreach (T value in values)
        {
            if (IsOutside(value, low, high))
                return true;
        }

        return false;
    }

    private static bool IsOutside<T>(T value, double low, double high)
        where T : unmanaged
    {
        double exact = Cast.ToDouble(value);
        return exact < low || exact > high;
    }

    private void FromUniforms<T>(Span<T> values)
        where T : unmanaged
    {
        T[] candidates = GC.AllocateUninitializedArray<T>(values.Length);
        T[] chances = GC.AllocateUninitializedArray<T>(values.Length);
        bool[] accepted = new bool[values.Length];
        int pending = values.Length;
        for (Rounds = 0; pending > 0; Rounds++)
        {
            UniformFill.Fill<T>(source, candidates, a, b);
            UniformFill.Fill<T>(source, chances, 0, 1);
            for (int i = 0; i < accepted.Length; i++)
            {
                if (accepted[i])
                    continue;
                values[i] = candidates[i];
                accepted[i] = IsAccepted(candidates[i], chances[i]);
                if (accepted[i])
                    pending--;
            }
        }
    }

    // log u <= -((c - mean) / std)² / 2 - peak, each number and each step rounded to the type; peak is the exponent at the mode.
    private bool IsAccepted<T>(T candidate, T chance)
        where T : unmanaged
    {
        double mode = (Math.Clamp(mean, a, b) - mean) / std;
        double peak = -0.5 * (mode * mode);
        if (typeof(T) == typeof(double))
        {
            double distance = (Cast.ToDouble(candidate) - mean) / std;
            return !(CMath.Log(Cast.ToDouble(chance)) > (distance * distance * -0.5) - peak);
        }

        float unit = Round<T>(Round<T>((float)Cast.ToDouble(candidate) - Round<T>((float)mean)) / Round<T>((float)std));
        float density = Round<T>(Round<T>(Round<T>(unit * unit) * -0.5f) - Round<T>((float)peak));
        return !(Round<T>((float)CMath.Log(Cast.ToDouble(chance))) > density);
    }

    private static float Round<T>(float value)
        where T : unmanaged =>
        (float)Cast.ToDouble(Cast.To<T>(value));
}
