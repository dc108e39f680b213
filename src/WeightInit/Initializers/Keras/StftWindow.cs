namespace WeightInit;

/// <summary>The windows of scipy.signal.windows that <see cref="KerasStft"/> knows.</summary>
internal static class StftWindow
{
    internal static IReadOnlyList<string> Names { get; } = ["hann", "hamming", "blackman", "bartlett", "boxcar", "none"];

    /// <summary>The window's values.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="length">How many.</param>
    /// <param name="periodic">Whether it is one period of a periodic window, that is a symmetric one of length + 1 without its last value.</param>
    internal static double[] Of(string name, int length, bool periodic)
    {
        double[] window = new double[length];
        double last = periodic ? length : length - 1;
        for (int n = 0; n < length; n++)
        {
            double place = last == 0 ? 0.5 : n / last;
            window[n] = name switch
            {
                "hann" => 0.5 - (0.5 * double.CosPi(2 * place)),
                "hamming" => 0.54 - (0.46 * double.CosPi(2 * place)),
                "blackman" => 0.42 - (0.5 * double.CosPi(2 * place)) + (0.08 * double.CosPi(4 * place)),
                "bartlett" => place <= 0.5 ? 2 * place : 2 - (2 * place),
                _ => 1,
            };
        }

        return window;
    }
}
