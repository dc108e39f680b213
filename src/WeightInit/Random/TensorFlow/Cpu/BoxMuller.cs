namespace WeightInit.TensorFlowCpu;

/// <summary>Two standard normals of two uniforms, the sine first (Box and Muller, Ann. Math. Stat. 29, 1958, 610-611).</summary>
internal static class BoxMuller
{
    /// <summary>What a uniform under the logarithm is at least.</summary>
    internal const float Smallest = 1e-7f;

    /// <summary>In float32, of one word each. The angle is a product in double, rounded.</summary>
    internal static (float Sine, float Cosine) Pair(uint radius, uint angle)
    {
        float uniform = Math.Max(Uniform32.Of(radius), Smallest);
        float turn = (float)(2 * Math.PI * Uniform32.Of(angle));
        float length = MathF.Sqrt(-2f * SingleMath.Log(uniform));
        (float sine, float cosine) = SingleMath.SinCos(turn);
        return (sine * length, cosine * length);
    }

    /// <summary>In float64, of two words each.</summary>
    internal static (double Sine, double Cosine) Pair(uint radiusHigh, uint radiusLow, uint angleHigh, uint angleLow)
    {
        double uniform = Math.Max(Uniform64.Of(radiusHigh, radiusLow), 1e-7);
        double turn = 2 * Math.PI * Uniform64.Of(angleHigh, angleLow);
        double length = Math.Sqrt(-2 * CMath.Log(uniform));
        return (CMath.Sin(turn) * length, CMath.Cos(turn) * length);
    }
}
