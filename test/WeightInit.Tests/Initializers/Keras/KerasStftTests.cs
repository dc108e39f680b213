namespace WeightInit.Tests.Initializers;

public class KerasStftTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(0);

    // NumPy's windows and cosines in double: the element (1, 0, 1) and the sum of (place + 1) · element over the kernel.
    [Theory]
    [InlineData("keras.stft(side=real,window=hann,scaling=density,periodic=false)", 5, 5, 0.288675134594813, 7.348469228349538)]
    [InlineData("keras.stft(side=imag,window=hamming,scaling=spectrum,periodic=true)", 6, 3, -0.09567901234567906, 1.2901234567901232)]
    [InlineData("keras.stft(side=real,window=blackman,scaling=none,periodic=false)", 4, 4, 0.3150000000000001, 4.410000000000001)]
    [InlineData("keras.stft(side=imag,window=bartlett,scaling=density,periodic=true)", 5, 4, -0.273861278752583, -3.2863353450310018)]
    [InlineData("keras.stft(side=real,window=none,scaling=density,periodic=false)", 3, 3, 6.123233995736766e-17, 12.0)]
    [InlineData("keras.stft(side=imag,window=boxcar,scaling=density,periodic=false)", 3, 3, -0.5773502691896258, -2.8867513459481287)]
    public void Kernels_are_windowed_cosines_and_sines(string text, int frame, int frequencies, double element, double sum)
    {
        double[] values = Initializer.Parse(text).Create<double>(Shape.Of(frame, 1, frequencies), Key);

        Assert.Equal(element, values[frequencies + 1], 1e-15);
        Assert.Equal(sum, values.Select((value, place) => value * (place + 1)).Sum(), 1e-13);
    }

    [Fact]
    public void Any_slice_and_any_stretch_equal_the_whole()
    {
        TensorSpec tensor = new("w", [6, 1, 5]);
        KerasStft kernel = Init.Keras.Stft("real");
        float[] whole = kernel.Create<float>(tensor, Key);
        float[] stretch = new float[7];

        kernel.FillFlat<float>(stretch, tensor, 8, Key);

        Assert.Equal(whole[8..15], stretch);
        Assert.Equal([.. Enumerable.Range(1, 3).SelectMany(t => whole[((5 * t) + 2)..((5 * t) + 4)])], kernel.Create<float>(tensor[1..4, .., 2..4], Key));
    }

    [Theory]
    [InlineData("5,5")]
    [InlineData("5,2,5")]
    [InlineData("5,1,1")]
    public void A_shape_that_does_not_fit_is_refused(string shape) =>
        Assert.StartsWith(
            "w: keras.stft is for the shape (T, 1, F / 2 + 1)",
            Assert.Throws<ArgumentException>(() => Init.Keras.Stft("imag").Create<float>(new TensorSpec("w", Shape.Parse(shape)), Key)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("keras.stft", "keras.stft: side is missing; give real, imag.")]
    [InlineData("keras.stft(side=left)", "keras.stft: side = 'left' is not accepted; give real, imag.")]
    [InlineData("keras.stft(side=real,window=kaiser)", "window = 'kaiser' is not accepted; give hann, hamming, blackman, bartlett, boxcar, none.")]
    [InlineData("keras.stft(side=real,scaling=l2)", "scaling = 'l2' is not accepted; give density, spectrum, none.")]
    public void What_it_does_not_take_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Initializer.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void With_refuses_what_construction_refuses() =>
        Assert.Throws<ArgumentException>(() => Init.Keras.Stft("real") with { Side = "left" });
}
