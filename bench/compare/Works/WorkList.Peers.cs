using MathNet.Numerics.Random;
using Generator = System.Random;

namespace WeightInit.Compare;

internal sealed partial class WorkList
{
    private const int Seed = 42;

    /// <summary>What .NET has itself, and MathNet.Numerics.</summary>
    private void AddPeers()
    {
        Add("span-fill", count =>
        {
            Memory<float> target = Target.Of<float>(count);
            return () => target.Span.Fill(1);
        });
        Add("random-next-single", count => NextSingle(new Generator(), count));
        Add("random-next-single-seeded", count => NextSingle(new Generator(Seed), count));
        Add("mathnet-uniform", count =>
        {
            MersenneTwister generator = new(Seed, threadSafe: false);
            double[] values = new double[count];
            return () => generator.NextDoubles(values);
        });
        Add("mathnet-normal", count =>
        {
            MersenneTwister generator = new(Seed, threadSafe: false);
            double[] values = new double[count];
            return () => MathNet.Numerics.Distributions.Normal.Samples(generator, values, 0, 1);
        });
    }

    private static Action NextSingle(Generator generator, long count)
    {
        Memory<float> target = Target.Of<float>(count);
        return () =>
        {
            foreach (ref float value in target.Span)
                value = generator.NextSingle();
        };
    }
}
