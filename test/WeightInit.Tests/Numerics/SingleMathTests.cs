using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WeightInit.TensorFlowCpu;

namespace WeightInit.Tests.Numerics;

/// <summary>
/// Everything that a float32 normal of TensorFlow can be made of: the radii and angles of all 2^23 uniforms. The checksums are those
/// of tools/reference/tensorflow_normals.py, whose functions equal glibc's on every one.
/// </summary>
public class SingleMathTests
{
    private const int Count = 1 << 23;

    [Fact]
    public void Radii_of_all_uniforms() => Assert.Equal(
        "fdc535262631687fa65a0f429714d6f986c52c0b2f94a3f83a3c700cb3adf356",
        Digest(word => MathF.Sqrt(-2f * SingleMath.Log(Math.Max(Uniform32.Of(word), 1e-7f)))));

    [Fact]
    public void Sines_of_all_angles() => Assert.Equal(
        "c718616d24ba03d8eb34fe59f6febc3b383c7d947dec50bdf58c10fbf51946b5", Digest(word => SingleMath.SinCos(Angle(word)).Sin));

    [Fact]
    public void Cosines_of_all_angles() => Assert.Equal(
        "b085eb29bc0360f27b736db7ccc9c80d33b0e35e0b810174d45e42383540001c", Digest(word => SingleMath.SinCos(Angle(word)).Cos));

    // What the two are put together to, over every uniform in either place.
    [Fact]
    public void Normals_are_radius_times_sine_and_cosine()
    {
        uint wrong = 0;
        for (uint word = 0; word < Count; word++)
        {
            uint other = (word * 2654435761) & (Count - 1);
            (float sine, float cosine) = BoxMuller.Pair(word | 0xFF800000, other);
            float radius = MathF.Sqrt(-2f * SingleMath.Log(Math.Max(Uniform32.Of(word), 1e-7f)));
            (float sin, float cos) = SingleMath.SinCos(Angle(other));
            if (sine != radius * sin || cosine != radius * cos)
                wrong++;
        }

        Assert.Equal(0u, wrong);
    }

    [Fact]
    public void Beyond_a_turn_sines_go_on()
    {
        for (float x = -119; x < 120; x += 0.37f)
        {
            (float sin, float cos) = SingleMath.SinCos(x);
            Assert.Equal(Math.Sin(x), sin, 6e-8);
            Assert.Equal(Math.Cos(x), cos, 6e-8);
        }
    }

    private static float Angle(uint word) => (float)(2 * Math.PI * Uniform32.Of(word));

    private static string Digest(Func<uint, float> value)
    {
        float[] values = new float[Count];
        for (uint word = 0; word < Count; word++)
            values[word] = value(word);
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(values)));
    }
}
