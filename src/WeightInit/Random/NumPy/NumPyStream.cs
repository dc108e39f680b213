using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>
/// What NumPy's two kinds of generator have in common as streams: laws are drawn in <see cref="double"/> by NumPy's own
/// functions, one element after another in row-major order, and other types hold the rounded double.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><see cref="WeightInit.Uniform"/> is <c>uniform(low, high)</c>: low + (high - low) · u, two roundings.</item>
/// <item><see cref="WeightInit.Normal"/> is <c>normal(mean, std)</c>: mean + std · z, two roundings.</item>
/// <item><see cref="Scaled"/> is the unit law's function, then one multiplication or division.</item>
/// <item><see cref="Constant"/> draws nothing.</item>
/// <item><see cref="TruncatedNormal"/> is refused: NumPy has none.</item>
/// </list>
/// </remarks>
public abstract class NumPyStream : RandomStream
{
    private const int Chunk = 512;

    private protected NumPyStream()
    {
    }

    /// <summary>One double, uniform on [0, 1): a multiple of 2^-53.</summary>
    public abstract double NextDouble();

    /// <summary>One standard normal: <c>standard_normal()</c>.</summary>
    public abstract double StandardNormal();

    /// <summary>The next word, 32 bits.</summary>
    public abstract uint NextUInt32();

    /// <summary>Uniform on [low, high): low + (high - low) · u.</summary>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The bound above; rounding can give it.</param>
    /// <exception cref="ArgumentException">
    /// high - low is not finite (NumPy's "Range exceeds valid bounds") or, but for the legacy generator, negative.
    /// </exception>
    public double Uniform(double low, double high)
    {
        double value = 0;
        Uniform(new Span<double>(ref value), low, high);
        return value;
    }

    /// <summary>Fills memory with uniforms: <c>uniform(low, high, size)</c>.</summary>
    /// <inheritdoc cref="Uniform(double, double)"/>
    /// <param name="destination">All of it is written, in order.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The bound above; rounding can give it.</param>
    public void Uniform(Span<double> destination, double low, double high)
    {
        double range = high - low;
        if (!double.IsFinite(range))
            throw new ArgumentException($"Range exceeds valid bounds: high - low is {range} for uniform({low}, {high}).");
        if (range < 0 && !TakesReversedBounds)
            throw new ArgumentException($"high - low < 0 for uniform({low}, {high}).");
        FillUniforms(destination, low, range);
    }

    /// <summary>Normal with mean μ and standard deviation σ: μ + σ · z.</summary>
    /// <param name="mean">The mean, μ.</param>
    /// <param name="std">The standard deviation, σ, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">σ is negative (NumPy's "scale &lt; 0") or not a number.</exception>
    public double Normal(double mean = 0, double std = 1)
    {
        double value = 0;
        Normal(new Span<double>(ref value), mean, std);
        return value;
    }

    /// <summary>Fills memory with normals: <c>normal(mean, std, size)</c>.</summary>
    /// <inheritdoc cref="Normal(double, double)"/>
    /// <param name="destination">All of it is written, in order.</param>
    /// <param name="mean">The mean, μ.</param>
    /// <param name="std">The standard deviation, σ, 0 or more.</param>
    public void Normal(Span<double> destination, double mean, double std)
    {
        // NumPy looks at the sign bit, so -0 is refused as well.
        if (double.IsNegative(std) || double.IsNaN(std))
            throw new ArgumentOutOfRangeException(nameof(std), std, "scale < 0");
        FillNormals(destination, mean, std);
    }

    /// <summary>Fills memory with standard normals: <c>standard_normal(size)</c>.</summary>
    /// <param name="destination">All of it is written, in order.</param>
    public void StandardNormal(Span<double> destination) => FillNormals(destination);

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        _ = DTypes.Of<T>();
        if (typeof(T) == typeof(double))
        {
            Draw(MemoryMarshal.Cast<T, double>(destination), law);
            return;
        }

        Span<double> exact = stackalloc double[Chunk];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(Chunk, destination.Length);
            Draw(exact[..count], law);
            for (int i = 0; i < count; i++)
                destination[i] = Rounded.To<T>(exact[i]);
            destination = destination[count..];
        }
    }

    /// <summary>Whether the uniform may have its larger bound first: the legacy generator's may.</summary>
    private protected abstract bool TakesReversedBounds { get; }

    /// <summary>low + range · u.</summary>
    private protected abstract void FillUniforms(Span<double> destination, double low, double range);

    /// <summary>z.</summary>
    private protected abstract void FillNormals(Span<double> destination);

    /// <summary>mean + std · z.</summary>
    private protected abstract void FillNormals(Span<double> destination, double mean, double std);

    private void Draw(Span<double> destination, Distribution law)
    {
        switch (law)
        {
            case Constant constant:
                destination.Fill(constant.Value);
                break;
            case Uniform uniform:
                Uniform(destination, uniform.Low, uniform.High);
                break;
            case Normal normal:
                Normal(destination, normal.Mean, normal.Std);
                break;
            case Scaled scaled:
                Draw(destination, scaled.Unit);
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = scaled.Apply(destination[i]);
                break;
            case TruncatedNormal:
                throw new NotSupportedException($"{law}: NumPy has no truncated normal; draw it from the native stream, or name a law that NumPy has.");
            default:
                throw new NotSupportedException($"{law}: NumPy has no function for this law.");
        }
    }
}
