using WeightInit.Native;
using WeightInit.Numerics;

namespace WeightInit.Parity.Tests.NumPyStreams;

/// <summary>The vector logarithm against the C library's, over the numbers that the polar method meets.</summary>
public class GnuLogTests
{
    [GlibcFact]
    public void Equals_glibc_over_a_million_numbers_and_close_to_one_and_to_zero()
    {
        Assert.Equal(ExactFma.IsHardware, GnuLog.IsExact);
        NumPyRandomState random = NumPy.RandomState(1);
        for (int i = 0; i < 1_000_000; i++)
            Same(random.NextDouble());
        for (int i = 0; i < 100_000; i++)
        {
            Same(1 - (random.NextDouble() / 16));
            Same(Math.ScaleB(1 + random.NextDouble(), -1 - (i % 107)));
        }
    }

    [GlibcFact]
    public void One_bit_more_in_an_argument_is_seen()
    {
        double x = 0.3;

        Assert.NotEqual(Math.Log(Math.BitIncrement(x)), Vector(x));
    }

    private static void Same(double x)
    {
        if (x > 0 && Math.Log(x) != Vector(x))
            Assert.Fail($"log({x:R}) is {Math.Log(x):R}, not {Vector(x):R}");
    }

    private static double Vector(double x) => GnuLog.Of<Lanes64x1, ulong, double>(x);
}
