namespace WeightInit;

/// <summary>
/// Kernels of a convolution that is a short-time Fourier transform: keras.initializers.STFTInitializer of Keras 3.15.1.
/// </summary>
/// <remarks>
/// Nothing is drawn. The shape is (T, 1, F / 2 + 1), T the frame's length and F that of the transform; element (t, 0, f) is
/// w(t) · cos(-2π t f / F) for the real side and w(t) · sin(-2π t f / F) for the imaginary one, w being the window over its
/// root of the sum of squares (density), its sum (spectrum) or 1 (none). In double with the angle reduced exactly, then one
/// rounding: <c>law</c> against Keras, which computes the angle in the tensor's type and loses digits as t · f grows. Of SciPy's
/// windows, those that are named here.
/// </remarks>
public sealed record KerasStft : Initializer
{
    private static readonly NameParameter SideParameter = new("side", ["real", "imag"]);

    private static readonly NameParameter WindowParameter = new("window", StftWindow.Names, "hann");

    private static readonly NameParameter ScalingParameter = new("scaling", ["density", "spectrum", "none"], "density");

    /// <param name="side"><c>real</c> or <c>imag</c>.</param>
    /// <param name="window"><c>hann</c>, <c>hamming</c>, <c>blackman</c>, <c>bartlett</c>, <c>boxcar</c> or <c>none</c>.</param>
    /// <param name="scaling"><c>density</c>, <c>spectrum</c> or <c>none</c>; not read without a window.</param>
    /// <param name="periodic">Whether the window is one period of a periodic one (true) or symmetric (false).</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public KerasStft(string side, string window = "hann", string scaling = "density", bool periodic = false)
    {
        Side = side;
        Window = window;
        Scaling = scaling;
        Periodic = periodic;
    }

    /// <summary><c>real</c> or <c>imag</c>.</summary>
    /// <exception cref="ArgumentException">The value is another.</exception>
    public string Side { get; init => field = SideParameter.Check(value, "keras.stft"); }

    /// <summary>The window's name, or <c>none</c>.</summary>
    /// <exception cref="ArgumentException">The value is another.</exception>
    public string Window { get; init => field = WindowParameter.Check(value, "keras.stft"); }

    /// <summary><c>density</c>, <c>spectrum</c> or <c>none</c>.</summary>
    /// <exception cref="ArgumentException">The value is another.</exception>
    public string Scaling { get; init => field = ScalingParameter.Check(value, "keras.stft"); }

    /// <summary>Whether the window is one period of a periodic one.</summary>
    public bool Periodic { get; init; }

    /// <summary>Keras's.</summary>
    public override FanConvention Convention => FanConvention.Keras;

    internal static InitializerForm Form { get; } = new(
        "keras.stft",
        "window · cos or sin of -2π t f / F",
        [SideParameter, WindowParameter, ScalingParameter, new FlagParameter("periodic", false)],
        given => new KerasStft(given.Get<string>("side"), given.Get<string>("window"), given.Get<string>("scaling"), given.Flag("periodic")));

    internal override InitializerText Text => Form.With(Side, Window, Scaling, Periodic);

    private protected override void Draw<T>(Span<T> destination, TensorSlice slice, RandomKey key)
    {
        double[] window = WindowOf(slice.Spec);
        int done = 0;
        foreach ((long start, long count) in slice.Runs())
        {
            Write(destination.Slice(done, (int)count), slice.Spec.Shape, start, window);
            done += (int)count;
        }
    }

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key) =>
        Write(destination, tensor.Shape, start, WindowOf(tensor));

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, RandomStream stream) =>
        Write(destination, tensor.Shape, 0, WindowOf(tensor));

    private void Write<T>(Span<T> destination, Shape shape, long start, double[] window)
        where T : unmanaged
    {
        long frequencies = shape[2];
        long length = 2 * (frequencies - 1);
        for (int i = 0; i < destination.Length; i++)
        {
            (long t, long f) = Math.DivRem(start + i, frequencies);
            double turn = -2.0 * (long)((Int128)t * f % length) / length;
            destination[i] = Rounded.To<T>(window[t] * (Side == "real" ? double.CosPi(turn) : double.SinPi(turn)));
        }
    }

    /// <summary>The window, scaled; ones where there is none.</summary>
    private double[] WindowOf(TensorSpec tensor)
    {
        Shape shape = tensor.Shape;
        if (shape.Rank != 3 || shape[1] != 1 || shape[2] < 2)
            throw new ArgumentException($"{tensor.Name}: {Name} is for the shape (T, 1, F / 2 + 1) with F of 2 or more; the shape is ({shape}).");
        double[] window = StftWindow.Of(Window, checked((int)shape[0]), Periodic);
        double scale = Window == "none" ? 1 : Scaling switch
        {
            "density" => Math.Sqrt(window.Sum(value => value * value)),
            "spectrum" => window.Sum(Math.Abs),
            _ => 1,
        };
        return [.. window.Select(value => value / scale)];
    }
}
